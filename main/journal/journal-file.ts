import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import {
  BEFORE_THE_FIRST,
  journalRecord,
  faultOf,
  sealRecord,
  type JournalRecord,
  type JournalStatement,
} from './record.ts';

/** What reading a journal file found: its records up to the first that does not hold, and why that one does not. */
export interface JournalReading {
  readonly records: readonly JournalRecord[];
  readonly fault: { readonly record: number; readonly reason: string } | null;
  /** Bytes after the last whole line: what a crash in the middle of a write leaves. */
  readonly tornBytes: number;
}

/** Checks the chain of a journal's text, record by record. A last line without its end counts as torn, not as bad. */
export function readJournal(text: string): JournalReading {
  const end = text.lastIndexOf('\n') + 1;
  const records: JournalRecord[] = [];
  let previous = BEFORE_THE_FIRST;
  for (const line of text.slice(0, end).split('\n').slice(0, -1)) {
    const record = parseRecord(line);
    const reason =
      record === null ? `record ${records.length} cannot be read` : faultOf(record, records.length, previous);
    if (record === null || reason !== null) {
      return { records, fault: { record: records.length, reason: reason ?? '' }, tornBytes: 0 };
    }
    records.push(record);
    previous = record.hash;
  }
  return { records, fault: null, tornBytes: Buffer.byteLength(text.slice(end)) };
}

function parseRecord(line: string): JournalRecord | null {
  try {
    return journalRecord.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null; // The caller reports the line as unreadable.
  }
}

/**
 * An append-only file of chained records, one JSON line each, mode 0600. Every append reaches the disk (fdatasync)
 * before it returns; appends made meanwhile share the next one.
 */
export class JournalFile {
  readonly path: string;
  #handle: FileHandle;
  #next: number;
  #head: string;
  #waiting: { line: string; resolve: () => void; reject: (reason: unknown) => void }[] = [];
  #writing = false;

  private constructor(path: string, handle: FileHandle, next: number, head: string) {
    this.path = path;
    this.#handle = handle;
    this.#next = next;
    this.#head = head;
  }

  /** Opens or creates the file; a torn last line is cut off. Rejects when the place cannot be read or written. */
  static async open(path: string): Promise<{ file: JournalFile; reading: JournalReading }> {
    const handle = await open(
      path,
      constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW,
      0o600,
    );
    const text = await handle.readFile('utf8');
    const reading = readJournal(text);
    const size = Buffer.byteLength(text) - reading.tornBytes;
    if (reading.tornBytes > 0) await handle.truncate(size);
    const file = new JournalFile(
      path,
      handle,
      reading.records.length,
      reading.records.at(-1)?.hash ?? BEFORE_THE_FIRST,
    );
    return { file, reading };
  }

  /** Appends a statement; resolves once it is on the disk. Rejects when it may not be. */
  async append(statement: JournalStatement): Promise<JournalRecord> {
    const record = sealRecord(this.#next, new Date().toISOString(), this.#head, statement);
    this.#next += 1;
    this.#head = record.hash;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ line: `${JSON.stringify(record)}\n`, resolve, reject });
      void this.#drain();
    });
    return record;
  }

  /** The hash of the last record, and how many there are. */
  get head(): { readonly hash: string; readonly records: number } {
    return { hash: this.#head, records: this.#next };
  }

  /** Reads the file afresh from the disk, for verification. */
  async reread(): Promise<JournalReading> {
    const handle = await open(this.path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return readJournal(await handle.readFile('utf8'));
    } finally {
      await handle.close();
    }
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #drain(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#handle.appendFile(batch.map((entry) => entry.line).join(''));
        await this.#handle.datasync();
        for (const entry of batch) entry.resolve();
      } catch (reason) {
        for (const entry of batch) entry.reject(reason);
      }
    }
    this.#writing = false;
  }
}
