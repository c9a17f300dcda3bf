import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFull } from '../../support/full.ts';
import { sampleRows } from './sample-rows.ts';
import { page, rowsOf, storePlaces } from './stores.ts';

/** Every n-th write is made to fail; `npm test` takes some of them. */
const STRIDE = isFull ? 1 : 6;
const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const canCompile = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

/** What the process prints of each point. */
interface Point {
  readonly failed: number;
  readonly refused: Readonly<Record<string, string>>;
}

// Needs a C compiler for the shim; reported as skipped where there is none.
describe.skipIf(!canCompile)('a store whose disk fails from any write on', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onbehalf-faulty-'));
    execFileSync('cc', ['-shared', '-fPIC', '-o', join(folder, 'faulty.so'), here('faulty-disk.c'), '-ldl']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['ENOSPC', constants.errno.ENOSPC, 'disk-full'],
    ['EIO', constants.errno.EIO, 'failing'],
    ['EROFS', constants.errno.EROFS, 'failing'],
  ])(
    'refuses writes with %s, goes on reading and has all that it acknowledged afterwards',
    { timeout: 300_000 },
    (name, errno, reason) => {
      const own = join(folder, name);
      mkdirSync(own);
      writeFileSync(join(own, 'fault'), Buffer.alloc(12, 0xff));
      const words = [
        join(own, 'stores', 'one'),
        randomBytes(32).toString('hex'),
        join(own, 'fault'),
        String(errno),
        String(STRIDE),
      ];
      const ended = spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', here('faulty-disk-process.ts'), ...words],
        {
          encoding: 'utf8',
          env: { ...process.env, LD_PRELOAD: join(folder, 'faulty.so'), FAULTY_DISK: join(own, 'fault') },
        },
      );
      expect([ended.stderr, ended.status]).toEqual(['', 0]);
      const points: Point[] = ended.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      // The shim has made each kind of write fail, and at the last point none: a shim that does nothing ends at once.
      expect(points.length).toBeGreaterThan(20 / STRIDE);
      const refused = points.flatMap((point) => Object.keys(point.refused));
      expect(new Set(refused)).toEqual(new Set(['page', 'change', 'leaving', 'removal', 'fact', 'done']));
      expect(points.at(-1)).toEqual({ failed: 0, refused: {} });
      const reasons = points.flatMap((point) => Object.values(point.refused));
      expect(reasons).toContain(reason);
      expect(reasons.filter((one) => one !== reason && one !== 'failing')).toEqual([]);
    },
  );
});

it('a store whose file and folder may not be written stays as it is, and the session goes on in memory', () => {
  const places = storePlaces();
  const place = places.place();
  const { store } = places.open(place);
  store.keepItems(page(sampleRows(0, 10)));
  store.close();
  const before = readFileSync(place.file);
  chmodSync(places.folder, 0o755);
  chmodSync(dirname(place.file), 0o555);
  chmodSync(place.file, 0o444);
  // The rights of files do not hold for root, which tests in a container often are: as nobody, then.
  const asWhom = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const words = [place.file, Buffer.from(place.key).toString('hex')];
  const ended = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', here('opening-process.ts'), ...words],
    { ...asWhom, encoding: 'utf8' },
  );
  expect([ended.stderr, JSON.parse(ended.stdout)]).toEqual([
    '',
    { trouble: { reason: 'read-only', isSetAside: false }, isDurable: false, total: 1 },
  ]);
  expect(readFileSync(place.file).equals(before)).toBe(true);
  chmodSync(dirname(place.file), 0o700);
  chmodSync(place.file, 0o600);
  expect(rowsOf(places.open(place).store.window('inbox', 0, 20))).toHaveLength(10);
  places.end();
});
