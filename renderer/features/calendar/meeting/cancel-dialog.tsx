import { useEffect } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { Button } from '../../../components/forms/button.tsx';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { IdentityStrip } from '../../../components/people/identity-strip.tsx';
import { LONGEST } from '../../../../shared/text-lengths.ts';
import { TextArea } from '../../../components/forms/text-area.tsx';
import type { CalendarRow } from '../../../../shared/model/calendar.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { calendarStore, type CalendarPlace } from '../calendar-store.ts';
import { MeetingFailure } from './meeting-failure.tsx';
import { whenLine } from '../calendar-words.ts';
import { itemName, itemsStore, useItemsStore } from '../item/items-store.ts';
import { cancelMeeting } from './meeting-actions.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { peopleToTell, toldCount } from './meeting-people.ts';
import { actOn, whichOne } from './which-one.ts';
import './meeting-form.css';

/** Asks before a meeting is cancelled, names who will be told, and takes a word to them. */
export function CancelDialog(props: {
  readonly session: Session;
  readonly place: CalendarPlace;
  readonly row: CalendarRow;
  readonly messageText: string;
  readonly zone: string;
}) {
  const { session, place, row, messageText, zone } = props;
  const { sessionId } = session;
  const open = useItemsStore((store) => store.items.get(itemName(sessionId, row.itemId)));
  useEffect(() => void itemsStore().read(sessionId, row.itemId), [sessionId, row.itemId]);
  const item = open?.state === 'loaded' ? open.item : null;
  const told = item === null ? [] : peopleToTell(item, session.identities.mailbox);
  const count = toldCount(told.length, item?.resources.length ?? 0);
  const isRunning = place.report.report === 'running';
  const { change } = calendarStore();
  const leave = () => change(sessionId, { overlay: { overlay: 'none' }, report: { report: 'none' } });
  async function cancel(): Promise<void> {
    if (item === null || isRunning) return;
    const answer = await cancelMeeting(session, item, messageText);
    if (answer.ok) change(sessionId, { overlay: { overlay: 'none' } });
  }
  return (
    <Dialog
      description={whenLine(row, zone)}
      footer={
        <>
          <Button onClick={leave}>{row.isMeeting ? 'Keep the meeting' : 'Keep it'}</Button>
          <Button
            isBusy={isRunning || open === undefined || open.state === 'loading'}
            type="submit"
            variant="danger"
            whyNot={open?.state === 'failed' ? 'It is not known who is on this meeting.' : null}
          >
            {count === '' ? actOn('Delete', row) : `${actOn('Cancel', row, 'it')} and tell ${count}`}
          </Button>
        </>
      }
      identity={<IdentityStrip session={session} variant="form" />}
      isOpen
      onClose={leave}
      onSubmit={() => void cancel()}
      title={`${actOn(row.isMeeting ? 'Cancel' : 'Delete', row)} “${row.subject}”?`}
    >
      {whichOne(row) === 'only this one' && <p>The others of the series stay.</p>}
      {row.isMeeting && (
        <TextArea
          isOptional
          label="Message to those on it"
          limit={LONGEST.comment}
          onChange={(text) => change(sessionId, { overlay: { overlay: 'cancel', row, messageText: text } })}
          rows={3}
          value={messageText}
        />
      )}
      {item !== null && (
        <MeetingFacts
          nobody="Nobody: no one else is on it"
          rooms={item.resources}
          session={session}
          told={told}
        />
      )}
      {open?.state === 'failed' && (
        <FailureNotice
          failure={open.failure}
          onTestAgain={() => void itemsStore().read(sessionId, row.itemId)}
        />
      )}
      {place.report.report === 'failed' && <MeetingFailure report={place.report} session={session} />}
    </Dialog>
  );
}
