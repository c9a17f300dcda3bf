import { create } from 'zustand';
import type { Failure } from '../../../shared/failure.ts';
import type { JournalEntry, JournalVerdict } from '../../../shared/model/journal.ts';
import { request } from '../../app/bridge.ts';

/** Entries asked for at a time. */
export const pageSize = 200;

interface JournalStore {
  /** Newest first; null until main has answered. */
  readonly entries: readonly JournalEntry[] | null;
  readonly total: number;
  readonly failure: Failure | null;
  readonly verdict: JournalVerdict | null;
  readonly verdictFailure: Failure | null;
  readonly isVerifying: boolean;
  /** Reads the newest entries, again after each change. */
  readonly askNewest: () => Promise<void>;
  /** Reads the entries before the oldest known one; nothing happens when all are known. */
  readonly askOlder: () => Promise<void>;
  readonly verify: () => Promise<void>;
}

/** The journal as read so far, and the check of its chain. */
export const useJournalStore = create<JournalStore>((set, get) => {
  let isAskingOlder = false;
  async function ask(before: number | null): Promise<void> {
    const answer = await request('journal.list', { before, limit: pageSize });
    if (!answer.ok) {
      set({ failure: answer.failure });
      return;
    }
    const { entries, total } = answer.value;
    set({ failure: null, total, entries: mergeEntries(get().entries ?? [], entries) });
  }
  return {
    entries: null,
    total: 0,
    failure: null,
    verdict: null,
    verdictFailure: null,
    isVerifying: false,
    askNewest: () => ask(null),
    askOlder: async () => {
      const { entries, total } = get();
      const oldest = entries?.at(-1)?.sequence;
      if (isAskingOlder || oldest === undefined || (entries?.length ?? 0) >= total) return;
      isAskingOlder = true;
      await ask(oldest);
      isAskingOlder = false;
    },
    verify: async () => {
      set({ isVerifying: true });
      const answer = await request('journal.verify', {});
      set({
        isVerifying: false,
        verdict: answer.ok ? answer.value : null,
        verdictFailure: answer.ok ? null : answer.failure,
      });
    },
  };
});

/** Both lists as one, newest first; of an entry in both, the later reading stands. */
export function mergeEntries(
  known: readonly JournalEntry[],
  read: readonly JournalEntry[],
): readonly JournalEntry[] {
  const bySequence = new Map([...known, ...read].map((entry) => [entry.sequence, entry]));
  return [...bySequence.values()].toSorted((one, other) => other.sequence - one.sequence);
}
