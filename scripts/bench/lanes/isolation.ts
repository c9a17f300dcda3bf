import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BroadcastChannel } from 'node:worker_threads';
import { z } from 'zod';
import { AppProcess } from '../app-process.ts';
import { BuiltApp } from '../built-app.ts';
import { quantile } from '../statistics.ts';
import { setLine } from '../troubled-line.ts';

/**
 * What one mailbox's trouble costs another: blocks of calls to a calm one, by turns without trouble and with each kind of
 * it. Words: url, address and password of the calm one, the same of the other one, calls in a block, rounds. Prints one JSON
 * line: the 95th percentile of each block with trouble, and the mean of those of the blocks without it before and after.
 */
const [calmUrl = '', calm = '', calmPassword = '', otherUrl = '', other = '', otherPassword = ''] =
  process.argv.slice(2);
const [calls = 0, rounds = 0] = process.argv.slice(8).map(Number);
const STORM = 60;
const DENIED = 3;
/** Refused at once and asking again at once, it would be another storm. */
const DENIED_EVERY_MS = 20;
/** What a trouble leaves behind has ended by then. */
const SETTLE_MS = 150;
/** Rounds that do not count: nothing is compiled yet. */
const DISCARDED = 1;

const profile = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
const threadEntry = new URL('isolation-thread.mjs', import.meta.url);
const app = await BuiltApp.start(profile, { threadEntry });
const calmSession = await app.open(await app.addAccount(calmUrl, calm, calmPassword), calm, 'own');
const otherAccount = await app.addAccount(otherUrl, other, otherPassword);
let troubled = await app.open(otherAccount, other, 'own');
const crashes = new BroadcastChannel('onbehalf-bench-crash');

const ask = async (sessionId: string, words: string): Promise<void> => {
  await app.ask('directory.resolve', { sessionId, words }, z.unknown());
};

const neighbour = await AppProcess.start({ isProbed: false });
const besides = await neighbour.open(
  await neighbour.addAccount(otherUrl, other, otherPassword),
  other,
  'own',
);
const askTroubled = async (words: string): Promise<void> => await ask(troubled, words);
const askElsewhere = async (words: string): Promise<void> => {
  await neighbour.ask('directory.resolve', { sessionId: besides, words }, z.unknown());
};

/** Each begins a trouble and gives what ends it. */
const troubles: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  // As a check on the measure itself: nothing is wrong.
  none: async () => async () => undefined,
  hanging: async () => {
    await setLine(otherUrl, 'hanging');
    const hung = [1, 2, 3].map((call) => ask(troubled, `hanging ${call}`).catch(() => undefined));
    return async () => {
      await setLine(otherUrl, 'open');
      await Promise.all(hung);
    };
  },
  // The same beside the app instead of in it: what it costs is the machine's.
  elsewhere: async () => askOnAndOn(STORM, 0, askElsewhere),
  storming: async () => askOnAndOn(STORM, 0, askTroubled),
  denying: async () => {
    await setLine(otherUrl, 'denying');
    const end = askOnAndOn(DENIED, DENIED_EVERY_MS, askTroubled);
    return async () => {
      await setLine(otherUrl, 'open');
      await end();
    };
  },
  crashing: async () => {
    const again = app.opened(other);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of threads has no origin
    crashes.postMessage(other);
    return async () => {
      await again;
      // A new session each time: one that crashes again and again would be left down.
      await app.ask('session.close', { sessionId: troubled }, z.null());
      troubled = await app.open(otherAccount, other, 'own');
      // By then its synchronisation is over, and the next thread is ready.
      await pause(2500);
    };
  },
};

function askOnAndOn(
  times: number,
  everyMs: number,
  asking: (words: string) => Promise<void>,
): () => Promise<unknown> {
  const state = { isOver: false };
  const loops = Array.from({ length: times }, async (_, call) => {
    while (!state.isOver) {
      await asking(`again ${call}`).catch(() => undefined);
      if (everyMs > 0) await pause(everyMs);
    }
  });
  return async () => {
    state.isOver = true;
    await Promise.all(loops);
  };
}

async function block(): Promise<number[]> {
  const taken: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const start = performance.now();
    await ask(calmSession, 'priya');
    taken.push(performance.now() - start);
  }
  return taken;
}

const pairs: Record<string, { alone: number; troubled: number }[]> = {};
for (let round = -DISCARDED; round < rounds; round += 1) {
  let before = await block();
  for (const [name, begin] of Object.entries(troubles)) {
    const end = await begin();
    const during = await block();
    await end();
    await pause(SETTLE_MS);
    const after = await block();
    const alone = (quantile(before, 0.95) + quantile(after, 0.95)) / 2;
    if (round >= 0) (pairs[name] ??= []).push({ alone, troubled: quantile(during, 0.95) });
    before = after;
  }
}
process.stdout.write(`${JSON.stringify(pairs)}\n`);
crashes.close();
await neighbour.close();
await app.application.close();
await rm(profile, { recursive: true, force: true });
