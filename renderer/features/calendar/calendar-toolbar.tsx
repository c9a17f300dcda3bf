import { Age } from '../../components/words/age.tsx';
import { Button } from '../../components/forms/button.tsx';
import { IconButton } from '../../components/forms/icon-button.tsx';
import { MailboxSquare } from '../../components/people/mailbox-square.tsx';
import { SegmentedControl } from '../../components/forms/segmented-control.tsx';
import { shortName } from '../../components/words/name-words.ts';
import type { KeptPage } from './calendar-pages.ts';
import type { CalendarProps } from './calendar-props.ts';
import { shiftDate, today, type CalendarLayout } from './calendar-range.ts';
import { calendarStore } from './calendar-store.ts';
import { rangeTitle } from './calendar-words.ts';
import { readAgain } from './meeting/meeting-actions.ts';

const layouts: readonly { readonly value: CalendarLayout; readonly label: string }[] = [
  { value: 'day', label: 'Day' },
  { value: 'work-week', label: 'Work week' },
  { value: 'week', label: 'Week' },
  { value: 'month', label: 'Month' },
  { value: 'agenda', label: 'Agenda' },
];

/** Which stretch is shown, the way to others, how it is drawn and how old it is. */
export function CalendarToolbar(props: CalendarProps & { readonly kept: KeptPage }) {
  const { session, place, range, zone } = props;
  const { sessionId } = session;
  const { change } = calendarStore();
  const go = (step: 1 | -1) => change(sessionId, { date: shiftDate(place.layout, place.date, step) });
  return (
    <header className="calendar-toolbar">
      <h2 aria-live="polite" className="calendar-toolbar__title">
        {rangeTitle(place.layout, place.date, range.days)}
      </h2>
      <div className="calendar-toolbar__ways">
        <IconButton icon="back" isFramed label="Earlier" onClick={() => go(-1)} shortcut="[" />
        <Button onClick={() => change(sessionId, { date: today(zone) })}>Today</Button>
        <IconButton icon="forward" isFramed label="Later" onClick={() => go(1)} shortcut="]" />
      </div>
      <SegmentedControl
        label="How to look at the calendar"
        onChange={(layout) => change(sessionId, { layout })}
        segments={layouts}
        value={place.layout}
      />
      <Freshness {...props} />
    </header>
  );
}

/** Whose calendar it is, whether all of it is here, and how old that is; a press reads it again. */
function Freshness(props: CalendarProps & { readonly kept: KeptPage }) {
  const { session, kept } = props;
  const name = shortName(session.names.mailbox);
  return (
    <button
      className="calendar-toolbar__age"
      onClick={() => void readAgain(session.sessionId)}
      title={`${session.names.mailbox}: read again`}
      type="button"
    >
      <MailboxSquare colour={session.colour} />
      {name}
      <span className="calendar-toolbar__age-words">
        {kept.page === null ? (
          kept.now.reading === 'failed' ? (
            'not read'
          ) : (
            'reading…'
          )
        ) : (
          <>
            {kept.page.isPartial ? 'partial' : 'full'} · <Age at={kept.page.asOf} />
          </>
        )}
      </span>
    </button>
  );
}
