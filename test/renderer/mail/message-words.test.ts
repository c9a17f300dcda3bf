import { expect, test } from 'vitest';
import {
  dayIn,
  fullDate,
  rowDate,
  rowName,
  sizeWords,
  spokenRow,
} from '../../../renderer/features/mail/reading/message-words.ts';
import { messageRow } from './message-row.ts';

test.for([
  ['2026-11-24T09:58:00Z', '10:58'],
  ['2026-11-23T22:59:00Z', 'Yesterday'],
  ['2026-11-23T23:00:00Z', '00:00'],
  ['2026-11-20T10:00:00Z', 'Fri'],
  ['2026-11-17T10:00:00Z', '17 Nov'],
  ['2025-12-31T10:00:00Z', '31 Dec 2025'],
  ['2026-11-25T10:00:00Z', '25 Nov'],
])('a message of %s is dated %s', ([at, words]) => {
  expect(rowDate(at ?? null, '2026-11-24', 'Africa/Lagos')).toBe(words);
});

test('a message without a date has none', () => {
  expect(rowDate(null, '2026-11-24', 'UTC')).toBe('');
});

test('the day begins at the midnight of the zone', () => {
  const moment = Date.parse('2026-11-23T23:00:00Z');
  expect([dayIn('Africa/Lagos', moment), dayIn('UTC', moment)]).toEqual(['2026-11-24', '2026-11-23']);
});

test('gives a moment in full with its zone', () => {
  expect(fullDate('2026-11-24T09:02:00Z', 'Africa/Lagos')).toBe(
    'Tue 24 November 2026, 10:02, Lagos (UTC+01:00)',
  );
});

test.for([
  [0, '0 B'],
  [24_310, '24 KB'],
  [999_400, '999 KB'],
  [999_600, '1.0 MB'],
  [1_340_000, '1.3 MB'],
] as const)('%i bytes are %s', ([bytes, words]) => expect(sizeWords(bytes)).toBe(words));

test('a row names the sender, and in Sent Items the recipients', () => {
  expect(rowName(messageRow('m'), false)).toBe('Priya Natarajan');
  expect(rowName(messageRow('m'), true)).toBe('Mary Okafor');
  expect(rowName(messageRow('m', { from: null }), false)).toBe('Unknown sender');
});

test('a hidden row says that it is private and nothing else', () => {
  const hidden = messageRow('m', { isHidden: true, subject: 'never said', isRead: false });
  expect([rowName(hidden, false), spokenRow(hidden, false, '09:58')]).toEqual([
    'Private',
    'Private message, hidden, 09:58',
  ]);
});

test('speaks the state of a row before its content', () => {
  const row = messageRow('m', { isRead: false, hasAttachments: true, flag: 'Flagged', importance: 'High' });
  expect(spokenRow(row, false, '09:58')).toBe(
    'Unread, high importance, flagged, has attachments, Priya Natarajan, Subject of m, 09:58',
  );
});

const spoken = (more: Parameters<typeof messageRow>[1]) =>
  spokenRow(messageRow('m1', more), false, 'Yesterday');

test('a row says aloud whether it was answered or forwarded, and else says neither', () => {
  expect(spoken({ lastAct: 'answered' })).toMatch(/^Answered, /u);
  expect(spoken({ lastAct: 'forwarded', isRead: false })).toMatch(/^Unread, Forwarded, /u);
  expect(spoken({})).not.toMatch(/Answered|Forwarded/u);
});
