import { expect, test } from 'vitest';
import { arrivalWords } from '../../../renderer/features/mail/list/arrivals.ts';
import { noRows, type Rows } from '../../../renderer/features/mail/list/message-rows.ts';
import type { MessageRow } from '../../../shared/model/message.ts';
import { messageRow } from './message-row.ts';

const listed = (...rows: readonly MessageRow[]): Rows => ({
  total: rows.length,
  byIndex: new Map(rows.map((row, index) => [index, row])),
});
const old = messageRow('old', { receivedAt: '2026-11-24T09:00:00Z' });
const fresh = messageRow('fresh', { receivedAt: '2026-11-24T09:05:00Z', isRead: false });

test('one message that came is told with its sender and subject, several with their number', () => {
  expect(arrivalWords(listed(old), listed(fresh, old))).toBe(
    'New message from Priya Natarajan: Subject of fresh.',
  );
  expect(arrivalWords(listed(old), listed(fresh, { ...fresh, itemId: 'second' }, old))).toBe(
    '2 new messages.',
  );
});

test('nothing is told of a first look, of what was read elsewhere, or of an older message that was moved in', () => {
  expect(arrivalWords(noRows, listed(fresh, old))).toBe('');
  expect(arrivalWords(listed(old), listed({ ...fresh, isRead: true }, old))).toBe('');
  const moved = messageRow('moved', { receivedAt: '2026-11-24T08:00:00Z', isRead: false });
  expect(arrivalWords(listed(old), listed(old, moved))).toBe('');
});

test('a private message gives away neither sender nor subject', () => {
  expect(arrivalWords(listed(old), listed({ ...fresh, isHidden: true }, old))).toBe('New private message.');
});
