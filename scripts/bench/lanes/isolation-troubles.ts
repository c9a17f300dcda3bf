import { setTimeout as pause } from 'node:timers/promises';
import { BroadcastChannel } from 'node:worker_threads';
import { z } from 'zod';
import { BuiltApp } from '../apps/built-app.ts';
import { setLine } from '../troubled-line.ts';

const STORM = 60;
const DENIED = 3;
/** Refused at once and asking again at once, it would be another storm. */
const DENIED_EVERY_MS = 20;

/** Main's loop is held for so many milliseconds, so many after the last time. */
const HELD_MS = 6;
const HELD_EVERY_MS = 30;

/**
 * What can go wrong with a mailbox here. Two are checks on the measure itself: `none` is nothing, and `holding` is what must
 * not happen, a mailbox that holds the loop which all of them share.
 */
export const troubleNames = ['none', 'holding', 'hanging', 'storming', 'denying', 'crashing'] as const;
export const troubleName = z.enum(troubleNames);
export type TroubleName = z.output<typeof troubleName>;

/** The mailbox that gets into trouble, and the line to its server. */
export interface TroubledMailbox {
  readonly url: string;
  readonly address: string;
  readonly password: string;
}

/** The built app, with session threads that a measure can bring down. */
export async function startCrashableApp(profile: string): Promise<BuiltApp> {
  return await BuiltApp.start(profile, { threadEntry: new URL('isolation-thread.mjs', import.meta.url) });
}

/** Asks a mailbox's server for something, and waits for the answer. */
export async function ask(app: BuiltApp, sessionId: string, words: string): Promise<void> {
  await app.ask('directory.resolve', { sessionId, words }, z.unknown());
}

/** Opens the mailbox in an app; what comes back begins a trouble and gives what ends it. */
export async function openTroubled(
  app: BuiltApp,
  { url, address, password }: TroubledMailbox,
): Promise<(name: TroubleName) => Promise<() => Promise<unknown>>> {
  const accountId = await app.addAccount(url, address, password);
  let sessionId = await app.open(accountId, address, 'own');
  const crashes = new BroadcastChannel('onbehalf-bench-crash');
  crashes.unref();
  const asking = async (words: string): Promise<void> => await ask(app, sessionId, words);
  const begin: Readonly<Record<TroubleName, () => Promise<() => Promise<unknown>>>> = {
    none: async () => async () => undefined,
    holding: async () => {
      const timer = setInterval(holdLoop, HELD_EVERY_MS);
      return async () => clearInterval(timer);
    },
    hanging: async () => {
      await setLine(url, 'hanging');
      const hung = [1, 2, 3].map((call) => asking(`hanging ${call}`).catch(() => undefined));
      return async () => {
        await setLine(url, 'open');
        await Promise.all(hung);
      };
    },
    storming: async () => askOnAndOn(STORM, 0, asking),
    denying: async () => {
      await setLine(url, 'denying');
      const end = askOnAndOn(DENIED, DENIED_EVERY_MS, asking);
      return async () => {
        await setLine(url, 'open');
        await end();
      };
    },
    crashing: async () => {
      const again = app.opened(address);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of threads has no origin
      crashes.postMessage(address);
      return async () => {
        await again;
        // A new session each time: one that crashes again and again would be left down.
        await app.ask('session.close', { sessionId }, z.null());
        sessionId = await app.open(accountId, address, 'own');
        // By then its synchronisation is over, and the next thread is ready.
        await pause(2500);
      };
    },
  };
  return async (name) => await begin[name]();
}

function holdLoop(): void {
  const end = performance.now() + HELD_MS;
  while (performance.now() < end);
}

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
