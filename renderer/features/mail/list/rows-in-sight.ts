/** Places of rows, both included; `last` before `first` where there is none. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** The rows that a box shows, wholly or in part: its scroll position, its height and the rows' in the same pixels. */
export function rowsInSight(scrollTop: number, boxHeight: number, rowHeight: number): RowRange {
  return {
    first: Math.max(0, Math.floor(scrollTop / rowHeight)),
    last: Math.ceil((Math.max(0, scrollTop) + boxHeight) / rowHeight) - 1,
  };
}

/** The height of a whole list in pixels, at most what Chromium can lay out (2^25, less what lies around it). */
export function spaceOf(total: number, rowHeight: number): number {
  return Math.min(total * rowHeight, 33_000_000);
}

/** The rows to draw: those in sight, so many more on either side, and none that does not exist. */
export function rowsToDraw({ first, last }: RowRange, beyond: number, total: number): RowRange {
  return { first: Math.max(0, first - beyond), last: Math.min(total - 1, last + beyond) };
}

/** Where to scroll so that a row is wholly in sight, by the shortest way; null where it is. */
export function scrollToShow(
  index: number,
  rowHeight: number,
  box: { readonly scrollTop: number; readonly height: number },
): number | null {
  const top = index * rowHeight;
  if (top < box.scrollTop) return top;
  const below = top + rowHeight - box.height;
  return below > box.scrollTop ? below : null;
}
