import { describe, expect, test } from 'vitest';
import { Bases } from '../../../../main/mailbox/calendar/bases.ts';
import { collisions } from '../../../../main/mailbox/calendar/merge-meeting.ts';
import type { CalendarItem } from '../../../../shared/model/calendar.ts';

const base: CalendarItem = {
  itemId: 'i',
  changeKey: '1',
  uid: 'u',
  isHidden: false,
  subject: 'Budget',
  location: 'Room 4',
  start: '2026-03-05T09:00:00.000Z',
  end: '2026-03-05T10:00:00.000Z',
  isAllDay: false,
  dates: null,
  timeZone: 'Europe/Berlin',
  freeBusy: 'Busy',
  myResponse: 'Organizer',
  type: 'Single',
  isMeeting: true,
  role: 'organizer',
  isCancelled: false,
  organizer: null,
  hasAttachments: false,
  categories: [],
  bodyText: 'Figures.',
  required: [{ name: 'Jun', address: 'jun@contoso.test', response: 'Unknown' }],
  optional: [],
  resources: [],
  reminderMinutes: null,
  rights: null,
};
const later = {
  kind: 'timed',
  start: '2026-03-05T11:00:00Z',
  end: '2026-03-05T12:00:00Z',
  timeZone: 'Europe/Berlin',
} as const;

describe('a change of a meeting that somebody else has changed too', () => {
  test('collides in a field that both changed to different things', () => {
    expect(collisions(base, { subject: 'Budget 2027' }, { ...base, subject: 'The budget' })).toEqual([
      { field: 'subject', base: 'Budget', mine: 'Budget 2027', theirs: 'The budget' },
    ]);
  });

  test('does not collide in a field that only one of them changed', () => {
    expect(collisions(base, { subject: 'Budget 2027' }, { ...base, location: 'Room 5' })).toEqual([]);
  });

  test('does not collide where both wanted the same', () => {
    expect(collisions(base, { bodyText: 'One\nTwo' }, { ...base, bodyText: 'One\r\nTwo\r\n' })).toEqual([]);
  });

  test('does not collide with answers, which change the meeting and not who is asked', () => {
    const answered = {
      ...base,
      required: base.required.map((one) => ({ ...one, response: 'Accept' as const })),
    };
    const mine = {
      required: [
        { name: 'Jun', address: 'JUN@contoso.test' },
        { name: '', address: 'a@b.test' },
      ],
    };
    expect(collisions(base, mine, answered)).toEqual([]);
  });

  test('collides in the time as a whole, and says it in the form of ISO 8601', () => {
    const theirs = { ...base, end: '2026-03-05T10:30:00.000Z' };
    expect(collisions(base, { time: later }, theirs)).toEqual([
      {
        field: 'time',
        base: '2026-03-05T09:00:00.000Z/2026-03-05T10:00:00.000Z Europe/Berlin',
        mine: '2026-03-05T11:00:00.000Z/2026-03-05T12:00:00.000Z Europe/Berlin',
        theirs: '2026-03-05T09:00:00.000Z/2026-03-05T10:30:00.000Z Europe/Berlin',
      },
    ]);
  });

  test('says an all-day time by its dates', () => {
    const allDay = { ...base, isAllDay: true, dates: { first: '2026-03-05', last: '2026-03-06' } };
    const mine = {
      kind: 'all-day',
      first: '2026-03-09',
      last: '2026-03-09',
      timeZone: 'Asia/Tokyo',
    } as const;
    expect(collisions(base, { time: mine }, allDay)).toMatchObject([
      { mine: '2026-03-09/2026-03-09 Asia/Tokyo', theirs: '2026-03-05/2026-03-06 Europe/Berlin' },
    ]);
  });

  test('collides in every difference when it is not known what the person began with', () => {
    expect(collisions(null, { subject: 'Budget', location: 'Room 9' }, base)).toEqual([
      { field: 'location', base: null, mine: 'Room 9', theirs: 'Room 4' },
    ]);
  });
});

describe('the versions that were read', () => {
  test('are found by id and change key, and a row does not take away what the whole item told', () => {
    const bases = new Bases();
    bases.keep(base);
    const { bodyText: _text, required: _people, ...row } = base;
    bases.keep(row);
    expect(bases.find(base)).toEqual(base);
    expect(bases.find({ itemId: 'i', changeKey: '2' })).toBeNull();
  });

  test('are bounded: the oldest goes first', () => {
    const bases = new Bases();
    for (let version = 0; version <= 2_000; version += 1) bases.keep({ ...base, changeKey: String(version) });
    expect(bases.find({ itemId: 'i', changeKey: '0' })).toBeNull();
    expect(bases.find({ itemId: 'i', changeKey: '1' })).not.toBeNull();
  });
});
