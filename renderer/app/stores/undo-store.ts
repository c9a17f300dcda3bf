import { create } from 'zustand';
import type { Result } from '../../../shared/result.ts';
import { useToastsStore } from './toasts-store.ts';
import { failureWords } from '../failure-words.ts';

/** How long an act can be undone, in milliseconds. */
export const undoMs = 10_000;

/** One act that can still be undone. */
export interface Undoable {
  /** What was done, in the past: "Moved to Deleted Items". */
  readonly label: string;
  /** Takes it back. A failure is shown to the person with the label. */
  readonly undo: () => Promise<Result<unknown>>;
}

interface Offer extends Undoable {
  readonly id: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface UndoStore {
  /** The newest last; each leaves by itself after ten seconds. */
  readonly offers: readonly Offer[];
  /** Returns the function that withdraws the offer, for an act that turned out to have failed. */
  readonly offer: (undoable: Undoable) => () => void;
  /** Undoes the newest act; nothing happens when there is none. */
  readonly undo: () => Promise<void>;
}

let nextId = 1;

/** What Ctrl Z takes back. */
export const useUndoStore = create<UndoStore>((set, get) => {
  function withdraw(id: number): void {
    const gone = get().offers.find((one) => one.id === id);
    if (gone !== undefined) clearTimeout(gone.timer);
    set({ offers: get().offers.filter((one) => one.id !== id) });
  }
  return {
    offers: [],
    offer: (undoable) => {
      const id = nextId++;
      const timer = setTimeout(() => withdraw(id), undoMs);
      set({ offers: [...get().offers, { ...undoable, id, timer }] });
      return () => withdraw(id);
    },
    undo: async () => {
      const newest = get().offers.at(-1);
      if (newest === undefined) return;
      withdraw(newest.id);
      const answer = await newest.undo();
      const toasts = useToastsStore.getState();
      if (answer.ok) toasts.show({ tone: 'info', text: `Undone: ${newest.label}` });
      else {
        const words = failureWords(answer.failure);
        toasts.show({
          tone: 'refused',
          text: `Could not undo “${newest.label}”. ${words.title}. ${words.text}`,
        });
      }
    },
  };
});
