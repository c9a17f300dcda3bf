import type { MeetingOutcome } from '../../../shared/model/calendar.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { MeetingWritten } from '../../sessions/calls.ts';
import { journaledRead, journaledWrite } from '../../sessions/journaled-write.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

/** The calendar of a mailbox: read, and meetings made, moved and cancelled on it. */
export function calendarHandlers(parts: Parts): HandlersOf<'calendar'> & HandlersOf<'meeting'> {
  const { journal } = parts;
  return {
    'calendar.list': async ({ sessionId, ...input }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'calendar', input }),
    'calendar.get': async ({ sessionId, itemId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'calendarItem', input: { itemId } }),
    'meeting.create': async ({ sessionId, meeting, notify }) => {
      const people = meeting.required.length + meeting.optional.length;
      const summary =
        people === 0
          ? 'Appointment made'
          : `Meeting made with ${count(people)}${notify ? ', invitations sent' : ''}`;
      const named = { operation: 'CreateItem', summary, itemId: null };
      const call = { name: 'createMeeting', input: { meeting, notify } } as const;
      return await saved(
        parts,
        sessionId,
        await journaledWrite(journal, sessionOf(parts, sessionId), named, call),
      );
    },
    'meeting.update': async ({ sessionId, item, change, notify }) => {
      const what = change.time === undefined ? 'Meeting changed' : 'Meeting moved';
      const named = {
        operation: 'UpdateItem',
        summary: `${what}${notify ? ', people told' : ''}`,
        itemId: item.itemId,
      };
      const call = { name: 'updateMeeting', input: { item, change, notify } } as const;
      return await saved(
        parts,
        sessionId,
        await journaledWrite(journal, sessionOf(parts, sessionId), named, call),
      );
    },
    'meeting.cancel': async ({ sessionId, item, messageText }) => {
      const named = { operation: 'CancelCalendarItem', summary: 'Meeting cancelled', itemId: item.itemId };
      const call = { name: 'cancelMeeting', input: { item, messageText } } as const;
      return outcome(await journaledWrite(journal, sessionOf(parts, sessionId), named, call));
    },
    'meeting.answer': async ({ sessionId, item, answer, messageText }) => {
      const named = { operation: ANSWERS[answer], summary: 'Meeting answered', itemId: item.itemId };
      const call = { name: 'answerMeeting', input: { item, answer, messageText } } as const;
      return outcome(await journaledWrite(journal, sessionOf(parts, sessionId), named, call));
    },
  };
}

/** EWS's names of the answers. */
const ANSWERS = {
  Accept: 'AcceptItem',
  Tentative: 'TentativelyAcceptItem',
  Decline: 'DeclineItem',
} as const;

/** What the form held is saved: nothing of it is offered again. */
async function saved(
  parts: Parts,
  sessionId: string,
  done: Parameters<typeof outcome>[0],
): Promise<Result<MeetingOutcome>> {
  if (done.ok) await parts.texts.drop(sessionOf(parts, sessionId).making, 'meeting');
  return outcome(done);
}

function outcome(
  done: Result<{ readonly value: MeetingWritten; readonly sequence: number }>,
): Result<MeetingOutcome> {
  if (!done.ok) return done;
  const { value, sequence } = done.value;
  return success({ ...value, notified: [...value.notified], journalSequence: sequence });
}

function count(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}
