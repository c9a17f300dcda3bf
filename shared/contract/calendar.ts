import { z } from 'zod';
import { calendarItem, calendarPage, meetingChange, meetingOutcome, newMeeting } from '../model/calendar.ts';
import * as id from '../model/identity.ts';
import { LONGEST } from '../text-lengths.ts';
import { inSession, write, item } from './shapes.ts';

/** The calendar and its meetings. */
export const calendarRequests = {
  'calendar.list': {
    input: z.strictObject({ ...inSession, start: id.instant, end: id.instant }),
    output: calendarPage,
  },
  'calendar.get': { input: z.strictObject({ ...inSession, itemId: id.itemId }), output: calendarItem },
  'meeting.create': {
    input: z.strictObject({ ...write, meeting: newMeeting, notify: z.boolean() }),
    output: meetingOutcome,
  },
  'meeting.update': {
    input: z.strictObject({ ...write, item, change: meetingChange, notify: z.boolean() }),
    output: meetingOutcome,
  },
  'meeting.cancel': {
    input: z.strictObject({ ...write, item, messageText: z.string().max(LONGEST.comment) }),
    output: meetingOutcome,
  },
  /** Answers a meeting in this calendar, for the owner where it is the owner's. */
  'meeting.answer': {
    input: z.strictObject({
      ...write,
      item,
      answer: z.enum(['Accept', 'Tentative', 'Decline']),
      messageText: z.string().max(LONGEST.comment),
    }),
    output: meetingOutcome,
  },
} as const;
