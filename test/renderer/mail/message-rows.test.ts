import { expect, test } from 'vitest';
import {
  indexOf,
  missingWindows,
  noRows,
  withoutRow,
  withPage,
  withRow,
  withRowAt,
} from '../../../renderer/features/mail/list/message-rows.ts';
import { messageRow } from './message-row.ts';

const page = (offset: number, count: number, total: number) => ({
  folderId: 'inbox',
  offset,
  total,
  rows: Array.from({ length: count }, (_, index) => messageRow(`m${offset + index}`)),
  asOf: '2026-11-24T10:00:00Z',
  source: 'server' as const,
});

test('asks for the windows that are in sight and not known', () => {
  const rows = withPage(noRows, page(0, 100, 12_408));
  expect(missingWindows(rows, 0, 40)).toEqual([]);
  expect(missingWindows(rows, 90, 120)).toEqual([100]);
  expect(missingWindows(rows, 6_950, 7_105)).toEqual([6_900, 7_000, 7_100]);
});

test('asks for nothing beyond the end', () => {
  const rows = withPage(noRows, page(0, 30, 30));
  expect(missingWindows(rows, 0, 500)).toEqual([]);
  expect(missingWindows(noRows, 0, 20)).toEqual([]);
});

test('asks again for a window whose last row moved up into another', () => {
  const rows = withoutRow(withPage(noRows, page(0, 100, 300)), 'm5');
  expect([rows.total, indexOf(rows, 'm6')]).toEqual([299, 5]);
  expect(missingWindows(rows, 0, 98)).toEqual([]);
  expect(missingWindows(rows, 0, 99)).toEqual([0]);
});

test('forgets the places of rows when the total has changed', () => {
  const rows = withPage(withPage(noRows, page(0, 100, 300)), page(100, 100, 301));
  expect(missingWindows(rows, 0, 150)).toEqual([0]);
  expect(indexOf(rows, 'm120')).toBe(120);
});

test('a row that is put back stands where it stood', () => {
  const rows = withPage(noRows, page(0, 10, 10));
  const back = withRowAt(withoutRow(rows, 'm4'), 4, messageRow('m4'));
  expect([...back.byIndex.entries()].toSorted(([a], [b]) => a - b)).toEqual([...rows.byIndex.entries()]);
  expect(back.total).toBe(10);
});

test('changes one row and leaves the page it came from alone', () => {
  const rows = withPage(noRows, page(0, 2, 2));
  const read = withRow(rows, 'm1', (row) => ({ ...row, isRead: false }));
  expect([read.byIndex.get(1)?.isRead, rows.byIndex.get(1)?.isRead]).toEqual([false, true]);
  expect(withRow(rows, 'unknown', (row) => row)).toBe(rows);
});
