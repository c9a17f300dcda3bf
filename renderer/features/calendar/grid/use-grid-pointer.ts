import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { CalendarRow, MeetingTime } from '../../../../shared/model/calendar.ts';
import { markedTime, moveTime, resizeTime, stepOf } from '../meeting/meeting-move.ts';
import { minutesPerDay } from '../wall-clock.ts';

/** What a pointer is doing on the grid. */
export type Drag =
  | { readonly drag: 'none' }
  | { readonly drag: 'row'; readonly row: CalendarRow; readonly time: MeetingTime }
  | { readonly drag: 'mark'; readonly date: string; readonly from: number; readonly to: number };

interface Grip {
  readonly row: CalendarRow;
  readonly isResize: boolean;
  readonly x: number;
  readonly y: number;
  readonly dayWidth: number;
  readonly hourHeight: number;
  readonly canResize: boolean;
}

/** So many pixels a pointer may shake before a press becomes a drag. */
const shake = 4;

/** A press this near to the lower edge of a block grips its end, in pixels. */
const edge = 6;

/** What the grid does with what a pointer has done. */
export interface GridPointer {
  readonly zone: string;
  readonly onMove: (row: CalendarRow, time: MeetingTime) => void;
  readonly onMark: (time: MeetingTime) => void;
}

/** Follows a pointer over the grid: blocks are moved or stretched, empty slots are marked out; Escape lets go. */
export function useGridPointer({ zone, onMove, onMark }: GridPointer) {
  const [drag, setDrag] = useState<Drag>({ drag: 'none' });
  const grip = useRef<Grip | null>(null);
  const wasDragged = useRef(false);
  const isDragging = drag.drag !== 'none';

  function letGo(): void {
    grip.current = null;
    setDrag({ drag: 'none' });
  }
  useEffect(() => {
    if (!isDragging) return undefined;
    function press(event: KeyboardEvent): void {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      grip.current = null;
      setDrag({ drag: 'none' });
    }
    globalThis.addEventListener('keydown', press, { capture: true });
    return () => globalThis.removeEventListener('keydown', press, { capture: true });
  }, [isDragging]);

  return {
    drag,
    /** True once after a drag, so that the click which ends it opens nothing. */
    tookClick: (): boolean => {
      const taken = wasDragged.current;
      wasDragged.current = false;
      return taken;
    },
    gripBlock: (event: PointerEvent<HTMLElement>, row: CalendarRow, canResize: boolean): void => {
      wasDragged.current = false;
      if (event.button !== 0) return;
      event.stopPropagation();
      const column = event.currentTarget.closest<HTMLElement>('[data-day]');
      const box = event.currentTarget.getBoundingClientRect();
      grip.current = {
        row,
        isResize: canResize && box.bottom - event.clientY < edge,
        x: event.clientX,
        y: event.clientY,
        dayWidth: column?.offsetWidth ?? 0,
        hourHeight: (column?.offsetHeight ?? 0) / 24,
        canResize,
      };
    },
    gripDay: (event: PointerEvent<HTMLElement>, date: string): void => {
      if (event.button !== 0) return;
      const minute = minuteAt(event);
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ drag: 'mark', date, from: minute, to: minute });
    },
    follow: (event: PointerEvent<HTMLElement>): void => {
      if (drag.drag === 'mark') {
        const column = event.currentTarget.querySelector<HTMLElement>(`[data-day="${drag.date}"]`);
        if (column !== null) setDrag({ ...drag, to: minuteIn(column, event.clientY) });
        return;
      }
      const held = grip.current;
      if (held === null) return;
      const way = { dx: event.clientX - held.x, dy: event.clientY - held.y };
      if (!isDragging && Math.hypot(way.dx, way.dy) < shake) return;
      wasDragged.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      const step = stepOf({ ...way, dayWidth: held.dayWidth, hourHeight: held.hourHeight });
      const time = held.isResize ? resizeTime(held.row, step.minutes, zone) : moveTime(held.row, step, zone);
      if (time !== null) setDrag({ drag: 'row', row: held.row, time });
      else if (isDragging) setDrag({ drag: 'none' });
    },
    release: (): void => {
      if (drag.drag === 'row') onMove(drag.row, drag.time);
      // The click that ends a drag comes in this same turn, if it comes at all.
      setTimeout(() => {
        wasDragged.current = false;
      });
      if (drag.drag === 'mark') onMark(markedBy(drag, zone));
      letGo();
    },
    letGo,
  };
}

/** The time that is marked out; a mere press marks the half hour it fell into. */
export function markedBy(drag: Extract<Drag, { drag: 'mark' }>, zone: string): MeetingTime {
  const { date, from, to } = drag;
  if (Math.abs(from - to) >= 10) return markedTime(date, from, to, zone);
  const start = Math.floor(from / 30) * 30;
  return markedTime(date, start, start + 30, zone);
}

function minuteAt(event: PointerEvent<HTMLElement>): number {
  return minuteIn(event.currentTarget, event.clientY);
}

function minuteIn(column: HTMLElement, clientY: number): number {
  const box = column.getBoundingClientRect();
  const minute = ((clientY - box.top) / box.height) * minutesPerDay;
  return Math.max(0, Math.min(minutesPerDay, minute));
}
