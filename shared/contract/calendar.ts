import { z } from 'zod';
import { calendarItem, calendarPage, meetingChange, meetingOutcome, newMeeting } from '../model/calendar.ts';
import * as id from '../model/identity.ts';
import { LONGEST } from '../text-lengths.ts';
import { read, write } from './declare.ts';
import { item } from './shapes.ts';

const MEETING = { itemId: 'AAMk…', changeKey: 'DwAA…' };

/** EWS's names of the answers. */
const ANSWERS = {
  Accept: 'AcceptItem',
  Tentative: 'TentativelyAcceptItem',
  Decline: 'DeclineItem',
} as const;

/** The calendar and its meetings. */
export const calendarRequests = {
  /** What lies in a stretch of time, each occurrence of a series on its own. */
  'calendar.list': read(
    {
      input: { start: id.instant, end: id.instant },
      output: calendarPage,
      example: { start: '2026-11-23T00:00:00Z', end: '2026-11-30T00:00:00Z' },
    },
    { asText: true, beforeProof: true },
  ),
  /** One meeting or appointment, with everything that a view shows of it. */
  'calendar.get': read({ input: { itemId: id.itemId }, output: calendarItem, example: { itemId: 'AAMk…' } }),
  'meeting.create': write(
    {
      input: { meeting: newMeeting, notify: z.boolean() },
      output: meetingOutcome,
      journal: {
        operation: 'CreateItem',
        summary: ({ meeting, notify }) => made(meeting.required.length + meeting.optional.length, notify),
      },
      example: {
        meeting: {
          subject: 'Budget sign-off',
          location: 'Room 12',
          time: {
            kind: 'timed',
            start: '2026-11-26T09:00:00Z',
            end: '2026-11-26T10:00:00Z',
            timeZone: 'Europe/Berlin',
          },
          required: [{ name: 'Priya Natarajan', address: 'priya.natarajan@contoso.test' }],
          optional: [],
          bodyText: '',
          freeBusy: 'Busy',
          isPrivate: false,
        },
        notify: true,
      },
    },
    { isTold: true },
  ),
  'meeting.update': write(
    {
      input: { item, change: meetingChange, notify: z.boolean() },
      output: meetingOutcome,
      journal: {
        operation: 'UpdateItem',
        summary: ({ change, notify }) =>
          `${change.time === undefined ? 'Meeting changed' : 'Meeting moved'}${notify ? ', people told' : ''}`,
      },
      example: {
        item: MEETING,
        change: {
          time: {
            kind: 'timed',
            start: '2026-11-26T10:00:00Z',
            end: '2026-11-26T11:00:00Z',
            timeZone: 'Europe/Berlin',
          },
        },
        notify: true,
      },
    },
    { isTold: true },
  ),
  'meeting.cancel': write(
    {
      input: { item, messageText: z.string().max(LONGEST.comment) },
      output: meetingOutcome,
      journal: { operation: 'CancelCalendarItem', summary: 'Meeting cancelled' },
      example: { item: MEETING, messageText: 'Mary is travelling that day.' },
    },
    { isTold: true },
  ),
  /** Answers a meeting in this calendar, for the owner where it is the owner's; a version that has changed is a `conflict`. */
  'meeting.answer': write(
    {
      input: {
        item,
        answer: z.enum(['Accept', 'Tentative', 'Decline']),
        messageText: z.string().max(LONGEST.comment),
      },
      output: meetingOutcome,
      journal: { operation: ({ answer }) => ANSWERS[answer], summary: 'Meeting answered' },
      example: { item: MEETING, answer: 'Accept', messageText: '' },
    },
    { isTold: true },
  ),
} as const;

function made(people: number, notify: boolean): string {
  if (people === 0) return 'Appointment made';
  const count = people === 1 ? '1 person' : `${people} people`;
  return `Meeting made with ${count}${notify ? ', invitations sent' : ''}`;
}
