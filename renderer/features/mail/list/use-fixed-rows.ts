import { useCallback, useLayoutEffect, useState } from 'react';
import { rowsInSight, scrollToShow, type RowRange } from './rows-in-sight.ts';

/** Which rows of a list are in sight, and the way to bring another one there. */
export interface FixedRows {
  readonly inSight: RowRange;
  /** Scrolls no further than needed; `index` must be a row of the list. */
  readonly show: (index: number) => void;
}

/**
 * Follows a box of rows that all have one height, in CSS pixels. With one height every place is a product: nothing is
 * measured or kept for a row, so that a list of 100,000 opens as fast as one of ten. `scrollTop` is where the list begins.
 */
export function useFixedRows(
  box: { readonly current: HTMLElement | null },
  height: number,
  scrollTop: number,
): FixedRows {
  // Before the box is there to be asked, no list is higher than its window.
  const [inSight, setInSight] = useState(() => rowsInSight(scrollTop, innerHeight, height));
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const now = rowsInSight(element.scrollTop, element.clientHeight, height);
      setInSight((before) => (before.first === now.first && before.last === now.last ? before : now));
    };
    // It tells of the first size as well, after the page was laid out and before it is drawn.
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, height]);
  const show = useCallback(
    (index: number) => {
      const element = box.current;
      if (element === null) return;
      const { scrollTop: at, clientHeight } = element;
      const top = scrollToShow(index, height, { scrollTop: at, height: clientHeight });
      if (top !== null) element.scrollTo({ top });
    },
    [box, height],
  );
  return { inSight, show };
}
