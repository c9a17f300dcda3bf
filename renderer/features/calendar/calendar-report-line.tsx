import { Button } from '../../components/forms/button.tsx';
import { IconButton } from '../../components/forms/icon-button.tsx';
import { Spinner } from '../../components/words/spinner.tsx';
import { clockWords } from '../../components/words/time-words.ts';
import type { MeetingOutcome } from '../../../shared/model/calendar.ts';
import { nameOf } from '../../../shared/same-person.ts';
import type { Session } from '../../../shared/model/session.ts';
import { calendarStore, type CalendarPlace } from './calendar-store.ts';
import { MeetingFailure } from './meeting/meeting-failure.tsx';
import { displayZone } from './display-zone.ts';
import { rowAt } from './meeting/meeting-move.ts';
import { dropNudge, settleNudge } from './grid/use-blocks.ts';
import { whenLine } from './calendar-words.ts';

/** What came of the last write, and what a block on its way by keys waits for; over the calendar's lower edge. */
export function CalendarReportLine(props: { readonly session: Session; readonly place: CalendarPlace }) {
  const { session, place } = props;
  const { report, overlay } = place;
  const close = () => calendarStore().change(session.sessionId, { report: { report: 'none' } });
  if (overlay.overlay === 'nudge')
    return (
      <div className="calendar-report">
        <p className="calendar-report__line">
          Move “{overlay.row.subject}” to {whenLine(rowAt(overlay.row, overlay.time), displayZone())}?
          <Button
            onClick={() => void settleNudge(session, place)}
            shortcut="↵"
            size="small"
            variant="primary"
          >
            Move
          </Button>
          <Button onClick={() => dropNudge(session, place)} shortcut="Esc" size="small">
            Take back
          </Button>
        </p>
      </div>
    );
  // A failure of a form or a dialog stands in it; this line tells of those that have no place of their own.
  const isCovered = overlay.overlay === 'form' || overlay.overlay === 'move' || overlay.overlay === 'cancel';
  if (report.report === 'none' || (report.report !== 'done' && isCovered)) return null;
  return (
    <output className="calendar-report">
      {report.report === 'running' && (
        <span className="calendar-report__line">
          <Spinner /> {report.words}
        </span>
      )}
      {report.report === 'done' && (
        <span className="calendar-report__line">
          <span
            className={report.outcome.isWitnessed ? 'calendar-report__proved' : 'calendar-report__unproved'}
          >
            {report.outcome.isWitnessed ? '✓ ' : ''}
            {report.words}
          </span>
          <span className="calendar-report__facts">{witnessWords(session, report.outcome)}</span>
          <IconButton icon="close" label="Close" onClick={close} size="small" />
        </span>
      )}
      {report.report === 'failed' && (
        <div className="calendar-report__failure">
          <MeetingFailure report={report} session={session} />
          <Button onClick={close} size="small">
            Close
          </Button>
        </div>
      )}
    </output>
  );
}

function witnessWords({ names }: Session, outcome: MeetingOutcome): string {
  const { isWitnessed, broken = [], witnessedAt, item } = outcome;
  if (broken.includes('organizer')) {
    const organizer = item?.organizer ?? null;
    const who = organizer === null ? 'somebody else' : nameOf(organizer);
    return `but this server made ${who} the organiser, not ${names.mailbox}: answers go to ${who}`;
  }
  if (broken.includes('cancellation'))
    return 'but no cancellation lies in Sent Items: those invited may not know. Write to them yourself';
  return isWitnessed
    ? `read back from ${names.mailbox} › Calendar at ${clockWords(witnessedAt)}`
    : `but what ${names.mailbox} › Calendar holds is not what was asked for: look at it`;
}
