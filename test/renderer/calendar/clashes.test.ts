import { expect, test } from 'vitest';
import {
  clashesOf,
  clashesWith,
  stretchOfTime,
} from '../../../renderer/features/calendar/meeting/clashes.ts';
import { row } from './rows.ts';

const at = (id: string, from: number, to: number, more = {}) =>
  row(
    id,
    `2026-11-25T${String(from).padStart(2, '0')}:00:00Z`,
    `2026-11-25T${String(to).padStart(2, '0')}:00:00Z`,
    {
      freeBusy: 'Busy',
      ...more,
    },
  );
const names = (found: readonly { readonly itemId: string }[] | undefined) =>
  (found ?? []).map(({ itemId }) => itemId);

test('two items at the same time are marked in both, items that only touch in neither', () => {
  const clashes = clashesOf([at('council', 8, 10), at('call', 9, 11), at('lunch', 11, 12)]);
  expect(names(clashes.get('council'))).toEqual(['call']);
  expect(names(clashes.get('call'))).toEqual(['council']);
  expect(clashes.has('lunch')).toBe(false);
});

test('what is free, cancelled or declined leaves its time to others; what is private does not', () => {
  const council = at('council', 8, 10);
  for (const left of [{ freeBusy: 'Free' }, { isCancelled: true }, { myResponse: 'Decline' }])
    expect(clashesOf([council, at('other', 8, 10, left)]).size).toBe(0);
  expect(clashesOf([council, at('other', 8, 10, { isHidden: true })]).size).toBe(2);
});

test('a form is told what stands at its time, and not of the item that it changes', () => {
  const time = {
    kind: 'timed',
    start: '2026-11-25T09:30:00Z',
    end: '2026-11-25T10:30:00Z',
    timeZone: 'UTC',
  } as const;
  const rows = [at('council', 8, 10), at('call', 10, 11), at('lunch', 12, 13)];
  expect(names(clashesWith(rows, stretchOfTime(time), null))).toEqual(['council', 'call']);
  expect(names(clashesWith(rows, stretchOfTime(time), 'call'))).toEqual(['council']);
});

test('a thousand items at one time name a few each', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => at(`item ${index}`, 8, 10));
  const clashes = clashesOf(rows);
  expect(clashes.size).toBe(1000);
  expect(Math.max(...[...clashes.values()].map((others) => others.length))).toBeLessThanOrEqual(10);
});
