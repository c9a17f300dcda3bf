import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { RememberedFile } from '../../../main/store/remembered-file.ts';

const schema = z.array(z.strictObject({ name: z.string() }));

async function folder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'onbehalf-store-'));
}

test('what is saved is read again, by its owner only', async () => {
  const place = await folder();
  const file = await RememberedFile.open(place, 'list.json', schema, []);
  await file.save([{ name: 'Mary' }]);
  expect((await RememberedFile.open(place, 'list.json', schema, [])).value).toEqual([{ name: 'Mary' }]);
  expect((await stat(join(place, 'list.json'))).mode & 0o777).toBe(0o600);
});

test.each(['{', '[{"name":1}]', '[{"name":"Mary","secret":"x"}]', ''])(
  'a file that says %j is set aside, not overwritten',
  async (text) => {
    const place = await folder();
    await writeFile(join(place, 'list.json'), text);
    const file = await RememberedFile.open(place, 'list.json', schema, []);
    await file.save([{ name: 'Rob' }]);
    const aside = (await readdir(place)).find((name) => name.startsWith('list.json.unreadable-')) ?? '';
    expect(await readFile(join(place, aside), 'utf8')).toBe(text);
    expect(JSON.parse(await readFile(join(place, 'list.json'), 'utf8'))).toEqual([{ name: 'Rob' }]);
  },
);

test('saves that overlap leave the last one, whole', async () => {
  const place = await folder();
  const file = await RememberedFile.open(place, 'list.json', schema, []);
  await Promise.all(Array.from({ length: 50 }, (_, index) => file.save([{ name: String(index) }])));
  expect(JSON.parse(await readFile(join(place, 'list.json'), 'utf8'))).toEqual([{ name: '49' }]);
  expect(await readdir(place)).toEqual(['list.json']);
});

test('a place that cannot be written keeps the value for this run', async () => {
  const file = await RememberedFile.open('/proc/no-such-folder', 'list.json', schema, []);
  await file.save([{ name: 'Mary' }]);
  expect(file.value).toEqual([{ name: 'Mary' }]);
});
