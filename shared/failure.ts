import { z } from 'zod';
import { changeKey, identities, instant, itemId } from './model/identity.ts';

/** Why the answer is no, who can change that, and the exact command with its placeholders filled. */
export const advice = z.strictObject({
  /** One plain sentence: the likely cause. Where a code has two causes, both are named. */
  cause: z.string(),
  /** Who can mend it, for instance "An Exchange administrator". */
  who: z.string(),
  /** Ready to paste into the Exchange Management Shell; null where no command helps. */
  command: z.string().nullable(),
});
export type Advice = z.output<typeof advice>;

/**
 * One field that two people changed. Values are text: a time is `start/end zone` in ISO 8601, people are addresses
 * joined by `, `. `base` is what the person had before them; null where that is not known any more.
 */
export const editedField = z.strictObject({
  field: z.enum([
    'subject',
    'location',
    'time',
    'required',
    'optional',
    'bodyText',
    'freeBusy',
    'isRead',
    'flag',
    'categories',
  ]),
  base: z.string().nullable(),
  mine: z.string(),
  theirs: z.string(),
});
export type EditedField = z.output<typeof editedField>;

const host = z.string();

/**
 * Every way in which a request may fail, closed: a view switches over `kind` exhaustively. No member carries a
 * secret, a path, a stack or text chosen by a server, except `serverText`, which is shown as text and marked so.
 */
export const failure = z.discriminatedUnion('kind', [
  // The door
  z.strictObject({ kind: z.literal('invalid-request'), message: z.string() }),
  z.strictObject({ kind: z.literal('no-such-session') }),
  z.strictObject({ kind: z.literal('no-such-account') }),
  /** The identities on screen are not the session's: nothing was sent. */
  z.strictObject({ kind: z.literal('identity-mismatch'), session: identities }),
  /** The session has not proved its mailbox yet, or has ended. */
  z.strictObject({ kind: z.literal('not-open'), state: z.string() }),
  /** An impersonated mailbox is read-only until the person says why and for how long. */
  z.strictObject({ kind: z.literal('read-only') }),
  z.strictObject({ kind: z.literal('defect'), reference: z.string() }),
  /** Somebody whom this would be sent to has no address that is known, or none that can exist: nothing was sent. */
  z.strictObject({ kind: z.literal('no-address'), people: z.array(z.string()).min(1) }),
  /**
   * The meeting is somebody else's: only its organiser moves, changes or cancels it. Nothing was sent. The name is empty
   * where the server does not say who organises it.
   */
  z.strictObject({ kind: z.literal('not-organizer'), organizer: z.string() }),
  /** The app is locked: every session has ended, and nothing is answered before it is unlocked. */
  z.strictObject({ kind: z.literal('locked') }),
  /** The password typed to unlock is not the account's. Nothing was sent; the next try counts after `waitMs`. */
  z.strictObject({ kind: z.literal('unlock-refused'), waitMs: z.number() }),
  /** Unlocking what is not locked: the password was compared with nothing, and proves nothing. */
  z.strictObject({ kind: z.literal('not-locked') }),
  /** The keychain that has the password to compare with does not answer now. Nothing was compared or counted. */
  z.strictObject({ kind: z.literal('keychain-failing') }),

  // This machine
  z.strictObject({ kind: z.literal('journal-unavailable'), reason: z.string() }),
  /** What must happen once could not be written down first, so nothing was sent. `reason` is the disk's own word. */
  z.strictObject({ kind: z.literal('outbox-unavailable'), reason: z.string() }),
  z.strictObject({ kind: z.literal('secret-missing') }),
  z.strictObject({ kind: z.literal('session-crashed') }),

  // The way to the server
  z.strictObject({ kind: z.literal('server-not-found'), host }),
  z.strictObject({
    kind: z.literal('server-unreachable'),
    host,
    reason: z.enum(['refused', 'reset', 'network']),
  }),
  /** The HTTP proxy on the way, not the server: it was not found or reached, wants a sign-in (407), or will not connect. */
  z.strictObject({
    kind: z.literal('proxy-failed'),
    proxy: z.string(),
    reason: z.enum(['not-found', 'unreachable', 'sign-in', 'refused']),
  }),
  z.strictObject({
    kind: z.literal('tls-not-trusted'),
    host,
    reason: z.enum(['unknown-issuer', 'self-signed', 'expired', 'wrong-name', 'other']),
    issuer: z.string().nullable(),
    /** SHA-256 of the certificate shown, hexadecimal pairs joined by colons. */
    fingerprint: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('timed-out'),
    host,
    /** `rate`: a reply that came in drops; `total`: all of it together. */
    phase: z.enum(['connect', 'reply', 'body', 'rate', 'total']),
    afterMs: z.number(),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),

  // The reply
  /** The server answers, but not as EWS: wrong path, wrong product. */
  z.strictObject({ kind: z.literal('not-exchange'), host, status: z.number() }),
  /** A redirect, or HTTP 451 with X-MS-Location. It is not followed: what signs in goes to no host that nobody named. */
  z.strictObject({
    kind: z.literal('server-moved'),
    host,
    status: z.number(),
    /** Where it leads, as an address without a query; null where it does not say. */
    to: z.string().nullable(),
    /** Whether that is another host. */
    isElsewhere: z.boolean(),
    /** Whether that is a sign-in page for people. */
    isSignIn: z.boolean(),
  }),
  /** An HTML page came where an EWS reply belongs: a proxy, a captive portal, a sign-in page. */
  z.strictObject({ kind: z.literal('proxy-page'), host, title: z.string().nullable() }),
  z.strictObject({ kind: z.literal('reply-truncated'), host }),
  z.strictObject({
    kind: z.literal('reply-refused'),
    host,
    /** `encoding`: compressed in a way that was not asked for and is not read, or not what it says. */
    reason: z.enum(['doctype', 'malformed', 'too-deep', 'unexpected', 'encoding']),
  }),
  z.strictObject({ kind: z.literal('reply-too-large'), host, limitBytes: z.number() }),

  // What Exchange says
  /** The account's password is not accepted. `attempts` left this machine in all; there will be no further one. */
  z.strictObject({
    kind: z.literal('wrong-credentials'),
    userName: z.string(),
    attempts: z.number(),
    /** Where the refusal said more than no. */
    advice: advice.optional(),
  }),
  /** None of the schemes the server offers is one we may use. */
  z.strictObject({
    kind: z.literal('scheme-not-offered'),
    offered: z.array(z.string()),
    advice: advice.optional(),
  }),
  /** HTTP 456 and 457: the account needs its person in a browser first, for a second factor or another password. */
  z.strictObject({
    kind: z.literal('account-held'),
    host,
    reason: z.enum(['blocked', 'password-expired']),
  }),
  /** Exchange's front end passed the request on to no mailbox server; `code` is its X-CasErrorCode. */
  z.strictObject({
    kind: z.literal('front-end-refused'),
    host,
    status: z.number(),
    code: z.string(),
    advice,
  }),
  /** HTTP 403: EWS is switched off for the organisation, the mailbox or this program. */
  z.strictObject({ kind: z.literal('ews-blocked'), host, advice }),
  z.strictObject({ kind: z.literal('server-busy'), host, retryAfterMs: z.number().nullable() }),
  /** The folders that answered are not the ones of the mailbox asked for: nothing of them was shown. */
  z.strictObject({
    kind: z.literal('wrong-mailbox'),
    asked: z.string(),
    answered: z.enum(['own', 'another', 'unknown']),
    advice,
  }),
  /** The reply is about another item, folder or attachment of the mailbox than the one asked for: nothing of it was used. */
  z.strictObject({ kind: z.literal('wrong-item'), host }),
  /** Somebody changed the item since it was read. */
  z.strictObject({ kind: z.literal('conflict'), code: z.string() }),
  /**
   * Somebody changed the very fields that the person changed: nothing was overwritten, and both versions are here.
   * Deciding for one's own is the same change once more, with this change key.
   */
  z.strictObject({
    kind: z.literal('edit-conflict'),
    /** EWS's code, or `ErrorIrresolvableConflict` where the comparison was made here. */
    code: z.string(),
    itemId,
    /** The server's version now. */
    changeKey,
    fields: z.array(editedField).min(1),
    /** Who changed it last and when, where the server says so. */
    changedBy: z.string().nullable(),
    changedAt: instant.nullable(),
  }),
  /** A refusal by EWS's own response code, kept verbatim. */
  z.strictObject({ kind: z.literal('response-code'), code: z.string(), serverText: z.string(), advice }),
  /** The request may have acted and no answer came. It is never repeated on a guess. */
  z.strictObject({
    kind: z.literal('outcome-unknown'),
    operation: z.string(),
    /** An answer came, and was about another mailbox or another item: it does not tell what was done. */
    because: z.enum(['wrong-mailbox', 'wrong-item']).optional(),
  }),
]);
export type Failure = z.output<typeof failure>;
export type FailureKind = Failure['kind'];
