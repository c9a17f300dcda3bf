import { useMemo, useRef } from 'react';
import { classNames } from '../../../components/layout/class-names.ts';
import { useNow } from '../../../components/words/use-now.ts';
import { AllDayRow } from './all-day-row.tsx';
import { isAllDayRow } from './all-day-layout.ts';
import type { CalendarProps } from '../calendar-props.ts';
import { pageKey } from '../calendar-pages.ts';
import { longDate, shortDay } from '../calendar-words.ts';
import { DayColumn } from './day-column.tsx';
import { layoutDay } from './day-layout.ts';
import { gridStyle } from './grid-style.ts';
import { rowAt } from '../meeting/meeting-move.ts';
import { openForm } from '../meeting/open-form.ts';
import { OutOfSightRow, stretchOf } from './out-of-sight-row.tsx';
import { tryMove } from './use-blocks.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useHoursInSight } from './use-hours-in-sight.ts';
import { wallClock } from '../wall-clock.ts';
import './week-grid.css';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Days as columns, hours as rows; for one day, five or seven. */
export function WeekGrid(view: CalendarProps & { readonly isKnown: boolean }) {
  const { session, place, range, zone, rows, isKnown } = view;
  const box = useRef<HTMLDivElement>(null);
  const today = useNow((now) => wallClock(new Date(now).toISOString(), zone).date);
  const pointer = useGridPointer({
    zone,
    onMove: (row, time) => tryMove(session, row, time),
    onMark: (time) => openForm(session, time),
  });
  const { drag } = pointer;
  const shown = useMemo(
    () =>
      drag.drag === 'row'
        ? rows.map((row) => (row.itemId === drag.row.itemId ? rowAt(row, drag.time) : row))
        : rows,
    [rows, drag],
  );
  const blocks = useMemo(() => {
    const timed = shown.filter((row) => !isAllDayRow(row));
    return new Map(range.days.map((day) => [day, layoutDay(timed, day, zone)]));
  }, [shown, range.days, zone]);
  const hoursInSight = useHoursInSight({
    sessionId: session.sessionId,
    kept: place.scrollTop,
    stretch: pageKey(range),
    blocks: useMemo(() => (isKnown ? [...blocks.values()].flat().map(stretchOf) : null), [isKnown, blocks]),
    box,
  });
  const beyond = { days: range.days, blocks, ...hoursInSight };
  const pending =
    drag.drag === 'row' ? new Map(place.pending).set(drag.row.itemId, drag.time) : place.pending;
  const inView = { ...view, rows: shown, place: { ...place, pending } };
  return (
    <div className="week-grid" data-days={range.days.length} ref={box}>
      <div className="week-grid__sheet" style={gridStyle({ '--days': range.days.length })}>
        <div className="week-grid__head">
          <div className="week-grid__days">
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
          <OutOfSightRow side="earlier" {...beyond} />
        </div>
        <div
          className="week-grid__hours"
          onPointerCancel={pointer.letGo}
          onPointerMove={pointer.follow}
          onPointerUp={pointer.release}
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
              blocks={blocks.get(day) ?? []}
              day={day}
              isToday={day === today}
              key={day}
              pointer={pointer}
            />
          ))}
        </div>
        <OutOfSightRow side="later" {...beyond} />
      </div>
    </div>
  );
}
