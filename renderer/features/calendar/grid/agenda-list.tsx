import { EmptyState } from '../../../components/lists/empty-state.tsx';
import { Icon } from '../../../components/words/icon.tsx';
import { Skeleton } from '../../../components/lists/skeleton.tsx';
import { classNames } from '../../../components/layout/class-names.ts';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import { isAllDayRow, rowDates } from './all-day-layout.ts';
import { inOrder } from './block-walk.ts';
import { blockTitle } from './calendar-block.tsx';
import type { CalendarProps } from '../calendar-props.ts';
import { clockTime, longDate, shortDate, spokenRow } from '../calendar-words.ts';
import { blocksOf } from './use-blocks.ts';
import './agenda-list.css';

/** The days of a fortnight one after the other, only those on which something is. */
export function AgendaList(view: CalendarProps & { readonly isKnown: boolean }) {
  const { range, rows, zone, isKnown } = view;
  const behaviour = blocksOf(view);
  const days = range.days
    .map((day) => ({ day, items: itemsOf(rows, day, range.days[0] ?? day, zone) }))
    .filter(({ items }) => items.length > 0);
  if (days.length === 0 && !isKnown) return <Skeleton label="Reading the calendar" rows={8} />;
  if (days.length === 0)
    return (
      <EmptyState icon="calendar" title="Nothing in these two weeks">
        <p>Meetings and appointments of this calendar appear here. Press n to make one.</p>
      </EmptyState>
    );
  return (
    <div className="agenda-list">
      {days.map(({ day, items }) => (
        <section className="agenda-list__day" key={day}>
          <h3 className="agenda-list__date">{longDate(day)}</h3>
          {items.map((row) => {
            const { isFocusable, isOpen, onFocus, onKeyDown, onOpen } = behaviour(row);
            return (
              <button
                aria-expanded={isOpen}
                aria-haspopup="dialog"
                aria-label={spokenRow(row, zone)}
                className={classNames(
                  'agenda-list__item',
                  row.isHidden && 'agenda-list__item--hidden',
                  row.isCancelled && 'agenda-list__item--cancelled',
                )}
                data-item-id={row.itemId}
                key={row.itemId}
                onClick={onOpen}
                onFocus={onFocus}
                onKeyDown={onKeyDown}
                tabIndex={isFocusable ? 0 : -1}
                type="button"
              >
                <span className="agenda-list__time">{timeWords(row, zone)}</span>
                <span className="agenda-list__title">
                  {blockTitle(row)}
                  {row.type !== 'Single' && <Icon name="recurring" />}
                </span>
                <span className="agenda-list__place">{row.isHidden ? '' : row.location}</span>
              </button>
            );
          })}
        </section>
      ))}
    </div>
  );
}

/** What begins on a day; on the first one shown also what goes on from before. */
function itemsOf(rows: readonly CalendarRow[], day: string, firstDay: string, zone: string): CalendarRow[] {
  return inOrder(
    rows.filter((row) => {
      const { first, last } = rowDates(row, zone);
      return first === day || (day === firstDay && first < day && last >= day);
    }),
  ).toSorted((a, b) => Number(isAllDayRow(b)) - Number(isAllDayRow(a)));
}

function timeWords(row: CalendarRow, zone: string): string {
  if (row.dates !== null)
    return row.dates.first === row.dates.last ? 'all day' : `until ${shortDate(row.dates.last)}`;
  return `${clockTime(row.start, zone)} – ${clockTime(row.end, zone)}`;
}
