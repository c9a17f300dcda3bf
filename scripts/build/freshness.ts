import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

/** What the build reads: a change in one of these makes `dist` stale. */
const sources = ['main', 'shared', 'renderer', 'scripts/build', 'scripts/build.ts', 'package-lock.json'];
const stampFile = join('dist', 'built-from');

/** A fingerprint of names, sizes and times of everything the build reads; contents are not opened. */
function fingerprint(root: string): string {
  const hash = createHash('sha256');
  const look = (path: string): void => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
    else for (const name of readdirSync(join(root, path)).toSorted(byName)) look(join(path, name));
  };
  for (const source of sources) look(source);
  return hash.digest('hex');
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}

/** Whether `dist` was built from what is there now. */
export function isFresh(root: string): boolean {
  const stamp = join(root, stampFile);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** Remembers what `dist` was built from; called after a build that succeeded. */
export async function markFresh(root: string): Promise<void> {
  const stamp = join(root, stampFile);
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, fingerprint(root));
}
