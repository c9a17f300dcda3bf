import { useEffect, useRef } from 'react';
import type { EditedField, Failure } from '../../../../shared/failure.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { Button } from '../../../components/forms/button.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import { dateTimeWords } from '../../../components/words/time-words.ts';
import { calendarStore, type CalendarReport } from '../calendar-store.ts';
import { fieldName, fieldText } from './edited-field-words.ts';
import { readAgain } from './meeting-actions.ts';
import './meeting-failure.css';

type Conflict = Extract<Failure, { kind: 'edit-conflict' }>;

/** Why a meeting could not be written; where somebody else changed the same, both versions and the decision. */
export function MeetingFailure(props: {
  readonly session: Session;
  readonly report: Extract<CalendarReport, { report: 'failed' }>;
}) {
  const { session, report } = props;
  const place = useRef<HTMLDivElement>(null);
  // The form may be longer than its dialog, and what stopped it stands at its end.
  const { failure } = report;
  useEffect(() => {
    if (failure.kind !== 'cancelled') place.current?.scrollIntoView({ block: 'nearest' });
  }, [failure]);
  return (
    <div ref={place}>
      {failure.kind === 'edit-conflict' ? (
        <TwoVersions failure={failure} keepMine={report.keepMine} sessionId={session.sessionId} />
      ) : (
        <FailureNotice failure={failure} isAlert />
      )}
    </div>
  );
}

function TwoVersions(props: {
  readonly sessionId: string;
  readonly failure: Conflict;
  readonly keepMine: (() => Promise<void>) | null;
}) {
  const { sessionId, failure, keepMine } = props;
  async function keepTheirs(): Promise<void> {
    calendarStore().change(sessionId, { overlay: { overlay: 'none' }, report: { report: 'none' } });
    await readAgain(sessionId);
  }
  return (
    <Notice
      actions={
        <>
          <Button onClick={() => void keepTheirs()} size="small">
            Keep theirs
          </Button>
          {keepMine !== null && (
            <Button onClick={() => void keepMine()} size="small" variant="primary">
              Keep mine
            </Button>
          )}
        </>
      }
      isAlert
      title="Somebody else changed the same"
      tone="pending"
    >
      <p>{whoWords(failure)} Nothing was overwritten: choose which version stays.</p>
      <table className="meeting-failure">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Before</th>
            <th scope="col">Theirs, in the calendar now</th>
            <th scope="col">Mine</th>
          </tr>
        </thead>
        <tbody>
          {failure.fields.map((field) => (
            <Row field={field} key={field.field} />
          ))}
        </tbody>
      </table>
    </Notice>
  );
}

function Row(props: { readonly field: EditedField }) {
  const { field, base, theirs, mine } = props.field;
  return (
    <tr>
      <th scope="row">{fieldName(field)}</th>
      <td>{base === null ? 'Not known any more' : fieldText(field, base)}</td>
      <td>{fieldText(field, theirs)}</td>
      <td>{fieldText(field, mine)}</td>
    </tr>
  );
}

function whoWords({ changedBy, changedAt }: Conflict): string {
  const who = changedBy ?? 'Somebody';
  return changedAt === null ? `${who} changed it.` : `${who} changed it on ${dateTimeWords(changedAt)}.`;
}
