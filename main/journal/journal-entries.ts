import type { JournalEntry } from '../../shared/model/journal.ts';
import type { JournalRecord } from './record.ts';

/** Acts as views show them, folded from records in their order: the newest, and how many there are in all. */
export class JournalEntries {
  readonly #most: number;
  readonly #bySequence = new Map<number, JournalEntry>();
  #total = 0;

  /** `most` is how many are kept; the oldest go first. */
  constructor(most: number) {
    this.#most = most;
  }

  get total(): number {
    return this.#total;
  }

  /** Takes the next record. How an act ended that is not kept any more is in the file alone. */
  take(record: JournalRecord): void {
    const { statement } = record;
    if (statement.type === 'genesis') return;
    if (statement.type === 'end') {
      const entry = this.#bySequence.get(statement.begin);
      if (entry === undefined) return;
      const { outcome, code } = statement;
      this.#bySequence.set(statement.begin, {
        ...entry,
        outcome,
        code,
        endedAt: record.at,
        hash: record.hash,
      });
      return;
    }
    const isRefusal = statement.type === 'refusal';
    this.#total += 1;
    this.#bySequence.set(record.number, {
      sequence: record.number,
      at: record.at,
      ...statement.act,
      outcome: isRefusal ? 'refused' : 'begun',
      code: isRefusal ? statement.code : null,
      endedAt: isRefusal ? record.at : null,
      hash: record.hash,
    });
    const oldest = this.#bySequence.keys().next();
    if (this.#bySequence.size > this.#most && oldest.done !== true) this.#bySequence.delete(oldest.value);
  }

  /** Newest first, so many from before a sequence or from the end; null where some of them are not kept. */
  before(sequence: number | null, limit: number): JournalEntry[] | null {
    const all = [...this.#bySequence.values()];
    const known = sequence === null ? all : all.filter((entry) => entry.sequence < sequence);
    const isWhole = known.length >= limit || all.length === this.#total;
    return isWhole ? known.slice(-limit).toReversed() : null;
  }
}
