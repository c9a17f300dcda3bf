import { create } from 'zustand';
import type { Failure } from '../../../shared/failure.ts';
import type { ServerBudget } from '../../../shared/model/budget.ts';
import type { Place } from './view-store.ts';

/** How fresh what a session shows is. */
export interface Freshness {
  /** What is shown: "Inbox", "Mary's calendar". */
  readonly label: string;
  /** When the server said so, ISO 8601. */
  readonly asOf: string;
}

interface StatusStore {
  /** By session id and place: each view has an age of its own. */
  readonly freshness: Readonly<Record<string, Readonly<Partial<Record<Place, Freshness>>>>>;
  /** By session id: when its server could not be reached, ISO 8601; gone once it has answered again. */
  readonly unreached: Readonly<Record<string, string>>;
  /** What an answer told of the line: null where the server has answered. */
  readonly lineTold: (sessionId: string, failure: Failure | null) => void;
  /** What may still be asked of each server. */
  readonly budgets: readonly ServerBudget[];
  readonly budgetsChanged: (budgets: readonly ServerBudget[]) => void;
  /** Writes that have been asked and not answered. */
  readonly pending: number;
  readonly reportFreshness: (sessionId: string, place: Place, freshness: Freshness) => void;
  /** Nothing of the session is shown any more. */
  readonly forget: (sessionId: string) => void;
  /** Counts a write in; returns the function that counts it out. */
  readonly beginWrite: () => () => void;
}

/** What the status bar says about the view; features report into it. */
export const useStatusStore = create<StatusStore>((set, get) => ({
  freshness: {},
  budgets: [],
  budgetsChanged: (budgets) => set({ budgets }),
  pending: 0,
  reportFreshness: (sessionId, place, told) => {
    const { freshness } = get();
    set({ freshness: { ...freshness, [sessionId]: { ...freshness[sessionId], [place]: told } } });
  },
  unreached: {},
  lineTold: (sessionId, failure) => {
    const { [sessionId]: before, ...unreached } = get().unreached;
    if (failure !== null && isOfLine(failure))
      set({ unreached: { ...unreached, [sessionId]: new Date().toISOString() } });
    else if (failure === null && before !== undefined) set({ unreached });
  },
  forget: (sessionId) => {
    const { [sessionId]: _forgotten, ...freshness } = get().freshness;
    const { [sessionId]: _line, ...unreached } = get().unreached;
    set({ freshness, unreached });
  },
  beginWrite: () => {
    let hasEnded = false;
    set({ pending: get().pending + 1 });
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      set({ pending: get().pending - 1 });
    };
  },
}));

/** Whether a failure says that nothing came from the server at all. */
export function isOfLine({ kind }: Failure): boolean {
  return kind === 'server-not-found' || kind === 'server-unreachable' || kind === 'timed-out';
}
