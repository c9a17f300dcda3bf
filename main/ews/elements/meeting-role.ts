import type { CalendarRow } from '../../../shared/model/calendar.ts';

/** What a server says of whose meeting an item is; null where it says nothing. */
export interface MeetingSigns {
  readonly isMeeting: boolean;
  readonly myResponse: CalendarRow['myResponse'];
  readonly isOrganizer: boolean | null;
  /** AppointmentState, PidLidAppointmentStateFlags. */
  readonly state: number | null;
}

/** The bits of PidLidAppointmentStateFlags (MS-OXOCAL 2.2.1.10). */
const MEETING = 1;
const RECEIVED = 2;

/**
 * Whether the mailbox that an item lies in organises it. Told by Exchange's own signs alone: the organiser's address
 * comes in too many forms to be compared. One sign that it is somebody else's outweighs all others, since what is done
 * to a meeting that is not one's own cannot be taken back from those who were told.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/isorganizer
 */
export function roleOf({ isMeeting, myResponse, isOrganizer, state }: MeetingSigns): CalendarRow['role'] {
  const wasReceived = state !== null && (state & RECEIVED) !== 0;
  if (wasReceived || isAnswer(myResponse)) return 'attendee';
  // Of an appointment this says only who made it.
  if (!isMeeting) return 'organizer';
  if (isOrganizer === false) return 'attendee';
  const wasMadeHere = state !== null && (state & MEETING) !== 0;
  return isOrganizer === true || wasMadeHere || myResponse === 'Organizer' ? 'organizer' : 'unknown';
}

function isAnswer(response: CalendarRow['myResponse']): boolean {
  return response !== 'Organizer' && response !== 'Unknown';
}
