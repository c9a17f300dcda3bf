import type { FaultBook } from '../faults.ts';
import type { LedgerBook } from '../ledger.ts';
import type { Streams } from '../notifications/streams.ts';
import type { Subscriptions } from '../notifications/subscriptions.ts';
import type { AppBook } from '../oauth/apps.ts';
import type { Limits } from '../policies/limits.ts';
import type { Policies } from '../policies/policies.ts';
import type { Profile } from '../profiles/profiles.ts';
import type { FaultStyle } from '../soap/fault.ts';
import type { Store } from '../store/store.ts';
import type { Authenticator } from './authenticate.ts';

/** What one server is made of. */
export interface Parts {
  readonly store: Store;
  readonly ledger: LedgerBook;
  readonly faults: FaultBook;
  readonly authenticator: Authenticator;
  readonly faultStyle: FaultStyle;
  readonly profile: Profile;
  readonly policies: Policies;
  readonly limits: Limits;
  readonly subscriptions: Subscriptions;
  readonly streams: Streams;
  readonly apps: AppBook;
}
