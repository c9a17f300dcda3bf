import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKeychain } from '../../../main/credentials/keychain.ts';
import type { EventName, EventPayload, Input, Output, RequestName } from '../../../shared/contract/index.ts';
import type { KeychainState } from '../../../shared/model/account.ts';
import type { Result } from '../../../shared/result.ts';
import { askKeyring, entriesOf } from '../../main/credentials/keyring-entries.ts';
import { privateBus, type PrivateKeyring } from '../../main/credentials/private-keyring.ts';
import { HeadlessApp } from './headless-app.ts';
import { InProcessApp } from './in-process-app.ts';
import type { Remains } from './keychain-remains.ts';

/** The app as this test drives it, whether in this process or as a program of its own. */
export interface DrivenApp {
  readonly profile: string;
  readonly events: readonly { readonly name: string; readonly payload: unknown }[];
  ask<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  value<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>>;
  event<N extends EventName>(name: N, fits: (payload: EventPayload<N>) => boolean): Promise<EventPayload<N>>;
}

/** The app on a copy of what remained, with the keychain in one state. */
export interface AppInState {
  readonly app: DrivenApp;
  /** Where the keyring keeps its files; null where it is scripted and has none. */
  readonly keyringHome: string | null;
  /** What the program printed, but for its answers. */
  readonly printed: () => string;
  /** Brings the keychain back as it was, while the app runs. */
  mend(): Promise<void>;
  /** The entries that the keychain itself has under these names. */
  readonly entriesOf: (names: readonly string[]) => Promise<readonly (string | null)[]>;
  end(): Promise<void>;
}

/** One of the eight states of R13, and what the app calls it. */
export interface StateOfKeychain {
  readonly name: string;
  readonly told: KeychainState;
  begin(remains: Remains): Promise<AppInState>;
}

interface RealState {
  /** What is so when the app starts; the bus runs and the keyring is unlocked without it. */
  readonly before?: (keyring: PrivateKeyring, remains: Remains) => Promise<void>;
  /** What happens once the app has found the keychain in order. */
  readonly meanwhile?: (keyring: PrivateKeyring) => Promise<void>;
  readonly mend: (keyring: PrivateKeyring, remains: Remains, app: DrivenApp) => Promise<void>;
  readonly hasBus?: boolean;
}

/** The eight states, seven of them made with a real gnome-keyring on a bus of its own. */
export const STATES: readonly StateOfKeychain[] = [
  real('ok', 'ready', { before: started, mend: async () => undefined }),
  real('locked', 'locked', {
    before: started,
    meanwhile: async (keyring) => await keyring.lock(),
    mend: async (keyring) => await keyring.unlock(),
  }),
  { name: 'prompt dismissed', told: 'failing', begin: beginDismissed },
  real('no D-Bus', 'absent', {
    hasBus: false,
    mend: async (keyring) => {
      await keyring.startBus();
      await keyring.start();
    },
  }),
  real('hangs', 'failing', {
    before: started,
    meanwhile: async (keyring) => keyring.freeze(),
    mend: async (keyring, _remains, app) => {
      keyring.thaw();
      await app.event('keychain.changed', ({ keychain }) => keychain === 'ready');
    },
  }),
  real('wrong key', 'ready', {
    before: async (keyring, { robsKey }) => {
      await keyring.start();
      await askKeyring(keyring.environment, [`put ${robsKey} ${randomBytes(32).toString('base64')}`]);
    },
    mend: putKeyBack,
  }),
  real('no secret service', 'absent', { mend: started }),
  real('item deleted', 'ready', {
    before: async (keyring, { rob, robsKey }) => {
      await keyring.start();
      await askKeyring(keyring.environment, [`remove ${rob}`, `remove ${robsKey}`]);
    },
    mend: putKeyBack,
  }),
];

async function started(keyring: PrivateKeyring): Promise<void> {
  await keyring.start();
}

async function putKeyBack(keyring: PrivateKeyring, { robsKey, entries }: Remains): Promise<void> {
  await askKeyring(keyring.environment, [`put ${robsKey} ${entries[robsKey] ?? ''}`]);
}

async function copyOf(profile: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'onbehalf-profile-'));
  await cp(profile, copy, { recursive: true });
  return copy;
}

/** The headless program on a private bus with a real gnome-keyring. */
function real(name: string, told: KeychainState, state: RealState): StateOfKeychain {
  return {
    name,
    told,
    begin: async (remains) => {
      const keyring = await privateBus({ isRunning: state.hasBus ?? true, data: remains.keyringData });
      await state.before?.(keyring, remains);
      const profile = await copyOf(remains.profile);
      const environment = { ...process.env, ...keyring.environment };
      const app = await HeadlessApp.start({ profile, environment });
      // The first look at the secrets is over: only then is what happens now something that happened meanwhile.
      await app.event('accounts.changed', () => true);
      await state.meanwhile?.(keyring);
      return {
        app,
        keyringHome: keyring.home,
        printed: () => app.stderr.join('\n'),
        mend: async () => await state.mend(keyring, remains, app),
        entriesOf: async (names) => await entriesOf(keyring.environment, names),
        end: async () => {
          keyring.thaw();
          await app.stop();
          await keyring.end();
          await rm(profile, { recursive: true, force: true });
        },
      };
    },
  };
}

/**
 * A system that asks the person at each call and is told no. Our Linux never gets that far, since a locked keyring is
 * seen before it is asked; so this one has no probe, as on macOS and Windows, and is scripted.
 */
async function beginDismissed(remains: Remains): Promise<AppInState> {
  const entries = new Map(Object.entries(remains.entries));
  let isDismissed = false;
  const prompt = async <T>(value: () => T): Promise<T> => {
    if (isDismissed) throw new Error('User canceled the operation.');
    return value();
  };
  const secrets = await openKeychain({
    load: async () => ({
      getPassword: async (_service, name) => await prompt(() => entries.get(name) ?? null),
      setPassword: async (_service, name, secret) => await prompt(() => void entries.set(name, secret)),
      deletePassword: async (_service, name) => await prompt(() => entries.delete(name)),
    }),
    probe: null,
    limitMs: 60_000,
    lookAgainMs: 60_000,
  });
  const profile = await copyOf(remains.profile);
  const app = await InProcessApp.start({ profile, secrets });
  await app.event('accounts.changed', () => true);
  isDismissed = true;
  return {
    app,
    keyringHome: null,
    printed: () => '',
    mend: async () => void (isDismissed = false),
    entriesOf: async (names) => names.map((name) => entries.get(name) ?? null),
    end: async () => await app.stop(),
  };
}
