import { useCallback, useMemo, useState } from 'react';
import { request } from '../../../app/bridge.ts';
import { Button } from '../../../components/forms/button.tsx';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import { IdentityStrip } from '../../../components/people/identity-strip.tsx';
import { leftoverWords } from '../../../components/words/leftover-words.ts';
import { addressLine } from '../../../components/words/name-words.ts';
import type { MeetingTime } from '../../../../shared/model/calendar.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { distinctPeople, isSameEntry } from '../../../../shared/same-person.ts';
import { calendarStore, type CalendarOverlay, type CalendarPlace } from '../calendar-store.ts';
import { ClashNotice } from './clash-notice.tsx';
import { MeetingFailure } from './meeting-failure.tsx';
import { createMeeting, updateMeeting } from './meeting-actions.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import {
  changeFrom,
  faultsOf,
  isComplete,
  newMeetingFrom,
  timeFrom,
  type MeetingValues,
} from './meeting-form-values.ts';
import { toldCount } from './meeting-people.ts';
import { actOn } from './which-one.ts';
import { whyNotChange, whyNotMake } from './why-not-change.ts';
import './meeting-form.css';

type FormOverlay = Extract<CalendarOverlay, { overlay: 'form' }>;

/** A meeting being made or changed: who organises it, what and when, and what will come of saving. */
export function MeetingForm(props: {
  readonly session: Session;
  readonly place: CalendarPlace;
  readonly form: FormOverlay;
}) {
  const { session, place, form } = props;
  const { item, before, values } = form;
  const { sessionId, identities, names } = session;
  const [isLeaving, setLeaving] = useState(false);
  const [wasTried, setTried] = useState(false);
  const faults = faultsOf(values);
  const timeTaken = useMemo(() => timeTakenBy(values), [values]);
  const told = toldBy(form);
  const isRunning = place.report.report === 'running';
  const isNew = item === null;
  const whyNotSave =
    (isNew ? whyNotMake(session) : whyNotChange(session, item)) ?? leftoverWords(form.leftovers);
  // Nobody is told of what others never see, no room either.
  const rooms = isSeen(form) ? (item?.resources.length ?? 0) : 0;
  const isTouched =
    JSON.stringify(before) !== JSON.stringify(values) || leftoverWords(form.leftovers) !== null;
  const end = () =>
    calendarStore().change(sessionId, { overlay: { overlay: 'none' }, report: { report: 'none' } });
  const suggest = useCallback(
    async (words: string): Promise<readonly Person[]> => {
      const answer = await request('directory.resolve', { sessionId, words });
      return answer.ok ? answer.value : [];
    },
    [sessionId],
  );
  function write(change: Partial<MeetingValues>): void {
    writeForm(sessionId, (now) => ({ ...now, values: { ...now.values, ...change } }));
  }
  async function save(): Promise<void> {
    setTried(true);
    if (!isComplete(faults) || isRunning || whyNotSave !== null) return;
    const answer = isNew
      ? await createMeeting(session, newMeetingFrom(values))
      : await updateMeeting(session, item, changeFrom(before, values), told.length + rooms > 0);
    if (answer.ok) calendarStore().change(sessionId, { overlay: { overlay: 'none' } });
  }
  return (
    <Dialog
      description={`Organiser: ${addressLine({ name: names.mailbox, address: identities.mailbox })}`}
      footer={
        isLeaving ? (
          <>
            <span className="meeting-form__leaving">Discard what you filled in?</span>
            {/* Keys: a button that becomes another one beneath the pointer would finish the press as that one. */}
            <Button key="keep" onClick={() => setLeaving(false)}>
              Keep editing
            </Button>
            <Button key="discard" onClick={end} variant="danger">
              Discard
            </Button>
          </>
        ) : (
          <>
            <Button key="close" onClick={() => (isTouched ? setLeaving(true) : end())}>
              Close
            </Button>
            <Button
              isBusy={isRunning}
              key="save"
              shortcut="Ctrl ↵"
              type="submit"
              variant={isContested(place.report) ? 'plain' : 'primary'}
              whyNot={isNew || isTouched ? whyNotSave : 'Nothing has been changed yet.'}
            >
              {saveWords(item, toldCount(told.length, rooms))}
            </Button>
          </>
        )
      }
      identity={<IdentityStrip session={session} variant="form" />}
      isOpen
      onClose={() => (isTouched && !isLeaving ? setLeaving(true) : end())}
      onSubmit={() => void save()}
      size="wide"
      title={isNew ? newTitle(values) : actOn('Move or edit', item)}
    >
      {isNew && told.length > 0 && organizesDelegate(place) && (
        <Notice title="Answers will come to you" tone="pending">
          The last time, this server made whoever signed in the organiser of a meeting in this calendar, and
          not {names.mailbox}. Those invited will see it so.
        </Notice>
      )}
      <MeetingFields
        aboutTime={<ClashNotice itemId={item?.itemId ?? null} session={session} time={timeTaken} />}
        faults={wasTried ? faults : { ...faults, subject: null }}
        isNew={isNew}
        leftovers={form.leftovers}
        mailbox={identities.mailbox}
        onChange={write}
        onLeftover={(label, text) =>
          writeForm(sessionId, (now) => ({ ...now, leftovers: { ...now.leftovers, [label]: text } }))
        }
        onSave={() => void save()}
        suggest={suggest}
        values={values}
      />
      <MeetingFacts
        rooms={item?.resources}
        nobody={isNew ? 'Nobody: an appointment without attendees' : 'Nobody'}
        session={session}
        told={told}
      />
      {place.report.report === 'failed' && <MeetingFailure report={place.report} session={session} />}
    </Dialog>
  );
}

/** Changes the form as it is by now: a field may tell two things in one moment. */
function writeForm(sessionId: string, change: (form: FormOverlay) => FormOverlay): void {
  const now = calendarStore().places[sessionId]?.overlay;
  if (now?.overlay === 'form') calendarStore().change(sessionId, { overlay: change(now) });
}

/** Whom saving tells: everybody on it, unless only what others never see has changed. */
function toldBy({ item, before, values }: FormOverlay): readonly Person[] {
  const everybody = distinctPeople([...values.required, ...values.optional]);
  if (item === null) return everybody;
  const removed = [...before.required, ...before.optional].filter(
    (person) => !everybody.some((one) => isSameEntry(one, person)),
  );
  return isSeen({ before, values }) ? [...everybody, ...removed] : [];
}

/** Whether something has changed that others see. */
function isSeen({ before, values }: Pick<FormOverlay, 'before' | 'values'>): boolean {
  return JSON.stringify({ ...before, freeBusy: '' }) !== JSON.stringify({ ...values, freeBusy: '' });
}

/** Whether this server was seen to make the delegate organiser. */
function organizesDelegate({ pages }: CalendarPlace): boolean {
  return [...pages.values()].some(({ page }) => page?.organizes === 'delegate');
}

/** The time that the form takes of the calendar; null where it is shown as free, or is not complete yet. */
function timeTakenBy(values: MeetingValues): MeetingTime | null {
  const { time, timeZone } = faultsOf(values);
  if (time !== null || timeZone !== null || values.freeBusy === 'Free') return null;
  return timeFrom(values);
}

function newTitle(values: MeetingValues): string {
  return values.required.length + values.optional.length === 0 ? 'New appointment' : 'New meeting';
}

function saveWords(item: FormOverlay['item'], count: string): string {
  if (item === null) return count === '' ? 'Save appointment' : `Send invitations to ${count}`;
  return count === '' ? actOn('Save', item) : `${actOn('Save', item)} and tell ${count}`;
}

/** Somebody else changed the same: what comes first is the choice between the two versions, beside it. */

function isContested(report: CalendarPlace['report']): boolean {
  return report.report === 'failed' && report.failure.kind === 'edit-conflict';
}
