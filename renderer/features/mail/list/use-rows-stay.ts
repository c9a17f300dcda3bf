import { useLayoutEffect, useRef } from 'react';
import { indexOf, type Rows } from './message-rows.ts';

/**
 * Keeps the rows in sight where they are when others come or go above them: who reads further down is not moved by news.
 * At the top of the list nothing is kept, so that what arrives is seen. `height` is that of a row in CSS pixels.
 */
export function useRowsStay(
  rows: Rows,
  box: { readonly current: HTMLDivElement | null },
  height: number,
): void {
  const seen = useRef(rows);
  useLayoutEffect(() => {
    const before = seen.current;
    seen.current = rows;
    const element = box.current;
    if (element === null || before === rows || element.scrollTop < height) return;
    const first = Math.floor(element.scrollTop / height);
    const anchor = before.byIndex.get(first);
    const now = anchor === undefined ? -1 : indexOf(rows, anchor.itemId);
    if (now !== -1 && now !== first) element.scrollBy({ top: (now - first) * height });
  }, [rows, box, height]);
}
