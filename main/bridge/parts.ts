import type { EventName, EventPayload } from '../../shared/contract/index.ts';
import type { SecretStore } from '../credentials/secret-store.ts';
import type { Journal } from '../journal/journal.ts';
import type { Idle } from '../lock/idle.ts';
import type { Lock } from '../lock/lock.ts';
import type { PageReturns } from '../page/page-returns.ts';
import type { Reopening } from '../lock/reopening.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Broker } from '../broker/broker.ts';
import type { Sessions, ThreadPools } from '../sessions/sessions.ts';
import type { SignInGate } from '../accounts/sign-in-gate.ts';
import type { Shell } from './shell.ts';
import type { KeptTexts } from '../store/kept-texts.ts';
import type { Profile } from '../store/profile.ts';
import type { MessageFrames } from '../page/message-frames.ts';

/** Everything that handlers are made from; they hold nothing of their own. */
export interface Parts {
  readonly shell: Shell;
  readonly profile: Profile;
  readonly secrets: SecretStore;
  readonly gate: SignInGate;
  readonly accounts: Accounts;
  readonly broker: Broker;
  readonly sessions: Sessions;
  readonly workers: ThreadPools;
  readonly journal: Journal;
  readonly frames: MessageFrames;
  readonly texts: KeptTexts;
  readonly lock: Lock;
  readonly idle: Idle;
  readonly reopening: Reopening;
  readonly returns: PageReturns;
  /** Has the host close its window. */
  readonly closeWindow: () => void;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
}
