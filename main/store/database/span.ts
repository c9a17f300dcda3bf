/** A stretch of bytes within a longer buffer; the buffer is shared and never changed again. */
export interface Span {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** How many bytes. */
export function spanLength({ start, end }: Span): number {
  return end - start;
}

/** Copies it to that place of another buffer and gives the place behind it. */
export function copySpan({ bytes, start, end }: Span, target: Buffer, at: number): number {
  return at + bytes.copy(target, at, start, end);
}

/** Whether both hold the same bytes. */
export function isSameSpan(one: Span, other: Span): boolean {
  return one.bytes.compare(other.bytes, other.start, other.end, one.start, one.end) === 0;
}
