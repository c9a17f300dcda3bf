import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '../layout/class-names.ts';
import { IconButton } from './icon-button.tsx';
import { dateWords } from '../words/date-format.ts';
import { daysAfter } from '../words/typed-dates.ts';

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

/** One month to choose a day from, Monday first; arrows walk by days and weeks, Page Up and Page Down by months. */
export function MonthOfDays(props: { readonly chosen: string; readonly onChoose: (date: string) => void }) {
  const { chosen, onChoose } = props;
  const [focused, setFocused] = useState(chosen);
  const grid = useRef<HTMLDivElement>(null);
  const walked = useRef(false);
  // Before the next key arrives: a key that comes in between would choose the day that was left.
  useLayoutEffect(() => {
    if (walked.current && grid.current !== null) focusedDay(grid.current)?.focus();
    walked.current = false;
  });
  function press(event: KeyboardEvent<HTMLElement>): void {
    const step = steps[event.key];
    if (step !== undefined) setFocused(daysAfter(focused, step));
    else if (event.key === 'PageUp') setFocused(besideMonth(focused, -1));
    else if (event.key === 'PageDown') setFocused(besideMonth(focused, 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
    walked.current = true;
  }
  const month = focused.slice(0, 7);
  return (
    <div className="month-of-days">
      <div className="month-of-days__head">
        <IconButton
          icon="back"
          label="Month before"
          onClick={() => setFocused(besideMonth(focused, -1))}
          size="small"
        />
        <strong aria-live="polite">{dateWords(focused, { month: 'long', year: 'numeric' })}</strong>
        <IconButton
          icon="forward"
          label="Month after"
          onClick={() => setFocused(besideMonth(focused, 1))}
          size="small"
        />
      </div>
      <div aria-hidden="true" className="month-of-days__grid">
        {weekdays.map((name) => (
          <span className="month-of-days__weekday" key={name}>
            {name}
          </span>
        ))}
      </div>
      {/* Arrows walk from day to day: they bubble up from the one that has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above */}
      <div className="month-of-days__grid" onKeyDown={press} ref={grid}>
        {daysOf(month).map((date) => (
          <button
            aria-current={date === chosen ? 'date' : undefined}
            aria-label={dateWords(date, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
            className={classNames(
              'month-of-days__day',
              date === chosen && 'month-of-days__day--chosen',
              !date.startsWith(month) && 'month-of-days__day--beside',
            )}
            key={date}
            onClick={() => onChoose(date)}
            tabIndex={date === focused ? 0 : -1}
            type="button"
          >
            {Number(date.slice(8))}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The day that has the focus, or takes it, in an element that holds a month. */
export function focusedDay(element: ParentNode): HTMLElement | null {
  return element.querySelector<HTMLElement>('.month-of-days__day[tabindex="0"]');
}

/** Six weeks from the Monday on or before the first of a month. */
function daysOf(month: string): readonly string[] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, index) => daysAfter(first, index - weekday));
}

/** The same day of the month beside, or that month's last. */
function besideMonth(date: string, by: 1 | -1): string {
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + by);
  const start = first.toISOString().slice(0, 10);
  const same = daysAfter(start, Number(date.slice(8)) - 1);
  if (same.slice(0, 7) === start.slice(0, 7)) return same;
  return daysAfter(same, -Number(same.slice(8)));
}
