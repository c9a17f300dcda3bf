import { useEffect, useRef, useState, type RefObject } from 'react';
import { calendarStore } from '../calendar-store.ts';
import { openingTop, type Stretch } from './hours-in-sight.ts';

/** The hours of a grid as they are scrolled. */
export interface HoursInSight {
  /** What is seen of each day; null until the grid has been measured. */
  readonly sight: Stretch | null;
  /** Scrolls so that a block is seen whole, as far as it fits. */
  readonly bring: (block: Stretch) => void;
}

/** Sight is told in steps of so many minutes: fewer drawings while one scrolls. */
const step = 5;

/** What the grid measures: pixels of an hour, and of the hours between the head and the lower edge. */
interface Measured {
  readonly hour: number;
  readonly seen: number;
}

/**
 * Opens the hours where the meetings are, anew for each stretch until a person scrolls; from then on they stay where they
 * were left. `stretch` names what is shown, `blocks` is null while it is not known.
 */
export function useHoursInSight(props: {
  readonly sessionId: string;
  readonly kept: number | null;
  readonly stretch: string;
  readonly blocks: readonly Stretch[] | null;
  readonly box: RefObject<HTMLDivElement | null>;
}): HoursInSight {
  const { sessionId, stretch, blocks, box } = props;
  const [sight, setSight] = useState<Stretch | null>(null);
  const own = useRef({
    top: props.kept,
    opened: props.kept === null ? '' : stretch,
    isKept: props.kept !== null,
  });

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const place = own.current;
    function look(): void {
      if (element === null) return;
      const measured = measure(element);
      if (measured.hour === 0) return;
      const from = round((element.scrollTop / measured.hour) * 60);
      const to = round(((element.scrollTop + measured.seen) / measured.hour) * 60);
      setSight((old) => (old?.from === from && old.to === to ? old : { from, to }));
      // What the program itself has scrolled to is not a person's choice.
      if (place.top !== null && Math.abs(element.scrollTop - place.top) > 1) {
        place.isKept = true;
        place.top = element.scrollTop;
      }
    }
    if (place.isKept && place.top !== null) element.scrollTo({ top: place.top });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
      calendarStore().change(sessionId, { scrollTop: place.isKept ? place.top : null });
    };
  }, [sessionId, box]);

  useEffect(() => {
    const element = box.current;
    const place = own.current;
    if (element === null || place.isKept) return;
    // Once with what is known at first, and once more when the rows have come.
    const name = `${stretch} ${blocks === null ? 'unknown' : 'known'}`;
    if (place.opened === name) return;
    place.opened = name;
    const { hour, seen } = measure(element);
    if (hour === 0) return;
    place.top = Math.round((openingTop(blocks ?? [], (seen / hour) * 60) / 60) * hour);
    element.scrollTo({ top: place.top });
    place.top = element.scrollTop;
  }, [stretch, blocks, box]);

  return {
    sight,
    bring: ({ from, to }) => {
      const element = box.current;
      if (element === null) return;
      const { hour, seen } = measure(element);
      const isAbove = (from / 60) * hour < element.scrollTop;
      const above = ((from - 2 * step) / 60) * hour;
      element.scrollTo({ top: isAbove ? above : Math.min(above, ((to + 2 * step) / 60) * hour - seen) });
    },
  };
}

function measure(element: HTMLElement): Measured {
  const day = element.querySelector<HTMLElement>('[data-day]');
  const head = element.querySelector<HTMLElement>('.week-grid__head');
  return {
    hour: (day?.offsetHeight ?? 0) / 24,
    seen: Math.max(0, element.clientHeight - (head?.offsetHeight ?? 0)),
  };
}

function round(minutes: number): number {
  return Math.round(minutes / step) * step;
}
