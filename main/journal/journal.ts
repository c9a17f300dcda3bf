import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { JournalEntry, JournalVerdict } from '../../shared/model/journal.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import { JournalFile } from './journal-file.ts';
import { JournalEntries } from './journal-entries.ts';
import { itemDigest, type JournalAct, type JournalRecord } from './record.ts';

/** So many entries are kept in memory: more than anybody looks through without a search, and about a megabyte. */
const KEPT = 2000;

/** An act about to be done; `itemId` is digested before it is written. */
export type Act = Omit<JournalAct, 'item'> & { readonly itemId: string | null };

/** How an act ended. */
export interface Ending {
  readonly outcome: 'done' | 'refused' | 'failed' | 'unknown';
  /** EWS's response code or our failure kind; null when done. */
  readonly code: string | null;
}

/**
 * The record of what was done as whom: write-ahead, append-only, chained by hash. It shows tampering by others than
 * somebody who can rewrite the whole file; `docs/architecture.md` says how far that goes.
 */
export class Journal {
  #file: JournalFile | null;
  #salt: string;
  #reason: string;
  readonly #entries = new JournalEntries(KEPT);
  #listeners = new Set<(total: number) => void>();

  private constructor(file: JournalFile | null, salt: string, reason: string) {
    this.#file = file;
    this.#salt = salt;
    this.#reason = reason;
  }

  /** Opens the journal of a profile. Never rejects: a journal that cannot be written says so and lets no write pass. */
  static async open(profileFolder: string): Promise<Journal> {
    try {
      const { file, reading } = await JournalFile.open(join(profileFolder, 'journal.jsonl'));
      if (reading.fault !== null) {
        const journal = new Journal(null, '', `the chain is broken: ${reading.fault.reason}`);
        journal.#file = null;
        for (const record of reading.records) journal.#entries.take(record);
        await file.close();
        return journal;
      }
      const first = reading.records[0];
      const salt =
        first?.statement.type === 'genesis' ? first.statement.salt : randomBytes(16).toString('hex');
      const journal = new Journal(file, salt, '');
      for (const record of reading.records) journal.#entries.take(record);
      if (first === undefined) await file.append({ type: 'genesis', salt });
      return journal;
    } catch (reason) {
      return new Journal(
        null,
        '',
        reason instanceof Error && 'code' in reason ? String(reason.code) : 'cannot be opened',
      );
    }
  }

  get state(): 'ready' | 'unavailable' {
    return this.#file === null ? 'unavailable' : 'ready';
  }

  /** Writes down an act before it is tried; gives its sequence. No journal, no write. */
  async begin(act: Act): Promise<Result<number>> {
    const record = await this.#append({ type: 'begin', act: this.#seal(act) });
    return record === null
      ? failed({ kind: 'journal-unavailable', reason: this.#reason })
      : success(record.number);
  }

  /** Writes down how an act ended. A failure here leaves the act `begun`, which says what is known. */
  async end(sequence: number, ending: Ending): Promise<void> {
    await this.#append({ type: 'end', begin: sequence, outcome: ending.outcome, code: ending.code });
  }

  /** Writes down that something was asked for and refused before it was tried. */
  async refusal(act: Act, code: string): Promise<void> {
    await this.#append({ type: 'refusal', act: this.#seal(act), code });
  }

  /**
   * Entries newest first, from before `before` (a sequence) or from the end. The newest thousands are in memory; older ones
   * are read from the file, and are not there while that cannot be read.
   */
  async list(
    before: number | null,
    limit: number,
  ): Promise<{ readonly entries: JournalEntry[]; readonly total: number }> {
    const { total } = this.#entries;
    const kept = this.#entries.before(before, limit);
    if (kept !== null || this.#file === null) return { entries: kept ?? [], total };
    const reading = await this.#file.reread().catch(() => null);
    const all = new JournalEntries(Infinity);
    for (const record of reading?.records ?? []) all.take(record);
    return { entries: all.before(before, limit) ?? [], total };
  }

  /** Reads the whole file again and checks every link; also that it ends where this run's own head says. */
  async verify(): Promise<JournalVerdict> {
    if (this.#file === null) return { verdict: 'unavailable', reason: this.#reason };
    const { hash, records } = this.#file.head;
    const reading = await this.#file.reread().catch(() => null);
    if (reading === null) return { verdict: 'unavailable', reason: 'the file cannot be read' };
    if (reading.fault !== null) {
      return {
        verdict: 'broken',
        records: reading.records.length,
        firstBadRecord: reading.fault.record,
        reason: reading.fault.reason,
      };
    }
    const found = reading.records[records - 1];
    if (found?.hash !== hash) {
      return {
        verdict: 'broken',
        records: reading.records.length,
        firstBadRecord: reading.records.length,
        reason: 'records at the end are missing',
      };
    }
    return { verdict: 'whole', records: reading.records.length, head: reading.records.at(-1)?.hash ?? hash };
  }

  onChange(listener: (total: number) => void): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    await this.#file?.close().catch(() => undefined); // Every append was already on the disk.
    this.#file = null;
    this.#reason = 'the app is closing';
  }

  #seal({ itemId, ...act }: Act): JournalAct {
    return { ...act, item: itemId === null ? null : itemDigest(this.#salt, itemId) };
  }

  async #append(statement: JournalRecord['statement']): Promise<JournalRecord | null> {
    if (this.#file === null) return null;
    try {
      const record = await this.#file.append(statement);
      this.#entries.take(record);
      for (const listener of this.#listeners) listener(this.#entries.total);
      return record;
    } catch (reason) {
      // A hole must not be written over: after one lost append nothing more is appended in this run.
      this.#reason = reason instanceof Error && 'code' in reason ? String(reason.code) : 'cannot be written';
      this.#file = null;
      for (const listener of this.#listeners) listener(this.#entries.total);
      return null;
    }
  }
}
