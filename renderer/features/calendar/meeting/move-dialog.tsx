import { useEffect } from 'react';
import { FailureNotice } from '../../../app/failure-notice.tsx';
import { Button } from '../../../components/forms/button.tsx';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { IdentityStrip } from '../../../components/people/identity-strip.tsx';
import { Skeleton } from '../../../components/lists/skeleton.tsx';
import type { CalendarRow, MeetingTime } from '../../../../shared/model/calendar.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { calendarStore, type CalendarPlace } from '../calendar-store.ts';
import { ClashNotice } from './clash-notice.tsx';
import { takesTime } from './clashes.ts';
import { MeetingFailure } from './meeting-failure.tsx';
import { whenLine } from '../calendar-words.ts';
import { itemName, itemsStore, useItemsStore } from '../item/items-store.ts';
import { updateMeeting } from './meeting-actions.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { rowAt } from './meeting-move.ts';
import { namesOf, peopleToTell, toldCount } from './meeting-people.ts';
import { actOn, whichOne } from './which-one.ts';
import './meeting-form.css';

/** Asks before a move reaches other people, and says whom. */
export function MoveDialog(props: {
  readonly session: Session;
  readonly place: CalendarPlace;
  readonly row: CalendarRow;
  readonly time: MeetingTime;
  readonly zone: string;
}) {
  const { session, place, row, time, zone } = props;
  const { sessionId } = session;
  const open = useItemsStore((store) => store.items.get(itemName(sessionId, row.itemId)));
  useEffect(() => void itemsStore().read(sessionId, row.itemId), [sessionId, row.itemId]);
  const item = open?.state === 'loaded' ? open.item : null;
  const told = item === null ? [] : peopleToTell(item, session.identities.mailbox);
  const count = toldCount(told.length, item?.resources.length ?? 0);
  const isRunning = place.report.report === 'running';
  function leave(): void {
    calendarStore().propose(sessionId, row.itemId, null);
    calendarStore().change(sessionId, { overlay: { overlay: 'none' }, report: { report: 'none' } });
  }
  async function move(): Promise<void> {
    if (item === null || isRunning) return;
    const reachesOthers = told.length + item.resources.length > 0;
    const answer = await updateMeeting(session, row, { time }, reachesOthers);
    if (answer.ok) calendarStore().change(sessionId, { overlay: { overlay: 'none' } });
  }
  return (
    <Dialog
      footer={
        <>
          <Button onClick={leave}>Leave it where it was</Button>
          <Button
            isBusy={isRunning || open?.state === 'loading'}
            type="submit"
            variant="primary"
            whyNot={open?.state === 'failed' ? 'It is not known who is on this meeting.' : null}
          >
            {count === '' ? actOn('Move', row) : `${actOn('Move', row)} and tell ${count}`}
          </Button>
        </>
      }
      identity={<IdentityStrip session={session} variant="form" />}
      isOpen
      onClose={leave}
      onSubmit={() => void move()}
      title={
        told.length === 0
          ? `${actOn('Move', row)} “${row.subject}”?`
          : `Tell ${namesOf(told)} about the new time?`
      }
    >
      <dl className="meeting-facts meeting-facts--plain">
        <dt>Meeting</dt>
        <dd>
          <strong>{row.subject}</strong>
          {whichOne(row) !== '' &&
            ` (${whichOne(row)}${whichOne(row) === 'only this one' ? '; the others stay' : ''})`}
        </dd>
        <dt>From</dt>
        <dd>{whenLine(row, zone)}</dd>
        <dt>To</dt>
        <dd>
          <strong>{whenLine(rowAt(row, time), zone)}</strong>
        </dd>
      </dl>
      {takesTime(row) && <ClashNotice itemId={row.itemId} session={session} time={time} />}
      {open?.state === 'loading' && <Skeleton label="Reading who is on it" rows={2} />}
      {open?.state === 'failed' && (
        <FailureNotice
          failure={open.failure}
          onTestAgain={() => void itemsStore().read(sessionId, row.itemId)}
        />
      )}
      {item !== null && <MeetingFacts nobody="Nobody" rooms={item.resources} session={session} told={told} />}
      {place.report.report === 'failed' && <MeetingFailure report={place.report} session={session} />}
    </Dialog>
  );
}
