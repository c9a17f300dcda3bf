import { create } from 'zustand';
import type { ServerBudget } from '../../shared/model/budget.ts';

/** How fresh what a session shows is. */
export interface Freshness {
  /** What is shown: "Inbox", "Mary's calendar". */
  readonly label: string;
  /** When the server said so, ISO 8601. */
  readonly asOf: string;
}

interface StatusStore {
  /** By session id: what its view shows now. */
  readonly freshness: Readonly<Record<string, Freshness>>;
  /** What may still be asked of each server. */
  readonly budgets: readonly ServerBudget[];
  readonly budgetsChanged: (budgets: readonly ServerBudget[]) => void;
  /** Writes that have been asked and not answered. */
  readonly pending: number;
  readonly reportFreshness: (sessionId: string, freshness: Freshness) => void;
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
  reportFreshness: (sessionId, freshness) =>
    set({ freshness: { ...get().freshness, [sessionId]: freshness } }),
  forget: (sessionId) => {
    const { [sessionId]: _forgotten, ...freshness } = get().freshness;
    set({ freshness });
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
