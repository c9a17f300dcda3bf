import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JournalEntries } from '../../../main/journal/journal-entries.ts';
import { Journal, type Act } from '../../../main/journal/journal.ts';
import type { JournalRecord } from '../../../main/journal/record.ts';

const act = {
  authenticated: 'rob@x.test',
  authorized: 'rob@x.test',
  mailbox: 'mary@x.test',
  access: 'delegate',
  operation: 'UpdateItem',
} as const;

const record = (number: number, statement: JournalRecord['statement']): JournalRecord => ({
  number,
  at: '2026-11-24T09:00:00.000Z',
  previous: '',
  hash: `${number}`,
  statement,
});
const begun = (number: number): JournalRecord =>
  record(number, { type: 'begin', act: { ...act, summary: `act ${number}`, item: null } });

test('the newest entries are kept with how they ended, all are counted, and what is not kept is said not to be', () => {
  const entries = new JournalEntries(2);
  for (const number of [1, 2, 3]) entries.take(begun(number));
  entries.take(record(4, { type: 'end', begin: 3, outcome: 'done', code: null }));
  // How an act ended that is not kept changes nothing here.
  entries.take(record(5, { type: 'end', begin: 1, outcome: 'done', code: null }));
  expect(entries.total).toBe(3);
  expect(entries.before(null, 2)?.map(({ summary, outcome }) => [summary, outcome])).toEqual([
    ['act 3', 'done'],
    ['act 2', 'begun'],
  ]);
  expect(entries.before(null, 3)).toBeNull();
  expect(entries.before(2, 1)).toBeNull();
});

test('older acts than those in memory are read from the file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-journal-'));
  const journal = await Journal.open(folder);
  const refused: Act = { ...act, summary: '', itemId: null };
  for (let count = 1; count <= 2010; count += 1)
    await journal.refusal({ ...refused, summary: `act ${count}` }, 'read-only');
  const { entries: newest, total } = await journal.list(null, 500);
  expect([total, newest[0]?.summary, newest.length]).toEqual([2010, 'act 2010', 500]);
  const oldest = await journal.list(15, 100);
  expect(oldest.entries.map(({ summary }) => summary)[0]).toBe('act 14');
  expect(oldest.entries.at(-1)?.summary).toBe('act 1');
  await journal.close();
  // Where there is no file any more, nothing is made up.
  expect((await journal.list(15, 100)).entries).toEqual([]);
});
