import { create } from 'zustand';
import type { Output } from '../../../shared/contract/index.ts';
import type { KeychainState } from '../../../shared/model/account.ts';
import { setReaderZone } from '../../components/words/reader-zone.ts';
import { request } from '../bridge.ts';

/** The state of the program itself, as `app.state` gives it. */
export type AppState = Output<'app.state'>;
/** The looks a person may choose. */
export type Theme = AppState['theme'];

interface AppStore {
  /** Null until main has answered. */
  readonly state: AppState | null;
  readonly load: () => Promise<void>;
  /** Shows the theme at once and has main remember it. */
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly keychainChanged: (keychain: KeychainState) => void;
  /** Main has locked: shows the lock at once. */
  readonly locked: () => void;
  /** Locks the app: this page is destroyed by it. */
  readonly lock: () => Promise<void>;
  /** Sets after how many idle minutes the app locks itself; 0 for never. */
  readonly setIdleLock: (minutes: number) => Promise<void>;
}

let beforeLock: () => Promise<void> = async () => undefined;

/** Says what is to be done before a lock by command: what is written is kept. */
export function doBeforeLock(work: () => Promise<void>): void {
  beforeLock = work;
}

/** What the program is and what it lacks: host, keychain, journal, theme, zone. */
export const useAppStore = create<AppStore>((set, get) => ({
  state: null,
  load: async () => {
    const answer = await request('app.state', {});
    if (!answer.ok) return;
    setReaderZone(answer.value.timeZone);
    set({ state: answer.value });
  },
  setTheme: async (theme) => {
    const { state } = get();
    if (state === null) return;
    set({ state: { ...state, theme } });
    // The theme shown stays even if main cannot remember it: the next start then shows the old one.
    await request('app.setTheme', { theme });
  },
  keychainChanged: (keychain) => {
    const { state } = get();
    if (state !== null) set({ state: { ...state, keychain } });
  },
  locked: () => {
    const { state } = get();
    if (state !== null) set({ state: { ...state, isLocked: true } });
  },
  lock: async () => {
    // Kept before nothing is answered any more.
    await beforeLock();
    get().locked();
    await request('app.lock', {});
  },
  setIdleLock: async (minutes) => {
    const answer = await request('app.setIdleLock', { minutes });
    const { state } = get();
    if (answer.ok && state !== null) set({ state: { ...state, idleLockMinutes: minutes } });
  },
}));
