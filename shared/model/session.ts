import { z } from 'zod';
import { failure } from '../failure.ts';
import { access, accountId, address, identities, instant, mailboxId, person, sessionId } from './identity.ts';

/** How the session showed that the folders which answered belong to the mailbox asked for. */
export const proof = z.strictObject({
  provedAt: instant,
  /** One plain sentence for the person, for instance "Mary's root folder differs from your own and …". */
  statement: z.string(),
  /** Round trips that the proof took. */
  roundTrips: z.number(),
});
export type Proof = z.output<typeof proof>;

/** What recipients of mail from this session will read as sender. */
export const recipientsSee = z.strictObject({
  from: person,
  /** Present when the message is sent on behalf: who really sends. */
  sender: person.nullable(),
});
export type RecipientsSee = z.output<typeof recipientsSee>;

/** Where an opening session is; each step is one thing a person can understand. */
export const openingStep = z.enum(['waiting', 'connecting', 'proving', 'reading']);

/**
 * How a session hears of changes. `live`: by a stream. `asking`: by asking for events at intervals. `polling`: by
 * synchronising at intervals. `lost`: a stream broke and is being mended. `off`: nobody watches.
 */
export const watchState = z.enum(['off', 'connecting', 'live', 'asking', 'polling', 'lost']);
export type WatchState = z.output<typeof watchState>;

/**
 * Why what was read of a mailbox is kept in memory only: what the keychain is, or what is wrong with the file. A file that
 * could not be used is never deleted.
 */
export const storeTrouble = z.enum([
  'absent',
  'locked',
  'failing',
  'unusable-key',
  'app-locked',
  'in-use',
  'not-a-database',
  'wrong-key',
  'newer',
  'damaged',
  'disk-full',
  'read-only',
]);
export type StoreTroubleKind = z.output<typeof storeTrouble>;

/** One session on one mailbox: fixed identities, and what is known of it now. */
export const session = z.strictObject({
  sessionId,
  mailboxId,
  accountId,
  identities,
  /** As the directory or the account names them; the address where no name is known. */
  names: z.strictObject({ authenticated: z.string(), authorized: z.string(), mailbox: z.string() }),
  /** 0 to 11, an index into the mailbox colours. */
  colour: z.number().int().min(0).max(11),
  state: z.discriminatedUnion('state', [
    z.strictObject({
      state: z.literal('opening'),
      step: openingStep,
      /** Folders, rows and calendar of an earlier run may be read before the proof: shown as not confirmed yet. */
      isReadable: z.boolean(),
    }),
    z.strictObject({ state: z.literal('open'), proof }),
    z.strictObject({ state: z.literal('failed'), failure }),
    z.strictObject({ state: z.literal('closed') }),
  ]),
  /** The level on the calendar or, without one, on the inbox, in Exchange's words ("Editor"); null until known. */
  level: z.string().nullable(),
  recipientsSee,
  /** Whether writes are possible at all, and until when under impersonation. */
  writes: z.discriminatedUnion('writes', [
    z.strictObject({
      writes: z.literal('allowed'),
      until: instant.nullable(),
      reason: z.string().nullable(),
    }),
    z.strictObject({ writes: z.literal('read-only') }),
  ]),
  unread: z.number().nullable(),
  watch: z.strictObject({ state: watchState, since: instant }),
  /** Where what was read is kept: sealed on the disk, or in memory until the session ends, and then why. */
  storage: z.strictObject({ kept: z.enum(['disk', 'memory']), trouble: storeTrouble.nullable() }),
  /** When its thread last crashed and was started anew; null when it never did. */
  restartedAt: instant.nullable(),
});
export type Session = z.output<typeof session>;

/** A remembered mailbox: one line of the rail. */
export const rememberedMailbox = z.strictObject({
  mailboxId,
  accountId,
  address,
  name: z.string(),
  access,
  colour: z.number().int().min(0).max(11),
  /** The session on it, while it has one. */
  sessionId: sessionId.nullable(),
});
export type RememberedMailbox = z.output<typeof rememberedMailbox>;
