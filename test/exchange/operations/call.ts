import type { LedgerBook, RequestRecord } from '../ledger.ts';
import type { StreamStart, Streams } from '../notifications/streams.ts';
import type { Subscriptions } from '../notifications/subscriptions.ts';
import type { BackEnd } from '../policies/affinity.ts';
import type { Limits, RowCount, Unserved } from '../policies/limits.ts';
import type { Policies } from '../policies/policies.ts';
import type { Profile } from '../profiles/profiles.ts';
import type { View } from '../schema/computed.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Store } from '../store/store.ts';
import type { XmlNode } from '../xml/node.ts';

/** One request on its way through an operation. */
export interface Call {
  readonly store: Store;
  readonly ledger: LedgerBook;
  readonly record: RequestRecord;
  readonly operation: string;
  /** RequestServerVersion. */
  readonly version: string;
  readonly request: XmlNode;
  /** Whom the credentials prove; lower-case address. */
  readonly authenticated: string;
  /** Whose rights count; lower-case address. */
  readonly identity: string;
  /** The mailbox server that the request reached. */
  readonly backEnd: BackEnd;
  readonly timeZone: string;
  readonly view: View;
  /** A fault under which distinguished folders are looked up in a mailbox that was not asked for. */
  readonly misdirection: 'own-folder' | 'wrong-mailbox' | undefined;
  readonly profile: Profile;
  readonly policies: Policies;
  readonly limits: Limits;
  /** Items at the end of the request's list that were taken out of it and are refused: the budget is spent. */
  readonly unserved: Unserved | undefined;
  /** Rows that this request may still return. */
  readonly rows: RowCount;
  readonly subscriptions: Subscriptions;
  readonly streams: Streams;
  /** Lets the reply go on after the operation's own response. */
  openStream(start: StreamStart): void;
}

/** An operation: a request in, its response element out; a refusal becomes a SOAP fault. */
export type Operation = (call: Call) => Outcome<string>;
