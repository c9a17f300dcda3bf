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

/** Numbers that are kept of each row; the time has an array of its own. */
const BUFFER = 0;
const START = 1;
const MIDDLE = 2;
const END = 3;
const IS_READ = 4;
const COLUMNS = 5;
/** Rows that there is room for at first: more than most news has. */
const FEW_ROWS = 32;

/**
 * Writes rows as soon as they come, into buffers, and keeps numbers about them and no objects. A page of five hundred rows
 * that waited as objects until its end would outlive several of V8's small collections, each of which copies all of it;
 * bytes are not copied.
 */
export class RowsToKeep {
  readonly #spare: SpareBuffers;
  readonly #used: SpareBuffers = [];
  #buffer = Buffer.alloc(0);
  #end = 0;
  #count = 0;
  #numbers = new Uint32Array(0);
  #received = new Float64Array(0);
  /** Ids in which JSON has escaped something, by the row: they cannot be read off its bytes. */
  readonly #escaped = new Map<number, string>();

  /** `spare` is shared by pages of one synchronisation. */
  constructor(spare: SpareBuffers = []) {
    this.#spare = spare;
  }

  /** How many were added. */
  get count(): number {
    return this.#count;
  }

  /** Takes one row, as this session may see it, and gives its number. Nothing of the row itself is held afterwards. */
  add(row: MessageRow): number {
    const text = writeRow(row);
    const searchText = searchTextOf(row) ?? '';
    this.#makeRoom((text.length + searchText.length) * BYTES_AT_MOST);
    const bytes = this.#buffer;
    const start = this.#end;
    const middle = start + bytes.write(text, start, 'utf8');
    const end = middle + bytes.write(searchText, middle, 'utf8');
    this.#end = end;
    const index = this.#count;
    if (!text.startsWith(row.itemId, ITEM_ID_AT) || text[ITEM_ID_AT + row.itemId.length] !== '"')
      this.#escaped.set(index, row.itemId);
    this.#makePlace(index);
    const at = index * COLUMNS;
    const numbers = this.#numbers;
    numbers[at + BUFFER] = this.#used.length - 1;
    numbers[at + START] = start;
    numbers[at + MIDDLE] = middle;
    numbers[at + END] = end;
    numbers[at + IS_READ] = row.isRead ? 1 : 0;
    this.#received[index] = row.receivedAt === null ? 0 : Date.parse(row.receivedAt);
    this.#count += 1;
    return index;
  }

  /** The row with that number. */
  at(index: number): RowToKeep {
    const at = index * COLUMNS;
    const numbers = this.#numbers;
    const bytes = this.#used[numbers[at + BUFFER] ?? 0] ?? this.#buffer;
    const start = numbers[at + START] ?? 0;
    return {
      itemId: this.#escaped.get(index) ?? itemIdIn(bytes, start),
      received: this.#received[index] ?? 0,
      isRead: numbers[at + IS_READ] === 1,
      bytes,
      start,
      middle: numbers[at + MIDDLE] ?? 0,
      end: numbers[at + END] ?? 0,
    };
  }

  /** Gives the buffers back: the rows that were added must not be used any more. */
  release(): void {
    this.#spare.push(...this.#used.filter((buffer) => buffer.length === ROOM));
    this.#used.length = 0;
    this.#buffer = Buffer.alloc(0);
    this.#end = 0;
    this.#count = 0;
    this.#escaped.clear();
  }

  #makePlace(index: number): void {
    if (index < this.#received.length) return;
    const [numbers, received] = [this.#numbers, this.#received];
    const room = Math.max(FEW_ROWS, received.length * 2);
    this.#numbers = new Uint32Array(room * COLUMNS);
    this.#numbers.set(numbers);
    this.#received = new Float64Array(room);
    this.#received.set(received);
  }

  #makeRoom(most: number): void {
    if (this.#end + most <= this.#buffer.length) return;
    const room = Math.max(this.#used.length === 0 ? LITTLE_ROOM : ROOM, most);
    this.#buffer = (room === ROOM ? this.#spare.pop() : undefined) ?? Buffer.allocUnsafeSlow(room);
    this.#used.push(this.#buffer);
    this.#end = 0;
  }
}

const QUOTE = 0x22;

/** Read off the row's text: the id as it came would keep the piece of the reply that it was cut from. */
function itemIdIn(bytes: Buffer, start: number): string {
  const at = start + ITEM_ID_AT;
  return bytes.toString('utf8', at, bytes.indexOf(QUOTE, at));
}
