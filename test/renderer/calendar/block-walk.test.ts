import { expect, test } from 'vitest';
import { blockBeside } from '../../../renderer/features/calendar/grid/block-walk.ts';
import { namesOf, peopleToTell } from '../../../renderer/features/calendar/meeting/meeting-people.ts';
import { whyNotChange } from '../../../renderer/features/calendar/meeting/why-not-change.ts';
import { junSession, marySession, roomSession } from '../samples.ts';
import { row } from './rows.ts';
import type { CalendarPage } from '../../../shared/model/calendar.ts';
import { useRightsStore } from '../../../renderer/app/stores/rights-store.ts';
import { calendarStore } from '../../../renderer/features/calendar/calendar-store.ts';

const attendee = (address: string) => ({ name: '', address, response: 'Unknown' as const });
const at = (itemId: string, day: number, hour: number) =>
  row(itemId, `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`, `2026-11-${day}T${hour + 1}:00:00Z`);
const rows = [at('mon-9', 23, 9), at('wed-14', 25, 14), at('wed-10', 25, 10), at('tue-11', 24, 11)];
const step = (from: string, way: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight') => {
  const start = rows.find((one) => one.itemId === from);
  return start === undefined ? 'no such row' : (blockBeside(rows, start, way, 'UTC')?.itemId ?? null);
};

test('up and down walk through the days in order', () => {
  expect([step('mon-9', 'ArrowDown'), step('wed-10', 'ArrowDown'), step('wed-14', 'ArrowDown')]).toEqual([
    'tue-11',
    'wed-14',
    null,
  ]);
  expect([step('wed-10', 'ArrowUp'), step('mon-9', 'ArrowUp')]).toEqual(['tue-11', null]);
});

test('left and right lead to the nearest block of the neighbouring day', () => {
  expect([step('tue-11', 'ArrowRight'), step('wed-14', 'ArrowLeft'), step('mon-9', 'ArrowLeft')]).toEqual([
    'wed-10',
    'tue-11',
    null,
  ]);
});

test('names people as one says them', () => {
  const people = ['Ana', 'Jun', 'Priya', 'Olu', 'Rob'].map((name) => ({
    name,
    address: `${name}@contoso.test`,
  }));
  expect(namesOf(people.slice(0, 1))).toBe('Ana');
  expect(namesOf(people.slice(0, 2))).toBe('Ana and Jun');
  expect(namesOf(people)).toBe('Ana, Jun, Priya and 2 others');
  expect(namesOf([])).toBe('');
});

test('tells everybody once, and not the mailbox itself', () => {
  const item = {
    required: [attendee('mary@contoso.test'), attendee('ana@contoso.test')],
    optional: [attendee('ANA@contoso.test')],
  };
  expect(peopleToTell(item, 'mary@contoso.test').map((person) => person.address)).toEqual([
    'ana@contoso.test',
  ]);
});

test('only the organiser can move a meeting', () => {
  const organizer = { name: 'Jun Takeda', address: 'jun.takeda@contoso.test' };
  const meeting = { ...at('m', 23, 9), isMeeting: true, organizer, role: 'attendee' as const };
  expect(whyNotChange(marySession, meeting)).toContain('Jun Takeda organises this meeting');
  expect(whyNotChange(marySession, { ...meeting, role: 'organizer' })).toBeNull();
  expect(whyNotChange(marySession, { ...meeting, role: 'unknown' })).toContain(
    'does not say that Mary Okafor',
  );
});

const cn = 'ABC-KARIM';
test.each([
  [
    'a legacy address',
    { name: 'Karim Saidi', address: '', native: { routing: 'EX', value: `/O=X/CN=${cn}` } },
  ],
  ['a name alone', { name: 'Karim Saidi', address: '' }],
  ['the very address of the mailbox', { name: 'Mary Okafor', address: 'mary.okafor@contoso.test' }],
  ['no organiser at all', null],
])('a meeting of somebody else cannot be moved when its organiser has %s', (_what, organizer) => {
  const meeting = { ...at('m', 23, 9), isMeeting: true, organizer };
  expect(whyNotChange(marySession, { ...meeting, role: 'attendee' })).toContain('organises this meeting');
  expect(whyNotChange(marySession, { ...meeting, role: 'organizer' })).toBeNull();
});

const readOnly = { cause: 'Reviewer only.', who: 'Jun', command: 'Set-MailboxFolderPermission' };

/** What main tells of a calendar that may be read and no more. */
function tellRights(sessionId: string): void {
  const stretch = { start: '2026-11-23T00:00:00Z', end: '2026-11-30T00:00:00Z' };
  const page: CalendarPage = {
    ...stretch,
    folderId: 'cal',
    rows: [],
    isPartial: false,
    asOf: stretch.start,
    source: 'server',
  };
  const kept = { page, now: { reading: 'idle' } } as const;
  calendarStore().change(sessionId, { pages: new Map([['week', kept]]) });
  const no = { isAllowed: false, isGuess: false, whyNot: readOnly };
  const acts = { folderId: 'cal', read: no, create: no, change: no, delete: no };
  useRightsStore.setState({ acts: { [sessionId]: { cal: acts } } });
}

test('a private, a cancelled and a read-only item say why they cannot be moved', () => {
  expect(whyNotChange(marySession, { ...at('m', 23, 9), isHidden: true })).toContain('private');
  expect(whyNotChange(marySession, { ...at('m', 23, 9), isCancelled: true })).toContain('cancelled');
  expect(whyNotChange(roomSession, at('m', 23, 9))).toContain('read-only');
  tellRights(junSession.sessionId);
  expect(whyNotChange(junSession, at('m', 23, 9))).toEqual(readOnly);
});
