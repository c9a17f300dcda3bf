import type { EventName, EventPayload } from '../../shared/contract.ts';
import type { SecretStore } from '../credentials/secret-store.ts';
import { Journal } from '../journal/journal.ts';
import { createLock } from '../lock/create-lock.ts';
import { Accounts } from '../sessions/accounts.ts';
import { Broker } from '../sessions/broker/broker.ts';
import { RememberedMailboxes } from '../sessions/remembered-mailboxes.ts';
import { Sessions } from '../sessions/sessions.ts';
import { SignInGate } from '../sessions/sign-in-gate.ts';
import type { Shell } from '../shell/shell.ts';
import { openProfile } from '../store/profile.ts';
import { MessageFrames } from './message-frames.ts';
import type { Parts } from './parts.ts';
import { sessionsTold } from './sessions-told.ts';

/** What the parts are made from. */
export interface MakingParts {
  readonly shell: Shell;
  readonly secrets: SecretStore;
  readonly emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  /** Told when the app has locked and everything has ended. */
  readonly onLocked: () => void;
}

/** Makes everything that handlers are made from, in the order in which each needs the others. */
export async function makeParts({ shell, secrets, emit, onLocked }: MakingParts): Promise<Parts> {
  const profile = await openProfile(shell.profileFolder);
  const journal = await Journal.open(shell.profileFolder);
  const gate = new SignInGate();
  const broker = new Broker();
  broker.onChange((budgets) => emit('budget.changed', budgets));
  const accounts = new Accounts({ profile, secrets, gate, broker });
  const frames = new MessageFrames();
  const sessions = new Sessions({
    remembered: new RememberedMailboxes(profile),
    accounts,
    gate,
    told: sessionsTold(journal, emit, () => accounts.list()),
  });
  const { lock, idle } = createLock({
    secrets,
    accounts,
    journal,
    idleMinutes: profile.settings.value.idleLockMinutes,
    endEverything: async () => {
      await sessions.closeAll();
      accounts.wipeTokens();
      frames.forgetAll();
    },
    onLocked: (reason) => {
      emit('app.locked', { reason });
      onLocked();
    },
  });
  return { shell, profile, secrets, gate, accounts, broker, sessions, journal, frames, lock, idle, emit };
}
