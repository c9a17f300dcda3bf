import { request } from '../../../app/bridge.ts';
import { counted } from '../../../app/shown-write.ts';
import { useUndoStore } from '../../../app/stores/undo-store.ts';
import type {
  CalendarItem,
  CalendarRow,
  MeetingChange,
  MeetingOutcome,
  MeetingTime,
  NewMeeting,
} from '../../../../shared/model/calendar.ts';
import type { Person } from '../../../../shared/model/identity.ts';
import type { Session } from '../../../../shared/model/session.ts';
import type { Failure } from '../../../../shared/failure.ts';
import { failed, type Result } from '../../../../shared/result.ts';
import { calendarStore, rangeShown } from '../calendar-store.ts';
import { displayZone } from '../display-zone.ts';
import { timeOf } from './meeting-move.ts';
import { peopleToTell, toldWords } from './meeting-people.ts';

/** Makes a meeting or an appointment; good once Exchange has it and it was read back. */
export async function createMeeting(session: Session, meeting: NewMeeting): Promise<Result<MeetingOutcome>> {
  const notify = meeting.required.length + meeting.optional.length > 0;
  return await act(session, '', {
    running: notify ? 'Sending invitations…' : 'Saving…',
    done: notify ? 'Invitations sent' : 'Appointment saved',
    ask: async () => await request('meeting.create', { ...writeOf(session), meeting, notify }),
  });
}

/** Changes a meeting. People on it are told exactly when `notify` says so; the caller has named them before. */
export async function updateMeeting(
  session: Session,
  row: CalendarRow,
  change: MeetingChange,
  notify: boolean,
): Promise<Result<MeetingOutcome>> {
  const { time } = change;
  if (time !== undefined) calendarStore().propose(session.sessionId, row.itemId, time);
  const item = { itemId: row.itemId, changeKey: row.changeKey };
  return await act(session, row.itemId, {
    running: 'Saving the change…',
    done: time === undefined ? 'Changed' : 'Moved',
    ask: async () => await request('meeting.update', { ...writeOf(session), item, change, notify }),
    again: async (changeKey) => await updateMeeting(session, { ...row, changeKey }, change, notify),
  });
}

/** Cancels a meeting with a word to those on it, or deletes an appointment of nobody else. */
export async function cancelMeeting(
  session: Session,
  meeting: CalendarItem,
  messageText: string,
): Promise<Result<MeetingOutcome>> {
  const reachesPeople = peopleToTell(meeting, session.identities.mailbox).length > 0;
  const item = { itemId: meeting.itemId, changeKey: meeting.changeKey };
  return await act(session, meeting.itemId, {
    running: reachesPeople ? 'Cancelling…' : 'Deleting…',
    done: reachesPeople ? 'Meeting cancelled' : 'Appointment deleted',
    rooms: meeting.resources,
    ask: async () => await request('meeting.cancel', { ...writeOf(session), item, messageText }),
  });
}

/**
 * Moves a row to a time. A meeting with others opens the question whether they shall be told; an appointment moves
 * at once and can be undone.
 */
export async function moveRow(session: Session, row: CalendarRow, time: MeetingTime): Promise<void> {
  const { change, propose } = calendarStore();
  if (row.isMeeting) {
    change(session.sessionId, { overlay: { overlay: 'move', row, time } });
    propose(session.sessionId, row.itemId, time);
    return;
  }
  const before = timeOf(row, displayZone());
  const answer = await updateMeeting(session, row, { time }, false);
  const moved = answer.ok ? answer.value.item : null;
  if (moved === null) return;
  useUndoStore.getState().offer({
    label: `Moved “${row.subject}”`,
    undo: async () => await updateMeeting(session, currentRow(session, moved), { time: before }, false),
  });
}

/** Reads again what is on screen; after a conflict, and when a person asks. */
export async function readAgain(sessionId: string): Promise<void> {
  const { places, read } = calendarStore();
  const place = places[sessionId];
  if (place !== undefined) await read(sessionId, rangeShown(place, displayZone()));
}

interface Act {
  readonly running: string;
  readonly done: string;
  readonly ask: () => Promise<Result<MeetingOutcome>>;
  /** The rooms on it, where the outcome carries no item any more. */
  readonly rooms?: readonly Person[];
  /** The same on another version of the item. */
  readonly again?: (changeKey: string) => Promise<Result<MeetingOutcome>>;
}

async function act({ sessionId }: Session, formerId: string, words: Act): Promise<Result<MeetingOutcome>> {
  const { change, replace, propose } = calendarStore();
  if (calendarStore().places[sessionId]?.report.report === 'running') return failed({ kind: 'cancelled' });
  change(sessionId, { report: { report: 'running', words: words.running } });
  const answer = await counted(words.ask);
  if (answer.ok) {
    replace(sessionId, formerId, answer.value.item);
    const said = doneWords(words.done, answer.value, words.rooms ?? []);
    change(sessionId, { report: { report: 'done', words: said, outcome: answer.value } });
    return answer;
  }
  const { failure } = answer;
  propose(sessionId, formerId, null);
  change(sessionId, {
    report: { report: 'failed', failure, keepMine: keepMineOf(sessionId, failure, words) },
  });
  // Both leave the screen in doubt: what the calendar holds now is read, the write itself is never repeated.
  const isDoubtful = ['conflict', 'edit-conflict', 'outcome-unknown'].includes(failure.kind);
  if (isDoubtful) await readAgain(sessionId);
  return answer;
}

/** What "mine" means after a conflict: the same change on the server's version; a form that it came from closes. */
function keepMineOf(sessionId: string, failure: Failure, { again }: Act): (() => Promise<void>) | null {
  if (failure.kind !== 'edit-conflict' || again === undefined) return null;
  return async () => {
    const answer = await again(failure.changeKey);
    if (answer.ok) calendarStore().change(sessionId, { overlay: { overlay: 'none' } });
  };
}

function doneWords(words: string, { notified, item }: MeetingOutcome, rooms: readonly Person[]): string {
  const count = toldWords(notified, item?.resources ?? rooms);
  return count === '' ? words : `${words}, ${count} told`;
}

/** The row as it was read last: its change key may have changed since. */
function currentRow({ sessionId }: Session, row: CalendarRow): CalendarRow {
  for (const kept of calendarStore().places[sessionId]?.pages.values() ?? []) {
    const found = kept.page?.rows.find((each) => each.itemId === row.itemId);
    if (found !== undefined) return found;
  }
  return row;
}

function writeOf({ sessionId, identities }: Session): Pick<Session, 'sessionId' | 'identities'> {
  return { sessionId, identities };
}
