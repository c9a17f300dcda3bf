import type { MessagePort } from 'node:worker_threads';
import type { Failure } from '../../shared/failure.ts';
import type { Identities } from '../../shared/model/identity.ts';
import type { WatchState } from '../../shared/model/session.ts';
import type { Credential, Endpoint } from '../ews/transport/transport.ts';
import type { Noticed } from '../mailbox/opening/opening-calls.ts';

/** What a watch's thread is given once, at its start: one account's secret, and nothing of any mailbox. */
export interface WatchStart {
  readonly endpoint: Endpoint;
  readonly credential: Credential;
  /** Exchange has accepted this secret in this run: a watch never begins with one that is untried. */
  readonly isSecretAccepted: true;
  /** How often the server is expected to give a sign of life on a stream, in milliseconds. Exchange: 45,000. */
  readonly heartbeatMs: number;
}

/** A mailbox to be watched. Its name and its identities are all that the watch knows of it. */
export interface WatchedMailbox {
  readonly mailboxId: string;
  readonly identities: Identities;
}

/** How a watched mailbox is heard: all of the session's words for it but `off`. */
export type HeardState = Exclude<WatchState, 'off'>;

/** Main to thread. The first message is `start`; it carries the secret and the way to the broker, and is not repeated. */
export type ToWatch =
  | { readonly type: 'start'; readonly start: WatchStart; readonly broker: MessagePort }
  | { readonly type: 'watch'; readonly mailbox: WatchedMailbox }
  | { readonly type: 'unwatch'; readonly mailboxId: string }
  | { readonly type: 'resumed' };

/** Thread to main. */
export type FromWatch =
  | { readonly type: 'noticed'; readonly mailboxId: string; readonly noticed: Noticed }
  | {
      readonly type: 'state';
      readonly mailboxId: string;
      readonly state: HeardState;
      /** ISO 8601. */
      readonly since: string;
    }
  /** The account's secret is not accepted any more: nothing of it is tried again. */
  | { readonly type: 'secret-refused'; readonly failure: Failure }
  | { readonly type: 'defect'; readonly words: string; readonly text: string };
