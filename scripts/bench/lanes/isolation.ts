import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../statistics.ts';
import {
  ask,
  openTroubled,
  startCrashableApp,
  troubleNames,
  type TroubleName,
} from './isolation-troubles.ts';

/**
 * What one mailbox's trouble costs another: blocks of calls to a calm one, by turns without trouble and with each kind of
 * it, in this app and in a neighbour's. Words: url, address and password of the calm one, of the other one here and of the
 * one in the neighbour's app, calls in a block, rounds. Prints one JSON line: the 95th percentiles of each block with
 * trouble, and the mean of those of the blocks without it before and after.
 */
const [calmUrl = '', calm = '', calmPassword = '', ...others] = process.argv.slice(2);
const [url = '', address = '', password = ''] = others;
const [calls = 0, rounds = 0] = others.slice(6).map(Number);
/** What a trouble leaves behind has ended by then. */
const SETTLE_MS = 150;
/** Rounds that do not count: nothing is compiled yet. */
const DISCARDED = 1;

const profile = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
const app = await startCrashableApp(profile);
const calmSession = await app.open(await app.addAccount(calmUrl, calm, calmPassword), calm, 'own');
const beginHere = await openTroubled(app, { url, address, password });

const neighbour = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    join(import.meta.dirname, 'isolation-neighbour.ts'),
    ...others.slice(3, 6),
  ],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const answers = createInterface({ input: neighbour.stdout })[Symbol.asyncIterator]();
await answers.next();

async function tellNeighbour(line: string): Promise<void> {
  neighbour.stdin.write(`${line}\n`);
  await answers.next();
}

async function beginElsewhere(name: TroubleName): Promise<() => Promise<unknown>> {
  await tellNeighbour(name);
  return async () => await tellNeighbour('end');
}

/** The 95th percentile of a block of calls, in milliseconds. */
async function block(): Promise<number> {
  const taken: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const start = performance.now();
    await ask(app, calmSession, 'priya');
    taken.push(performance.now() - start);
  }
  return quantile(taken, 0.95);
}

/** A block with trouble and the one after it. */
async function troubled(begin: Promise<() => Promise<unknown>>): Promise<{ during: number; after: number }> {
  const end = await begin;
  const during = await block();
  await end();
  await pause(SETTLE_MS);
  return { during, after: await block() };
}

const taken = Object.fromEntries(
  troubleNames.map((name) => [
    name,
    [] as { before: number; here: number; between: number; elsewhere: number; after: number }[],
  ]),
);
for (let round = -DISCARDED; round < rounds; round += 1) {
  let before = await block();
  for (const name of troubleNames) {
    const here = await troubled(beginHere(name));
    const elsewhere = await troubled(beginElsewhere(name));
    const all = { here: here.during, between: here.after, elsewhere: elsewhere.during };
    if (round >= 0) taken[name]?.push({ before, ...all, after: elsewhere.after });
    before = elsewhere.after;
  }
}
process.stdout.write(`${JSON.stringify(taken)}\n`);
const ended = once(neighbour, 'exit');
neighbour.stdin.end();
await ended;
await app.application.close();
await rm(profile, { recursive: true, force: true });
