import { Button } from '../../../components/forms/button.tsx';
import { classNames } from '../../../components/layout/class-names.ts';
import { useNow } from '../../../components/words/use-now.ts';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { isAllDayRow, rowDates } from './all-day-layout.ts';
import { inOrder } from './block-walk.ts';
import { CalendarBlock } from './calendar-block.tsx';
import type { CalendarProps } from '../calendar-props.ts';
import { calendarStore } from '../calendar-store.ts';
import { longDate } from '../calendar-words.ts';
import { gridStyle } from './grid-style.ts';
import { blocksOf } from './use-blocks.ts';
import { wallClock } from '../wall-clock.ts';
import './month-grid.css';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** So many items of a day are drawn; the rest is counted. */
const shownItems = 3;

/** A month in whole weeks. */
export function MonthGrid(view: CalendarProps) {
  const { range, place, rows, zone, session } = view;
  const today = useNow((now) => wallClock(new Date(now).toISOString(), zone).date);
  const behaviour = blocksOf(view);
  const month = place.date.slice(0, 7);
  const open = (day: string) => calendarStore().change(session.sessionId, { layout: 'day', date: day });
  return (
    <div className="month-grid">
      <div aria-hidden="true" className="month-grid__names">
        {weekdays.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className="month-grid__days" style={gridStyle({ '--weeks': range.days.length / 7 })}>
        {range.days.map((day) => {
          const items = itemsOn(rows, day, zone);
          const hidden = items.length - shownItems;
          return (
            <section
              aria-label={longDate(day)}
              className={classNames(
                'month-grid__day',
                day === today && 'month-grid__day--today',
                !day.startsWith(month) && 'month-grid__day--outside',
              )}
              key={day}
            >
              <button
                aria-label={`Show ${longDate(day)}`}
                className="month-grid__date"
                onClick={() => open(day)}
                tabIndex={-1}
                type="button"
              >
                {Number(day.slice(8))}
              </button>
              {items.slice(0, hidden === 1 ? shownItems + 1 : shownItems).map((row) => (
                <CalendarBlock
                  {...behaviour(row)}
                  key={row.itemId}
                  shape="bar"
                  showsTime={!isAllDayRow(row)}
                />
              ))}
              {hidden > 1 && (
                <Button onClick={() => open(day)} size="small" variant="link">
                  {hidden} more
                </Button>
              )}
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** What touches a day: all-day items first, then by time. */
function itemsOn(rows: readonly CalendarRow[], day: string, zone: string): CalendarRow[] {
  const items = rows.filter((row) => {
    const { first, last } = rowDates(row, zone);
    return first <= day && day <= last;
  });
  return inOrder(items).toSorted((a, b) => Number(isAllDayRow(b)) - Number(isAllDayRow(a)));
}
