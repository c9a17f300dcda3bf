import { appendFile, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../../main/journal/journal-file.ts';
import { Journal, type Act } from '../../../main/journal/journal.ts';

const act: Act = {
  authenticated: 'rob.ellis@contoso.test',
  authorized: 'rob.ellis@contoso.test',
  mailbox: 'mary.okafor@contoso.test',
  access: 'delegate',
  operation: 'CreateItem',
  summary: 'Answer to 2 people',
  itemId: 'AAMkAD-a-secret-looking-id',
};

async function opened(): Promise<{ folder: string; path: string; journal: Journal }> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-journal-'));
  return { folder, path: join(folder, 'journal.jsonl'), journal: await Journal.open(folder) };
}

/** Whole: every record holds, none is missing. A torn end or a lost newline shows as fewer than the three records. */
function holds(content: Buffer): boolean {
  const reading = readJournal(content.toString('utf8'));
  return reading.fault === null && reading.tornBytes === 0 && reading.records.length === 3;
}

test('an act is on the disk as begun before begin returns, and completed after', async () => {
  const { path, journal } = await opened();
  const begun = await journal.begin(act);
  expect(await readFile(path, 'utf8')).toContain('"type":"begin"');
  await journal.end(begun.ok ? begun.value : -1, { outcome: 'done', code: null });
  expect((await journal.list(null, 10)).entries).toMatchObject([
    { operation: 'CreateItem', outcome: 'done', mailbox: 'mary.okafor@contoso.test' },
  ]);
});

test('the file is for its owner only and holds no item id', async () => {
  const { path, journal } = await opened();
  await journal.begin(act);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).not.toContain('AAMkAD-a-secret-looking-id');
});

test('a journal reads the same after a restart, in newest-first windows', async () => {
  const { folder, journal } = await opened();
  for (const summary of ['first', 'second', 'third']) await journal.refusal({ ...act, summary }, 'read-only');
  await journal.close();
  const again = await Journal.open(folder);
  const newest = await again.list(null, 2);
  expect(newest.entries.map((entry) => entry.summary)).toEqual(['third', 'second']);
  expect(
    (await again.list(newest.entries[1]?.sequence ?? 0, 2)).entries.map((entry) => entry.summary),
  ).toEqual(['first']);
});

test('every single flipped bit of the file is noticed', async () => {
  const { path, journal } = await opened();
  const begun = await journal.begin(act);
  await journal.end(begun.ok ? begun.value : -1, { outcome: 'refused', code: 'ErrorAccessDenied' });
  const bytes = await readFile(path);
  expect(holds(bytes)).toBe(true);
  const unnoticed: string[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    if (holds(changed)) unnoticed.push(`${bit >> 3}:${bit & 7}`);
  }
  expect(unnoticed).toEqual([]);
});

test('a removed, swapped, inserted or replayed record breaks the chain', async () => {
  const { path, journal } = await opened();
  for (const summary of ['a', 'b', 'c']) await journal.refusal({ ...act, summary }, 'read-only');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const [zero = '', one = '', two = '', three = ''] = lines;
  const faults = [
    [zero, two, three],
    [zero, two, one, three],
    [zero, one, one, two, three],
    [one, two, three],
  ].map((order) => readJournal(`${order.join('\n')}\n`).fault?.record);
  expect(faults).toEqual([1, 1, 2, 0]);
});

test('records cut off at the end are noticed while the app runs', async () => {
  const { path, journal } = await opened();
  for (const summary of ['a', 'b']) await journal.refusal({ ...act, summary }, 'read-only');
  expect(await journal.verify()).toMatchObject({ verdict: 'whole', records: 3 });
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  await writeFile(path, `${lines.slice(0, -1).join('\n')}\n`);
  expect(await journal.verify()).toMatchObject({
    verdict: 'broken',
    reason: 'records at the end are missing',
  });
});

test('a line torn by a crash is cut off and the chain goes on', async () => {
  const { folder, path, journal } = await opened();
  await journal.refusal(act, 'read-only');
  await journal.close();
  await appendFile(path, '{"number":2,"at":"20');
  const again = await Journal.open(folder);
  await again.refusal(act, 'read-only');
  expect(await again.verify()).toMatchObject({ verdict: 'whole', records: 3 });
});

test('nothing is written behind a broken chain, and no act begins', async () => {
  const { folder, path, journal } = await opened();
  await journal.refusal(act, 'read-only');
  await journal.close();
  await writeFile(path, (await readFile(path, 'utf8')).replace('read-only', 'all-right'));
  const again = await Journal.open(folder);
  expect(again.state).toBe('unavailable');
  expect(await again.begin(act)).toMatchObject({ ok: false, failure: { kind: 'journal-unavailable' } });
});

test('a journal that cannot be opened lets no act begin', async () => {
  const journal = await Journal.open('/proc/no-such-folder');
  expect(await journal.begin(act)).toMatchObject({ ok: false, failure: { kind: 'journal-unavailable' } });
});

test('a hundred acts begun at once stay in one unbroken chain', async () => {
  const { journal } = await opened();
  await Promise.all(Array.from({ length: 100 }, () => journal.begin(act)));
  expect(await journal.verify()).toMatchObject({ verdict: 'whole', records: 101 });
});
