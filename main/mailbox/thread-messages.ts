import type { MessagePort } from 'node:worker_threads';
import type { Identities } from '../../shared/model/identity.ts';
import type { OutboxEntry } from '../../shared/model/outbox.ts';
import type { Result } from '../../shared/result.ts';
import type { Credential, Endpoint } from '../ews/transport/transport.ts';
import type { StoreTrouble } from '../store/store-failure.ts';
import type { CallName, CallWays } from './thread-requests.ts';

/** What a session's thread is given once, at its start: its identities and its one secret. */
export interface ThreadStart {
  readonly endpoint: Endpoint;
  readonly credential: Credential;
  readonly identities: Identities;
  /** Display names known so far; the address stands where none is known. */
  readonly names: { readonly authenticated: string; readonly mailbox: string };
  /** What this mailbox's folder ids carried when it was proved before; null at the first time. */
  readonly knownMoniker: string | null;
  /** The monikers of other mailboxes proved before: an answer that carries one of them is a wrong mailbox. */
  readonly otherMonikers: readonly { readonly address: string; readonly moniker: string }[];
  /** True when Exchange has accepted this secret in this run: then requests need not wait for one another's verdict. */
  readonly isSecretAccepted: boolean;
  /** Where this session's store is and the key that its values are sealed with; null keeps everything in memory. */
  readonly store: { readonly file: string; readonly key: Uint8Array } | null;
}

/** Main to thread. The first message is `start`; it carries the secret and the way to the broker, and is not repeated. */
export type ToThread =
  | { readonly type: 'start'; readonly start: ThreadStart; readonly broker: MessagePort }
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: CallName;
      readonly input: unknown;
      readonly ways: CallWays;
    };

/** What a session's thread tells of its own accord: what views show has changed. */
export type SessionEvent =
  /** What an earlier run proved and stored may be read before this run's proof. */
  | { readonly event: 'readable'; readonly unread: number | null }
  /** Where what is read is kept from now on, and what is wrong with the file where it is not on the disk. */
  | { readonly event: 'store'; readonly isDurable: boolean; readonly trouble: StoreTrouble | null }
  | { readonly event: 'folder'; readonly folderId: string; readonly total: number; readonly asOf: string }
  | { readonly event: 'folders' }
  | { readonly event: 'calendar' }
  | { readonly event: 'outbox'; readonly entries: readonly OutboxEntry[] }
  /** A write whose answer never came was looked for and has happened: for the journal, which has it as unknown. */
  | { readonly event: 'found'; readonly kind: OutboxEntry['kind'] }
  /** An answer was thrown away because it does not fit what was asked: for the journal. */
  | { readonly event: 'misanswered'; readonly operation: string; readonly code: string };

/** Thread to main. */
export type FromThread =
  | { readonly type: 'told'; readonly told: SessionEvent }
  | { readonly type: 'step'; readonly step: 'connecting' | 'proving' | 'reading' }
  | { readonly type: 'defect'; readonly words: string; readonly text: string }
  | { readonly type: 'written'; readonly id: number; readonly text: string }
  | { readonly type: 'answer'; readonly id: number; readonly result: Result<unknown> };
