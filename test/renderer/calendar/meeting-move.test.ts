import { expect, test } from 'vitest';
import {
  markedTime,
  moveTime,
  resizeTime,
  rowAt,
  stepOf,
  timeOf,
} from '../../../renderer/features/calendar/meeting/meeting-move.ts';
import { allDay, row } from './rows.ts';

test('a pointer way snaps to quarter hours and whole days', () => {
  expect(stepOf({ dx: 190, dy: 34, dayWidth: 192, hourHeight: 44 })).toEqual({ days: 1, minutes: 45 });
  expect(stepOf({ dx: -90, dy: -5, dayWidth: 192, hourHeight: 44 })).toEqual({ days: 0, minutes: 0 });
});

test('a meeting moves on the clock and keeps its length', () => {
  const meeting = row('m', '2026-11-25T09:00:00Z', '2026-11-25T10:30:00Z');
  expect(moveTime(meeting, { days: 1, minutes: -30 }, 'Europe/Berlin')).toEqual({
    kind: 'timed',
    start: '2026-11-26T08:30:00Z',
    end: '2026-11-26T10:00:00Z',
    timeZone: 'Europe/Berlin',
  });
});

test('ten o’clock stays ten o’clock over a clock change', () => {
  const friday = row('m', '2026-03-27T09:00:00Z', '2026-03-27T10:00:00Z');
  expect(moveTime(friday, { days: 3, minutes: 0 }, 'Europe/Berlin')).toMatchObject({
    start: '2026-03-30T08:00:00Z',
    end: '2026-03-30T09:00:00Z',
  });
});

test('a move into the hour that spring skips lands after it', () => {
  const saturday = row('m', '2026-03-28T01:30:00Z', '2026-03-28T02:00:00Z');
  expect(moveTime(saturday, { days: 1, minutes: 0 }, 'Europe/Berlin')).toMatchObject({
    start: '2026-03-29T01:30:00Z',
    end: '2026-03-29T02:00:00Z',
  });
});

test('a meeting keeps the zone that it was made in', () => {
  const tokyo = row('m', '2026-11-25T00:00:00Z', '2026-11-25T01:00:00Z', { timeZone: 'Asia/Tokyo' });
  expect(moveTime(tokyo, { days: 0, minutes: 60 }, 'UTC')?.timeZone).toBe('Asia/Tokyo');
});

test('an all-day item moves by dates and minutes leave it alone', () => {
  const leave = allDay('leave', '2026-11-25', '2026-11-26');
  expect(moveTime(leave, { days: -2, minutes: 45 }, 'UTC')).toMatchObject({
    first: '2026-11-23',
    last: '2026-11-24',
  });
  expect(moveTime(leave, { days: 0, minutes: 45 }, 'UTC')).toBeNull();
});

test('a step of nothing is no move', () => {
  expect(
    moveTime(row('m', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z'), { days: 0, minutes: 0 }, 'UTC'),
  ).toBeNull();
});

test('an end is never dragged before a quarter hour after the start', () => {
  const meeting = row('m', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z');
  expect(resizeTime(meeting, 30, 'UTC')).toMatchObject({ end: '2026-11-25T10:30:00Z' });
  expect(resizeTime(meeting, -300, 'UTC')).toMatchObject({ end: '2026-11-25T09:15:00Z' });
  expect(resizeTime(meeting, 0, 'UTC')).toBeNull();
});

test('a marked stretch snaps outwards, upwards as well as downwards, to half an hour at least', () => {
  expect(markedTime('2026-11-25', 545, 602, 'UTC')).toMatchObject({
    start: '2026-11-25T09:00:00Z',
    end: '2026-11-25T10:15:00Z',
  });
  expect(markedTime('2026-11-25', 602, 545, 'UTC')).toMatchObject({ start: '2026-11-25T09:00:00Z' });
  expect(markedTime('2026-11-25', 1439, 1439, 'UTC')).toMatchObject({
    start: '2026-11-25T23:30:00Z',
    end: '2026-11-26T00:00:00Z',
  });
});

test('the time sent by an undo is the one the row had', () => {
  const meeting = row('m', '2026-11-25T09:00:00Z', '2026-11-25T10:00:00Z', { timeZone: 'Europe/London' });
  const moved = moveTime(meeting, { days: 1, minutes: 0 }, 'UTC');
  if (moved === null) throw new Error('the meeting did not move');
  expect(rowAt(rowAt(meeting, moved), timeOf(meeting, 'UTC'))).toEqual(meeting);
});
