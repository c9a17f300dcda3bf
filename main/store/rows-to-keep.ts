import type { MessageRow } from '../../shared/model/message.ts';
import { ITEM_ID_AT, writeRow } from './database/row-text.ts';
import { searchTextOf } from './database/search-text.ts';
import type { Span } from './database/span.ts';

/** A row as the store takes it: written already, into a stretch of a longer buffer. */
export interface RowToKeep {
  readonly itemId: string;
  /** Milliseconds since 1970; 0 where the server gave no time. */
  readonly received: number;
  readonly isRead: boolean;
  readonly bytes: Buffer;
  /** The row's own text begins here, what it is searched by in the middle; both are UTF-8. */
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** The row as it is sealed. */
export function textOf({ bytes, start, middle }: RowToKeep): Span {
  return { bytes, start, end: middle };
}

/** What the row is searched by; null where it can be found by nothing. */
export function searchTextIn({ bytes, middle, end }: RowToKeep): Span | null {
  return middle === end ? null : { bytes, start: middle, end };
}

/** Bytes of one buffer: some eighty rows. */
const ROOM = 65_536;
/** A first buffer for the few rows of a later round. */
const LITTLE_ROOM = 4096;
/** UTF-8 takes three bytes at most for a UTF-16 code unit. */
const BYTES_AT_MOST = 3;

/** Buffers that are used again: a page takes half a dozen, and a mailbox has hundreds of pages. */
export type SpareBuffers = Buffer<ArrayBuffer>[];

/**
 * Writes rows as soon as they come, into buffers. A page of five hundred rows that waited as objects until its end would
 * outlive several of V8's small collections, each of which copies all of it; bytes are not copied.
 */
export class RowsToKeep {
  readonly #spare: SpareBuffers;
  readonly #used: SpareBuffers = [];
  #buffer = Buffer.alloc(0);
  #end = 0;

  /** `spare` is shared by pages of one synchronisation. */
  constructor(spare: SpareBuffers = []) {
    this.#spare = spare;
  }

  /** Takes one row, as this session may see it. Nothing of the row itself is held afterwards. */
  add(row: MessageRow): RowToKeep {
    const text = writeRow(row);
    const searchText = searchTextOf(row) ?? '';
    this.#makeRoom((text.length + searchText.length) * BYTES_AT_MOST);
    const bytes = this.#buffer;
    const start = this.#end;
    const middle = start + bytes.write(text, start, 'utf8');
    const end = middle + bytes.write(searchText, middle, 'utf8');
    this.#end = end;
    const received = row.receivedAt === null ? 0 : Date.parse(row.receivedAt);
    return { itemId: own(row.itemId, bytes, start), received, isRead: row.isRead, bytes, start, middle, end };
  }

  /** Gives the buffers back: the rows that were added must not be used any more. */
  release(): void {
    this.#spare.push(...this.#used.filter((buffer) => buffer.length === ROOM));
    this.#used.length = 0;
    this.#buffer = Buffer.alloc(0);
    this.#end = 0;
  }

  #makeRoom(most: number): void {
    if (this.#end + most <= this.#buffer.length) return;
    const room = Math.max(this.#used.length === 0 ? LITTLE_ROOM : ROOM, most);
    this.#buffer = (room === ROOM ? this.#spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(room);
    this.#used.push(this.#buffer);
    this.#end = 0;
  }
}

/** The id as a string of its own: V8 keeps one that was cut out of a reply together with the reply. */
function own(itemId: string, bytes: Buffer, start: number): string {
  const at = start + ITEM_ID_AT;
  const copy = bytes.toString('latin1', at, at + itemId.length);
  return copy === itemId ? copy : itemId; // Another one where JSON has escaped something in it.
}
