import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StorePlace } from '../../../main/store/open-mailbox-store.ts';
import { isFull, scaled } from '../../support/full.ts';
import { itemIdOf } from './sample-rows.ts';
import { rowsOf, storePlaces, type StorePlaces } from './stores.ts';

const script = fileURLToPath(new URL('writer-process.ts', import.meta.url));
/** So many stores are written and killed at the same time. */
const LANES = 3;
/** A store lives so many kills; then comes a fresh one, so that the first steps of one are killed as well. */
const KILLS = isFull ? 20 : 10;
const STORES = scaled(300) / KILLS;

let places: StorePlaces;
beforeAll(() => {
  places = storePlaces();
});
afterAll(() => places.end());

interface Told {
  /** The last page whose call had returned, and every letter. */
  readonly page: number;
  readonly outbox: readonly string[];
}

/** A writer that is loaded and waits: most of what a round costs is starting one, so the next starts during this one. */
class Writer {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
      env: { ...process.env, NODE_COMPILE_CACHE: join(places.folder, 'compiled') },
    });
  }

  /** Lets it write from a step on until it is killed, and gives what it had printed. */
  async killed(place: StorePlace, from: number, kill: number): Promise<Told> {
    let printed = '';
    let errors = '';
    this.#child.stderr?.on('data', (bytes) => (errors += String(bytes)));
    this.#child.stdout?.on('data', (bytes) => (printed += String(bytes)));
    // How many lines are waited for goes through all remainders; what comes on top ends in the middle of a write.
    const end = `${1 + ((kill * 7) % 17)} ${(kill * 1361) % 12_000}`;
    this.#child.stdin?.write(`${place.file} ${Buffer.from(place.key).toString('hex')} ${from} ${end}\n`);
    await once(this.#child, 'close');
    expect([errors, this.#child.signalCode]).toEqual(['', 'SIGKILL']);
    const steps = (kind: string): string[] =>
      [...printed.matchAll(new RegExp(`^${kind} (\\d+)$`, 'gmu'))].map(([, step]) => step ?? '');
    return { page: Number(steps('page').at(-1) ?? -1), outbox: steps('outbox') };
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** Opens the store, holds it to what was acknowledged and says which page it has come to. */
function checked(place: StorePlace, told: Told, acknowledged: ReadonlySet<string>): number {
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
  expect([...acknowledged].filter((step) => !letters.has(`letter ${step}`))).toEqual([]);
  expect(letters.size).toBeLessThanOrEqual(kept + 1);
  store.close();
  const sqlite = new DatabaseSync(place.file, { readOnly: true });
  expect(sqlite.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  sqlite.close();
  return kept;
}

/** Every so-manieth store, one after the other. Gives how often a writer was killed. */
async function lane(number: number): Promise<number> {
  let kills = 0;
  let waiting = new Writer();
  try {
    for (let run = number; run < STORES; run += LANES) {
      const place = places.place(`run-${run}`);
      const acknowledged = new Set<string>();
      for (let [round, next] = [0, 0]; round < KILLS; round += 1) {
        const writer = waiting;
        waiting = new Writer();
        const told = await writer.killed(place, next, run * KILLS + round);
        for (const step of told.outbox) acknowledged.add(step);
        next = checked(place, told, acknowledged) + 1;
        kills += 1;
      }
    }
  } finally {
    await waiting.end();
  }
  return kills;
}

it(
  `a store whose process is killed ${scaled(300)} times loses nothing that was acknowledged`,
  { timeout: 900_000 },
  async () => {
    const kills = await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
    expect(kills.reduce((sum, some) => sum + some, 0)).toBe(scaled(300));
  },
);
