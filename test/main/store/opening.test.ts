import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../main/store/database/migrations.ts';
import type { StorePlace } from '../../../main/store/open-mailbox-store.ts';
import { noteDamage } from '../../../main/store/store-files.ts';
import { StoreFailure } from '../../../main/store/store-failure.ts';
import { itemIdOf, sampleRow, sampleRows } from './sample-rows.ts';
import { page, rowsOf, storePlaces, type StorePlaces } from './stores.ts';

describe('opening a store', () => {
  let places: StorePlaces;
  let place: StorePlace;
  beforeEach(() => {
    places = storePlaces();
    place = places.place();
  });
  afterEach(() => places.end());
  const filesBeside = () =>
    readdirSync(dirname(place.file)).filter((name) => name.startsWith(basename(place.file)));
  const asides = () => filesBeside().filter((name) => name.includes('.aside-'));
  const fill = () => {
    const { store } = places.open(place);
    store.keepItems(page(sampleRows(0, 50)));
    store.keepOutbox({
      entryId: 'entry',
      marker: 'marker',
      state: 'unknown',
      createdAt: '2026-11-26T09:00:00.000Z',
      changedAt: '2026-11-26T09:00:00.000Z',
      looks: 1,
      content: 'letter',
      failure: null,
    });
    store.close();
  };

  it('finds what an earlier run kept', () => {
    fill();
    const { store, trouble } = places.open(place);
    expect(trouble).toBeNull();
    expect(rowsOf(store.window('inbox', 0, 50))).toEqual(sampleRows(0, 50).toReversed());
    expect([store.progress('inbox').syncState, store.outbox()[0]?.content]).toEqual(['state', 'letter']);
  });

  it('makes files for their owner only', () => {
    fill();
    places.open(place).store.setFact('a', 'b');
    const modes = filesBeside().map((name) => statSync(`${dirname(place.file)}/${name}`).mode & 0o777);
    expect([...new Set(modes)]).toEqual([0o600]);
    expect(filesBeside()).toContain(`${basename(place.file)}-wal`);
    expect(statSync(dirname(place.file)).mode & 0o777).toBe(0o700);
  });

  it('sets a file aside that the key does not open, whole, and opens it again once the key is back', () => {
    fill();
    const before = readFileSync(place.file);
    const { store, trouble } = places.open({ ...place, key: randomBytes(32) });
    expect(trouble).toEqual({ reason: 'wrong-key', isSetAside: true });
    expect([store.isDurable, store.window('inbox', 0, 5)]).toEqual([true, null]);
    const [aside] = asides();
    expect(readFileSync(`${dirname(place.file)}/${aside}`).equals(before)).toBe(true);
    const again = places.open({ file: `${dirname(place.file)}/${aside}`, key: place.key });
    expect([again.trouble, again.store.outbox().length]).toEqual([null, 1]);
  });

  it('takes a file back under its own name once the key that opens it is back, and sets the other aside', () => {
    fill();
    const other = { ...place, key: randomBytes(32) };
    const between = places.open(other).store;
    between.setFact('made under', 'the other key');
    between.close();
    const back = places.open(place);
    expect(back.trouble).toEqual({ reason: 'wrong-key', isSetAside: true });
    expect(back.store.outbox().map(({ entryId }) => entryId)).toEqual(['entry']);
    expect(asides()).toHaveLength(1);
    back.store.close();
    const again = places.open(place);
    expect(again.trouble).toBeNull();
    again.store.close();
    expect(places.open(other).store.fact('made under')).toBe('the other key');
    expect(asides()).toHaveLength(1);
  });

  it('takes a file back that was set aside when the program then ended', () => {
    fill();
    renameSync(place.file, `${place.file}.aside-20261126T090000000Z`);
    const { store, trouble } = places.open(place);
    expect([trouble, store.outbox().length, asides()]).toEqual([null, 1, []]);
  });

  it('does not take back a file that was set aside because it is damaged', () => {
    fill();
    noteDamage(place.file);
    places.open(place).store.close();
    rmSync(place.file);
    places.open(place);
    expect(asides()).toEqual([expect.stringContaining('.aside-damaged-')]);
  });

  it('sets aside as many files as there have been keys, and overwrites none', () => {
    for (let round = 0; round < 4; round += 1) places.open({ ...place, key: randomBytes(32) }).store.close();
    expect(asides()).toHaveLength(3);
  });

  it.each([
    [
      'text',
      Buffer.from(
        'this is not a database, and long enough to hold a header of one hundred bytes. '.repeat(9),
      ),
    ],
    ['a few bytes', Buffer.from('abc')],
    ['zeros', Buffer.alloc(8192)],
  ])('sets aside a file that holds %s', (_what, content) => {
    mkdirSync(dirname(place.file), { recursive: true });
    writeFileSync(place.file, content);
    const { store, trouble } = places.open(place);
    expect(trouble).toEqual({ reason: 'not-a-database', isSetAside: true });
    store.keepItems(page(sampleRows(0, 3)));
    expect(readFileSync(`${dirname(place.file)}/${asides()[0]}`).equals(content)).toBe(true);
  });

  it('sets aside another program’s database', () => {
    mkdirSync(dirname(place.file), { recursive: true });
    const other = new DatabaseSync(place.file);
    other.exec('CREATE TABLE theirs (a)');
    other.close();
    expect(places.open(place).trouble).toEqual({ reason: 'not-a-database', isSetAside: true });
  });

  it('leaves a file that a later version wrote, byte for byte, and goes on in memory', () => {
    fill();
    const later = new DatabaseSync(place.file);
    later.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    later.close();
    const before = readFileSync(place.file);
    const { store, trouble } = places.open(place);
    expect([trouble, store.isDurable]).toEqual([{ reason: 'newer', isSetAside: false }, false]);
    store.keepItems(page(sampleRows(0, 3)));
    expect(readFileSync(place.file).equals(before)).toBe(true);
    expect(asides()).toEqual([]);
  });

  it('leaves a file that somebody else has open, and goes on in memory', () => {
    const first = places.open(place).store;
    first.keepItems(page(sampleRows(0, 3)));
    const { store, trouble } = places.open(place);
    expect([trouble, store.isDurable]).toEqual([{ reason: 'in-use', isSetAside: false }, false]);
    first.keepItems(page([sampleRow(3)]));
    expect(first.progress('inbox').total).toBe(4);
  });

  it('opens a file whose thread was ended without closing it', async () => {
    fill();
    const script = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData.module).then(({ openMailboxStore }) => {
        const { store } = openMailboxStore(workerData.place);
        store.setFact('from', 'the thread');
        parentPort.postMessage('kept');
      });`;
    const module = new URL('../../../main/store/open-mailbox-store.ts', import.meta.url).href;
    const worker = new Worker(script, { eval: true, workerData: { module, place } });
    await new Promise((resolve) => worker.once('message', resolve));
    await worker.terminate();
    const { store, trouble } = places.open(place);
    expect([trouble, store.fact('from')]).toEqual([null, 'the thread']);
  });

  it('goes on with a damaged file as long as it can, sets it aside the next time and saves the outbox', () => {
    fill();
    const bytes = readFileSync(place.file);
    const damaged = new DatabaseSync(place.file);
    const { first } =
      damaged.prepare("SELECT rootpage AS first FROM sqlite_schema WHERE name = 'item'").get() ?? {};
    damaged.close();
    bytes.fill(0xff, (Number(first) - 1) * 16_384, Number(first) * 16_384);
    writeFileSync(place.file, bytes);
    const broken = places.open(place);
    expect(broken.trouble).toBeNull();
    expect(() => broken.store.window('inbox', 0, 50)).toThrow(StoreFailure);
    expect(broken.store.outbox()).toHaveLength(1);
    broken.store.close();
    const { store, trouble } = places.open(place);
    expect(trouble).toEqual({ reason: 'damaged', isSetAside: true });
    expect([store.isDurable, store.window('inbox', 0, 5), store.outbox()[0]?.content]).toEqual([
      true,
      null,
      'letter',
    ]);
    expect(asides().some((name) => !/-(wal|shm|damaged)$/u.test(name))).toBe(true);
    store.close();
    expect(places.open(place).trouble).toBeNull();
  });

  it('notices a value that was put in the place of another', () => {
    fill();
    const sqlite = new DatabaseSync(place.file);
    sqlite.exec('UPDATE pack SET sealed = (SELECT sealed FROM pack WHERE id = 2) WHERE id = 1');
    sqlite.exec("UPDATE outbox SET state = 'prepared'");
    sqlite.close();
    const { store } = places.open(place);
    expect(() => store.window('inbox', 48, 2)).toThrow(StoreFailure);
    expect(rowsOf(store.window('inbox', 0, 18))).toHaveLength(18);
    expect(() => store.outbox()).toThrow(StoreFailure);
  });

  it('notices what points to another row than it did', () => {
    fill();
    const sqlite = new DatabaseSync(place.file);
    sqlite.exec('UPDATE item SET pack = 2 WHERE id = 1');
    sqlite.exec('UPDATE recent_item_name SET item = 11 - item WHERE item IN (5, 6)');
    sqlite.close();
    const { store } = places.open(place);
    expect(() => store.window('inbox', 49, 1)).toThrow(StoreFailure);
    expect(() => store.changeRow(itemIdOf(5), { subject: 'of another' })).toThrow(StoreFailure);
    expect(rowsOf(store.window('inbox', 0, 49))).toEqual(sampleRows(1, 49).toReversed());
  });

  it('goes on in memory where a folder cannot be made', () => {
    const { store, trouble } = places.open({ file: '/proc/no-such-folder/store.sqlite', key: place.key });
    expect([trouble?.isSetAside, store.isDurable]).toEqual([false, false]);
    expect(['failing', 'read-only']).toContain(trouble?.reason);
    chmodSync(places.folder, 0o700);
  });
});
