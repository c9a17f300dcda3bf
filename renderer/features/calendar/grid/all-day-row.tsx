import { classNames } from '../../../components/layout/class-names.ts';
import { layoutAllDay } from './all-day-layout.ts';
import { CalendarBlock } from './calendar-block.tsx';
import type { CalendarProps } from '../calendar-props.ts';
import { longDate } from '../calendar-words.ts';
import { gridStyle } from './grid-style.ts';
import { blocksOf } from './use-blocks.ts';
import { openForm } from '../meeting/open-form.ts';

/** What lasts whole days, above the hours; a press on an empty place makes an all-day item. */
export function AllDayRow(props: CalendarProps & { readonly today: string }) {
  const { rows, range, zone, session, today } = props;
  const bars = layoutAllDay(rows, range.days, zone);
  const behaviour = blocksOf(props);
  const lanes = Math.max(0, ...bars.map((bar) => bar.lane + 1));
  return (
    <fieldset aria-label="All day" className="all-day-row" style={gridStyle({ '--lanes': lanes })}>
      <span className="all-day-row__label">all day</span>
      {range.days.map((day, index) => (
        <button
          aria-label={`New all-day item on ${longDate(day)}`}
          className={classNames('all-day-row__day', day === today && 'all-day-row__day--today')}
          key={day}
          onClick={() => openForm(session, { kind: 'all-day', first: day, last: day, timeZone: zone })}
          style={{ gridColumn: index + 2 }}
          tabIndex={-1}
          type="button"
        />
      ))}
      {bars.map((bar) => (
        <CalendarBlock
          {...behaviour(bar.row)}
          key={bar.row.itemId}
          shape="bar"
          style={{ gridColumn: `${bar.firstDay + 2} / span ${bar.dayCount}`, gridRow: bar.lane + 1 }}
        />
      ))}
    </fieldset>
  );
}
