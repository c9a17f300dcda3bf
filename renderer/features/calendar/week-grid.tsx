import { useEffect, useRef, type RefObject } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useNow } from '../../components/use-now.ts';
import { AllDayRow } from './all-day-row.tsx';
import { isAllDayRow } from './all-day-layout.ts';
import type { CalendarProps } from './calendar-props.ts';
import { calendarStore } from './calendar-store.ts';
import { longDate, shortDay } from './calendar-words.ts';
import { DayColumn } from './day-column.tsx';
import { gridStyle } from './grid-style.ts';
import { rowAt } from './meeting-move.ts';
import { openForm } from './open-form.ts';
import { tryMove } from './use-blocks.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { wallClock } from './wall-clock.ts';
import './week-grid.css';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** The hour at the top when a calendar is looked at for the first time. */
const firstHour = 7.75;

/** Days as columns, hours as rows; for one day, five or seven. */
export function WeekGrid(view: CalendarProps) {
  const { session, place, range, zone, rows } = view;
  const box = useRef<HTMLDivElement>(null);
  const today = useNow((now) => wallClock(new Date(now).toISOString(), zone).date);
  const pointer = useGridPointer({
    zone,
    onMove: (row, time) => tryMove(session, row, time),
    onMark: (time) => openForm(session, time),
  });
  const { drag } = pointer;
  useScrollKept(session.sessionId, place.scrollTop, box);
  const shown =
    drag.drag === 'row'
      ? rows.map((row) => (row.itemId === drag.row.itemId ? rowAt(row, drag.time) : row))
      : rows;
  const timed = shown.filter((row) => !isAllDayRow(row));
  const pending =
    drag.drag === 'row' ? new Map(place.pending).set(drag.row.itemId, drag.time) : place.pending;
  const inView = { ...view, rows: shown, place: { ...place, pending } };
  return (
    <div className="week-grid" data-days={range.days.length} ref={box}>
      <div className="week-grid__head">
        <div className="week-grid__days" style={gridStyle({ '--days': range.days.length })}>
          <span className="week-grid__corner" />
          {range.days.map((day) => (
            <h3
              aria-label={longDate(day)}
              className={classNames('week-grid__day-name', day === today && 'week-grid__day-name--today')}
              key={day}
            >
              {shortDay(day)}
            </h3>
          ))}
        </div>
        <AllDayRow {...inView} today={today} />
      </div>
      <div
        className="week-grid__hours"
        onPointerCancel={pointer.letGo}
        onPointerMove={pointer.follow}
        onPointerUp={pointer.release}
        style={gridStyle({ '--days': range.days.length })}
      >
        <div aria-hidden="true" className="week-grid__gutter">
          {hours.map((hour) => (
            <span className="week-grid__hour" key={hour}>
              {hour === 0 ? '' : `${hour}:00`}
            </span>
          ))}
        </div>
        {range.days.map((day) => (
          <DayColumn
            {...inView}
            day={day}
            isToday={day === today}
            key={day}
            pointer={pointer}
            timed={timed}
          />
        ))}
      </div>
    </div>
  );
}

/** Begins where the calendar was left, or at the working day, and remembers where it is left. */
function useScrollKept(sessionId: string, kept: number | null, box: RefObject<HTMLDivElement | null>): void {
  const first = useRef(kept);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const hour = (element.querySelector<HTMLElement>('[data-day]')?.offsetHeight ?? 0) / 24;
    element.scrollTo({ top: first.current ?? hour * firstHour });
    let { scrollTop } = element;
    const follow = () => {
      scrollTop = element.scrollTop;
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      element.removeEventListener('scroll', follow);
      calendarStore().change(sessionId, { scrollTop });
    };
  }, [sessionId, box]);
}
