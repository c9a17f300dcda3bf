import type { calendarRequests } from '../../../shared/contract/calendar.ts';
import type { Answers } from '../answer.ts';
import { readCalendarItem } from './calendar-get.ts';
import { listCalendar } from './calendar-list.ts';
import { answerMeeting } from './meeting-answer.ts';
import { cancelMeeting } from './meeting-cancel.ts';
import { createMeeting } from './meeting-create.ts';
import { updateMeeting } from './meeting-update.ts';

/** The calendar and its meetings. */
export const calendarAnswers: Answers<keyof typeof calendarRequests> = {
  'calendar.list': async (context, input) => {
    const page = await listCalendar(context, input);
    // A meeting is moved where it stands in the calendar: its row is what the person began with.
    if (page.ok) for (const row of page.value.rows) context.bases.keep(row);
    return page;
  },
  'calendar.get': async (context, { itemId }) => await readCalendarItem(context, itemId),
  'meeting.create': createMeeting,
  'meeting.update': updateMeeting,
  'meeting.cancel': cancelMeeting,
  'meeting.answer': answerMeeting,
};
