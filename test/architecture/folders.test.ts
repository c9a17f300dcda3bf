import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const sides = ['main', 'renderer', 'shared', 'test', 'scripts'];
const files = tracked.filter(
  (file) => sides.includes(file.split('/')[0] ?? '') && existsSync(join(root, file)),
);

/** One file an operation or an element of EWS: people look these up by name. */
const LOOKED_UP = ['operations', 'elements'];
const MOST = 25;

function countsIn(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(dirname(name), (counts.get(dirname(name)) ?? 0) + 1);
  return counts;
}

function tooFull(names: readonly string[]): readonly string[] {
  return [...countsIn(names)]
    .filter(([folder, count]) => count > MOST && !LOOKED_UP.includes(basename(folder)))
    .map(([folder]) => folder);
}

describe('folders', () => {
  it('hold no more files than a person can look over', () => {
    expect(tooFull(files)).toEqual([]);
    expect(tooFull(Array.from({ length: MOST + 1 }, (_, index) => `a/b/${index}.ts`))).toEqual(['a/b']);
  });

  it('of the second level say in a short page what is in them, and what is not', () => {
    const rooms = new Set(
      files.filter((file) => file.split('/').length > 2).map((file) => file.split('/').slice(0, 2).join('/')),
    );
    const silent = [...rooms].filter((room) => !existsSync(join(root, room, 'README.md')));
    expect(silent).toEqual([]);
    const long = [...rooms].filter(
      (room) =>
        readFileSync(join(root, room, 'README.md'), 'utf8')
          .trimEnd()
          .split('\n').length >= 20,
    );
    expect(long).toEqual([]);
  });
});
