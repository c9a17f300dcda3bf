import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { scaled } from '../../support/full.ts';
import { rowsOf, storePlaces } from './stores.ts';
import { itemIdOf } from './sample-rows.ts';

const script = fileURLToPath(new URL('writer-process.ts', import.meta.url));

/** Runs the writer from a step on, kills it after so many lines and a little more, and gives what it had printed. */
async function killed(words: readonly string[], lines: number): Promise<{ page: number; outbox: string[] }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...words]);
  let printed = '';
  let errors = '';
  child.stderr.on('data', (bytes) => (errors += String(bytes)));
  child.stdout.on('data', (bytes) => {
    printed += String(bytes);
    if (printed.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect([errors, child.signalCode]).toEqual(['', 'SIGKILL']);
  const steps = (kind: string): string[] =>
    [...printed.matchAll(new RegExp(`^${kind} (\\d+)$`, 'gmu'))].map(([, step]) => step ?? '');
  return { page: Number(steps('page').at(-1) ?? -1), outbox: steps('outbox') };
}

it(
  `a store whose process is killed ${scaled(300)} times loses nothing that was acknowledged`,
  { timeout: 900_000 },
  async () => {
    const places = storePlaces();
    let place = places.place('run 0');
    let next = 0;
    const acknowledged = new Set<string>();
    for (let round = 0; round < scaled(300); round += 1) {
      // A fresh store every twenty kills, so that the first steps of one are killed as well.
      if (round % 20 === 0) {
        [place, next] = [places.place(`run ${round}`), 0];
        acknowledged.clear();
      }
      // Which line comes last depends on the machine; how many are waited for goes through all remainders.
      const told = await killed(
        [place.file, Buffer.from(place.key).toString('hex'), String(next)],
        1 + ((round * 7) % 17),
      );
      const { store, trouble } = places.open(place);
      expect(trouble).toBeNull();
      const { syncState, total } = store.progress('inbox');
      const kept = syncState === null ? -1 : Number(syncState);
      expect(kept).toBeGreaterThanOrEqual(told.page);
      const ids = new Set(rowsOf(store.window('inbox', 0, 1_000_000)).map(({ itemId }) => itemId));
      const gone = new Set(Array.from({ length: Math.max(0, kept - 2) }, (_, step) => itemIdOf(step * 40)));
      const expected = Array.from({ length: (kept + 1) * 40 }, (_, index) => itemIdOf(index)).filter(
        (id) => !gone.has(id),
      );
      expect([ids.size, total]).toEqual([expected.length, expected.length]);
      expect(expected.every((id) => ids.has(id))).toBe(true);
      expect(store.search('number', { folderId: 'inbox', offset: 0, limit: 0 }).total).toBe(expected.length);
      const letters = new Set(store.outbox().map(({ content }) => content));
      // A kill between a page and its letter leaves a step without one; every letter that was acknowledged is there.
      for (const step of told.outbox) acknowledged.add(step);
      expect([...acknowledged].filter((step) => !letters.has(`letter ${step}`))).toEqual([]);
      expect(letters.size).toBeLessThanOrEqual(kept + 1);
      store.close();
      const sqlite = new DatabaseSync(place.file, { readOnly: true });
      expect(sqlite.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
      sqlite.close();
      next = kept + 1;
    }
    places.end();
  },
);
