import { beforeEach, expect, test } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { useUndoStore } from '../../../renderer/app/stores/undo-store.ts';
import { pageKey, rowsShown, unknownPage } from '../../../renderer/features/calendar/calendar-pages.ts';
import { calendarRange } from '../../../renderer/features/calendar/calendar-range.ts';
import { calendarStore, useCalendarStore } from '../../../renderer/features/calendar/calendar-store.ts';
import {
  cancelMeeting,
  moveRow,
  updateMeeting,
} from '../../../renderer/features/calendar/meeting/meeting-actions.ts';
import type { CalendarItem, CalendarRow } from '../../../shared/model/calendar.ts';
import type { Failure } from '../../../shared/failure.ts';
import { failed, success } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { marySession } from '../samples.ts';
import { row } from './rows.ts';

const { sessionId, identities } = marySession;
const range = calendarRange('work-week', '2026-11-25', 'UTC');
const lunch = row('lunch', '2026-11-25T11:00:00Z', '2026-11-25T12:00:00Z', { timeZone: 'UTC' });
const council = row('council', '2026-11-25T08:00:00Z', '2026-11-25T10:00:00Z', { isMeeting: true });
const later = {
  kind: 'timed',
  start: '2026-11-25T13:00:00Z',
  end: '2026-11-25T14:00:00Z',
  timeZone: 'UTC',
} as const;
const whole = (one: CalendarRow, more: Partial<CalendarItem> = {}): CalendarItem => ({
  ...one,
  bodyText: '',
  required: [],
  optional: [],
  resources: [],
  reminderMinutes: null,
  rights: null,
  ...more,
});
const outcomeOf = (item: CalendarItem | null, notified: string[] = []) =>
  success({ item, notified, isWitnessed: true, witnessedAt: '2026-11-25T07:00:00Z', journalSequence: 1 });
const place = () => calendarStore().places[sessionId];
const shown = () =>
  rowsShown(place()?.pages.get(pageKey(range)) ?? unknownPage, place()?.pending ?? new Map());
const startOf = (itemId: string) => shown().find((one) => one.itemId === itemId)?.start;

let bridge: FakeBridge;
beforeEach(async () => {
  useCalendarStore.setState({ places: {} });
  useUndoStore.setState({ offers: [] });
  bridge = fakeBridge({
    'calendar.list': ({ start, end }) =>
      success({
        folderId: 'cal',
        start,
        end,
        rows: [council, lunch],
        isPartial: false,
        asOf: '2026-11-25T07:00:00Z',
        source: 'server',
      }),
  });
  giveBridge(bridge);
  await calendarStore().read(sessionId, range);
  calendarStore().change(sessionId, { layout: 'work-week', date: '2026-11-25' });
});
const asked = (name: string) => bridge.asked.filter((one) => one.name === name);

test('a page stays on screen while it is read again and when that fails', async () => {
  bridge.answer('calendar.list', () => {
    expect(shown()).toHaveLength(2);
    return failed({ kind: 'server-not-found', host: 'mail' });
  });
  await calendarStore().read(sessionId, range);
  expect(shown()).toHaveLength(2);
  expect(place()?.pages.get(pageKey(range))?.now).toMatchObject({ reading: 'failed' });
});

test('an appointment moves at once, and the write carries change key, zone and identities', async () => {
  bridge.answer('meeting.update', () => {
    expect(startOf('lunch')).toBe('2026-11-25T13:00:00Z');
    return outcomeOf(whole({ ...lunch, start: later.start, end: later.end, changeKey: 'lunch-2' }));
  });
  await moveRow(marySession, lunch, later);
  expect(asked('meeting.update')).toEqual([
    {
      name: 'meeting.update',
      input: {
        sessionId,
        identities,
        item: { itemId: 'lunch', changeKey: 'lunch-1' },
        change: { time: later },
        notify: false,
      },
    },
  ]);
  expect(startOf('lunch')).toBe('2026-11-25T13:00:00Z');
});

test('undo sends the old time with the new change key', async () => {
  bridge.answer('meeting.update', ({ item, change }) => {
    const time = change.time?.kind === 'timed' ? change.time : later;
    return outcomeOf(whole({ ...lunch, start: time.start, end: time.end, changeKey: `${item.changeKey}+` }));
  });
  await moveRow(marySession, lunch, later);
  await useUndoStore.getState().undo();
  expect(asked('meeting.update').at(-1)).toMatchObject({
    input: {
      item: { changeKey: 'lunch-1+' },
      change: { time: { start: '2026-11-25T11:00:00Z', end: '2026-11-25T12:00:00Z' } },
    },
  });
  expect(startOf('lunch')).toBe('2026-11-25T11:00:00Z');
});

test('a meeting with others is drawn where it was put, and nothing is sent before the question is answered', async () => {
  await moveRow(marySession, council, later);
  expect(startOf('council')).toBe('2026-11-25T13:00:00Z');
  expect(place()?.overlay).toMatchObject({ overlay: 'move', time: later });
  expect(asked('meeting.update')).toEqual([]);
});

test('after a conflict the block goes back and the calendar is read again', async () => {
  bridge.answer('meeting.update', () => failed({ kind: 'conflict', code: 'ErrorIrresolvableConflict' }));
  await updateMeeting(marySession, council, { time: later }, true);
  expect(startOf('council')).toBe('2026-11-25T08:00:00Z');
  expect(asked('calendar.list')).toHaveLength(2);
  expect(place()?.report).toMatchObject({ report: 'failed', failure: { kind: 'conflict' } });
});

test('an unknown outcome is never repeated; what the calendar holds is read', async () => {
  bridge.answer('meeting.update', () => failed({ kind: 'outcome-unknown', operation: 'UpdateItem' }));
  await updateMeeting(marySession, council, { time: later }, true);
  expect([asked('meeting.update').length, asked('calendar.list').length]).toEqual([1, 2]);
});

test('two writes at once are one write', async () => {
  bridge.answer('meeting.update', () => outcomeOf(whole(council)));
  const [first, second] = await Promise.all([
    updateMeeting(marySession, council, { time: later }, true),
    updateMeeting(marySession, council, { time: later }, true),
  ]);
  expect([first.ok, second.ok, asked('meeting.update').length]).toEqual([true, false, 1]);
});

test('a cancelled meeting leaves the calendar and the report says how many were told', async () => {
  bridge.answer('meeting.cancel', () => outcomeOf(null, ['priya@contoso.test', 'ana@contoso.test']));
  const people = [{ name: 'Priya', address: 'priya@contoso.test', response: 'Accept' as const }];
  await cancelMeeting(marySession, whole(council, { required: people }), 'Sorry');
  expect(shown().map((one) => one.itemId)).toEqual(['lunch']);
  expect(place()?.report).toMatchObject({ words: 'Meeting cancelled, 2 people told' });
});

test('a block on its way by keys goes back when something else comes over the calendar', () => {
  calendarStore().change(sessionId, { overlay: { overlay: 'nudge', row: lunch, time: later } });
  calendarStore().propose(sessionId, 'lunch', later);
  calendarStore().change(sessionId, { overlay: { overlay: 'item', itemId: 'council' } });
  expect(startOf('lunch')).toBe('2026-11-25T11:00:00Z');
});

const conflict: Failure = {
  kind: 'edit-conflict',
  code: 'ErrorIrresolvableConflict',
  itemId: 'council',
  changeKey: 'council-9',
  fields: [{ field: 'subject', base: 'Council', mine: 'Council, short', theirs: 'Council, long' }],
  changedBy: 'Mary Okafor',
  changedAt: '2026-11-25T07:30:00Z',
};

test('after an edit that met another’s, one’s own is written only when asked for, on the version that is there', async () => {
  bridge.answer('meeting.update', () => failed(conflict));
  await updateMeeting(marySession, council, { subject: 'Council, short' }, true);
  expect(asked('meeting.update')).toHaveLength(1);
  const report = place()?.report;
  if (report?.report !== 'failed' || report.keepMine === null) throw new Error('no decision was offered');
  bridge.answer('meeting.update', () => outcomeOf(whole({ ...council, subject: 'Council, short' })));
  await report.keepMine();
  expect(asked('meeting.update').at(-1)).toMatchObject({
    input: { item: { changeKey: 'council-9' }, change: { subject: 'Council, short' } },
  });
  expect(place()?.report).toMatchObject({ report: 'done' });
});

test('a calendar that changed is read again where it is on screen, and its other stretches are forgotten', async () => {
  const other = calendarRange('work-week', '2026-12-02', 'Europe/Berlin');
  await calendarStore().read(sessionId, other);
  await calendarStore().refresh(sessionId);
  expect([...(place()?.pages.keys() ?? [])]).toEqual([pageKey(range)]);
  expect(asked('calendar.list')).toHaveLength(3);
});
