import { z } from 'zod';
import { accountsRequests } from './accounts.ts';
import { appRequests } from './app.ts';
import { calendarRequests } from './calendar.ts';
import { composeRequests } from './compose.ts';
import { foldersRequests } from './folders.ts';
import { framesRequests } from './frames.ts';
import { journalRequests } from './journal.ts';
import { mailRequests } from './mail.ts';
import { mailboxesRequests } from './mailboxes.ts';
import { outboxRequests } from './outbox.ts';
import { events } from './events.ts';
import { textsRequests } from './texts.ts';
import { windowRequests } from './window.ts';
import { failure } from '../failure.ts';

export { events };

/** The requests by their subjects, in the order in which a reader meets them. */
export const subjects = {
  app: appRequests,
  window: windowRequests,
  accounts: accountsRequests,
  mailboxes: mailboxesRequests,
  folders: foldersRequests,
  mail: mailRequests,
  compose: composeRequests,
  texts: textsRequests,
  calendar: calendarRequests,
  outbox: outboxRequests,
  frames: framesRequests,
  journal: journalRequests,
} as const;

/**
 * Every request that may come through the door. Both sides derive their types from this object. Inputs are strict:
 * a surplus key is an error. No request returns a secret, and none takes a path or a URL that main then opens.
 */
export const requests = {
  ...appRequests,
  ...windowRequests,
  ...accountsRequests,
  ...mailboxesRequests,
  ...foldersRequests,
  ...mailRequests,
  ...composeRequests,
  ...textsRequests,
  ...calendarRequests,
  ...outboxRequests,
  ...framesRequests,
  ...journalRequests,
} as const;

export type RequestName = keyof typeof requests;
export type Input<N extends RequestName> = z.output<(typeof requests)[N]['input']>;
export type Output<N extends RequestName> = z.output<(typeof requests)[N]['output']>;
/** The requests that a session answers, in its thread. */
export type SessionRequestName = {
  [N in RequestName]: (typeof requests)[N] extends { readonly kind: 'read' | 'write' } ? N : never;
}[RequestName];
/** The requests that main answers itself. */
export type LocalRequestName = Exclude<RequestName, SessionRequestName>;
/** What reaches a session's thread of such a request: its input without session and identities. */
export type Asked<N extends SessionRequestName> = z.output<(typeof requests)[N]['asked']>;
/** What a session's thread gives: the output without what main adds to it. */
export type Given<N extends SessionRequestName> = (typeof requests)[N] extends { readonly isTold: true }
  ? Omit<Output<N>, 'journalSequence'>
  : Output<N>;
/** The requests whose answers cross main as text. */
export type TextRequestName = {
  [N in RequestName]: (typeof requests)[N] extends { readonly ways: { readonly asText: true } } ? N : never;
}[RequestName];
/** The requests that an earlier run's store may answer before this run's proof. */
export type EarlyRequestName = {
  [N in RequestName]: (typeof requests)[N] extends { readonly ways: { readonly beforeProof: true } }
    ? N
    : never;
}[RequestName];
export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** What an answer looks like on the wire of any host, for tests and for headless clients. */
export const answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), failure }),
]);
