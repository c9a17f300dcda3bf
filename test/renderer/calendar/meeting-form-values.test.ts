import { expect, test } from 'vitest';
import {
  changeFrom,
  faultsOf,
  newMeetingFrom,
  newValues,
  timeFrom,
  valuesOf,
  withStart,
} from '../../../renderer/features/calendar/meeting/meeting-form-values.ts';
import { row } from './rows.ts';

const values = {
  ...newValues({
    kind: 'timed',
    start: '2026-11-24T14:00:00Z',
    end: '2026-11-24T15:30:00Z',
    timeZone: 'Africa/Lagos',
  }),
  subject: 'Figures',
};

test('a form shows the clock of its zone and gives back the same instants', () => {
  expect([values.firstDate, values.startTime, values.endTime]).toEqual(['2026-11-24', '15:00', '16:30']);
  expect(timeFrom(values)).toEqual({
    kind: 'timed',
    start: '2026-11-24T14:00:00Z',
    end: '2026-11-24T15:30:00Z',
    timeZone: 'Africa/Lagos',
  });
});

test('another zone means the same clock elsewhere', () => {
  expect(timeFrom({ ...values, timeZone: 'Asia/Tokyo' })).toMatchObject({ start: '2026-11-24T06:00:00Z' });
});

test('a start moved over midnight takes the end along', () => {
  expect(withStart(values, '2026-11-24', '23:30')).toMatchObject({
    lastDate: '2026-11-25',
    endTime: '01:00',
  });
  expect(
    withStart({ ...values, isAllDay: true, lastDate: '2026-11-26' }, '2026-12-01', '15:00').lastDate,
  ).toBe('2026-12-03');
});

test('a half-typed date is left alone', () => {
  expect(withStart(values, '', '15:00')).toMatchObject({
    firstDate: '',
    lastDate: '2026-11-24',
    endTime: '16:30',
  });
});

test.for([
  [{ subject: ' ' }, 'subject'],
  [{ endTime: '14:00' }, 'time'],
  [{ endTime: '15:00' }, 'time'],
  [{ firstDate: '' }, 'time'],
  [{ isAllDay: true, lastDate: '2026-11-23' }, 'time'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
] as const)('%j is a fault of the %s', ([change, field]) => {
  const faults = Object.entries(faultsOf({ ...values, ...change })).filter(([, fault]) => fault !== null);
  expect(faults.map(([name]) => name)).toEqual([field]);
});

test('a complete form has no fault', () => {
  expect(Object.values(faultsOf(values))).toEqual([null, null, null]);
});

test('an untouched field of a meeting is never written', () => {
  expect(changeFrom(values, { ...values, location: 'Room 12' })).toEqual({ location: 'Room 12' });
  expect(changeFrom(values, values)).toEqual({});
});

test('a form for a meeting leaves out the mailbox itself', () => {
  const item = {
    ...row('m', '2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z'),
    bodyText: '',
    required: [
      { name: 'Mary', address: 'mary@contoso.test', response: 'Organizer' as const },
      { name: 'Priya', address: 'priya@contoso.test', response: 'Accept' as const },
    ],
    optional: [],
    resources: [],
    reminderMinutes: null,
    rights: null,
  };
  expect(valuesOf(item, 'UTC', 'mary@contoso.test').required).toEqual([
    { name: 'Priya', address: 'priya@contoso.test' },
  ]);
});

test('a new meeting carries exactly what the contract asks for', () => {
  expect(newMeetingFrom(values)).toEqual({
    subject: 'Figures',
    location: '',
    time: timeFrom(values),
    required: [],
    optional: [],
    bodyText: '',
    freeBusy: 'Busy',
    isPrivate: false,
  });
});
