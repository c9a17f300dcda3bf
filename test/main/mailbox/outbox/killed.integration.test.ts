import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'rolldown';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createRandom, type Random } from '../../../exchange/content/random.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { now, office } from '../../../exchange/tests/support/fixture.ts';
import { scaled } from '../../../support/full.ts';
import { timesSent } from './office.ts';

const SEED = 300;
const KILLS = scaled(300);
const SCRIPT = new URL('sending-process.ts', import.meta.url).pathname;
/** The script in one file: a process that is killed at once should not spend a second on reading modules. */
let bundle: string;
const KEY = 'a7'.repeat(32);

let exchange: Exchange;
let folder: string;
beforeAll(async () => {
  bundle = join(await mkdtemp(join(tmpdir(), 'onbehalf-bundle-')), 'sending-process.mjs');
  await build({ input: SCRIPT, platform: 'node', output: { file: bundle }, logLevel: 'silent' });
});
afterAll(async () => {
  await rm(dirname(bundle), { recursive: true });
});
beforeEach(async () => {
  exchange = await startExchange({ content: office, now });
  folder = await mkdtemp(join(tmpdir(), 'onbehalf-killed-'));
});
afterEach(async () => {
  expect(exchange.ledger.defects).toEqual([]);
  await exchange.stop();
  await rm(folder, { recursive: true });
});

/** What the processes have said, all of them together. */
interface Said {
  readonly openings: string[];
  /** By subject: `sent`, or the kind of failure. */
  readonly told: Map<string, string>;
  readonly begun: Set<string>;
  /** What stood in the outbox when a process had looked for what the one before it left behind. */
  left: { readonly subject: string; readonly state: string }[];
}

interface Run {
  readonly first: number;
  readonly count: number;
  /** Killed so many ms after it has begun that many letters; never where it is to end by itself. */
  readonly killAt: { readonly begun: number; readonly after: number } | null;
}

/** Runs one process on the store; gives how many letters it has begun. */
async function run(said: Said, { first, count, killAt }: Run): Promise<number> {
  const file = join(folder, 'mailbox.db');
  const child = spawn(process.execPath, [bundle, exchange.url, file, KEY, String(first), String(count)]);
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  let begun = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const words = JSON.parse(line) as Partial<Record<string, string>> & { left?: Said['left'] };
    if (words['opened'] !== undefined) said.openings.push(words['opened']);
    if (words.left !== undefined) said.left = words.left;
    if (words['told'] !== undefined) said.told.set(words['subject'] ?? '', words['told']);
    if (words['begins'] === undefined) return;
    said.begun.add(words['begins']);
    begun += 1;
    if (begun === killAt?.begun) setTimeout(() => child.kill('SIGKILL'), killAt.after);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (killAt === null || signal !== 'SIGKILL') expect({ code, errors }).toEqual({ code: 0, errors: [] });
  return begun;
}

function momentOf(random: Random): Run['killAt'] {
  return { begun: 1 + random.int(4), after: random.next() * 8 };
}

test(`after each of ${KILLS} kills the outbox opens, nothing said is lost and nothing goes twice`, async () => {
  const random = createRandom(SEED, 'kills');
  const said: Said = { openings: [], told: new Map(), begun: new Set(), left: [] };
  exchange.faults.follow({
    seed: SEED,
    rate: 0.1,
    types: ['commit-then-drop', 'reset', 'half-body'],
    operations: ['CreateItem'],
  });
  let next = 0;
  for (let kill = 0; kill < KILLS; kill += 1)
    next += await run(said, { first: next, count: 5, killAt: momentOf(random) });
  exchange.faults.clear();
  await run(said, { first: next, count: 0, killAt: null });

  expect(new Set(said.openings)).toEqual(new Set(['well']));
  expect(said.openings).toHaveLength(KILLS + 1);
  const left = new Map(said.left.map(({ subject, state }) => [subject, state]));
  for (const subject of said.begun) {
    const times = timesSent(exchange, subject);
    const told = said.told.get(subject) ?? 'nothing';
    expect({ subject, times }).toEqual({ subject, times: Math.min(times, 1) });
    // What the person was told is so; what nobody was told is sent, or in the outbox, or never got that far.
    if (told === 'sent') expect({ subject, told, times }).toEqual({ subject, told, times: 1 });
    if (told === 'outcome-unknown')
      expect({ subject, isKept: times === 1 || left.has(subject) }).toEqual({ subject, isKept: true });
    if (left.get(subject) === 'prepared') expect({ subject, times }).toEqual({ subject, times: 0 });
    // The search has found whatever arrived.
    if (times === 1) expect({ subject, left: left.get(subject) }).toEqual({ subject, left: undefined });
  }
  const found = [...said.begun].filter(
    (each) => timesSent(exchange, each) === 1 && said.told.get(each) !== 'sent',
  );
  process.stdout.write(
    `${KILLS} kills in ${said.begun.size} sends: ${found.length} found by looking, ${left.size} left to the person\n`,
  );
  // Kills that never met a send under way would show nothing.
  expect(found.length + left.size).toBeGreaterThan(KILLS / 10);
}, 1_800_000);
