import { describe, expect, test } from 'vitest';
import { attendeesToWrite } from '../../../../main/mailbox/calendar/attendees-to-write.ts';
import { whyNotOurs } from '../../../../main/mailbox/calendar/why-not-ours.ts';
import type { CalendarItem } from '../../../../shared/model/calendar.ts';
import type { Person } from '../../../../shared/model/identity.ts';

const jun: Person = { name: 'Jun', address: 'jun@contoso.test' };
const ana: Person = { name: 'Ana', address: 'ana@contoso.test' };
const karim: Person = { name: 'Karim', address: '', native: { routing: 'EX', value: '/O=X/CN=KARIM' } };
const team: Person = { name: 'My team', address: '', native: { routing: 'MAPIPDL', value: '' } };

const meetingOf = (...required: readonly Person[]): CalendarItem => ({
  itemId: 'i',
  changeKey: '1',
  uid: 'u',
  isHidden: false,
  subject: 'Budget',
  location: '',
  start: '2026-03-05T09:00:00.000Z',
  end: '2026-03-05T10:00:00.000Z',
  isAllDay: false,
  dates: null,
  timeZone: null,
  freeBusy: 'Busy',
  myResponse: 'Organizer',
  type: 'Single',
  isMeeting: true,
  role: 'organizer',
  isCancelled: false,
  organizer: null,
  hasAttachments: false,
  categories: [],
  bodyText: '',
  required: required.map((person) => ({ ...person, response: 'Unknown' })),
  optional: [],
  resources: [],
  reminderMinutes: null,
  rights: null,
});

describe('a list of attendees', () => {
  test('is written whole where everybody can be named, a legacy address included', () => {
    expect(attendeesToWrite({ required: [karim, ana] }, meetingOf(jun, karim))).toEqual({
      ok: true,
      value: { change: { required: [karim, ana] }, added: {} },
    });
  });

  test('is added to where somebody who stays cannot be named', () => {
    expect(attendeesToWrite({ required: [jun, team, ana], subject: 'New' }, meetingOf(jun, team))).toEqual({
      ok: true,
      value: { change: { subject: 'New' }, added: { required: [ana] } },
    });
  });

  test('is refused, with the name, where somebody would be lost by writing it', () => {
    expect(attendeesToWrite({ required: [team] }, meetingOf(jun, team))).toMatchObject({
      failure: { kind: 'no-address', people: ['My team'] },
    });
  });

  test('is refused, with the name, where somebody new has no address', () => {
    expect(attendeesToWrite({ required: [jun, karim, team] }, meetingOf(jun))).toMatchObject({
      failure: { kind: 'no-address', people: ['Karim', 'My team'] },
    });
  });
});

test('a meeting is changed only where it is the mailbox’s own for certain', () => {
  const organizer = { name: 'Mary', address: 'mary@contoso.test' };
  expect(whyNotOurs(meetingOf(jun))).toBeNull();
  expect(whyNotOurs({ ...meetingOf(jun), role: 'attendee', organizer })).toEqual({
    kind: 'not-organizer',
    organizer: 'Mary',
  });
  expect(whyNotOurs({ ...meetingOf(jun), role: 'unknown', organizer })).toEqual({
    kind: 'not-organizer',
    organizer: '',
  });
});
