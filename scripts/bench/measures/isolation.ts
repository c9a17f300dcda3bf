import { z } from 'zod';
import { AppProcess } from '../app-process.ts';
import { startBenchExchange } from '../child.ts';
import { startCountingLine } from '../counting-line.ts';
import type { Measured, Scale } from '../measured.ts';
import { laneResult, quantile, rounded } from '../statistics.ts';

const CALM = 'rob.ellis@contoso.test';
const TROUBLED = 'ana.lima@contoso.test';
const CALLS = 300;
const BLOCK = 50;
const STORM = 60;
/** Long enough that nothing is answered while it lasts. */
const HANG_MS = 20_000;
const GOAL = 1.1;

type Trouble = 'alone' | 'hanging' | 'storming';

/**
 * What one mailbox's trouble costs another one: the same calls to a calm mailbox, by turns while the other is silent, while
 * its server gives no answers, and while it asks as fast as it may.
 */
export async function measureIsolation(scale: Scale): Promise<Measured> {
  const calm = await startBenchExchange({ size: 500, roundTripMs: 5 });
  const other = await startBenchExchange({ size: 500 });
  const line = await startCountingLine(other.url);
  const app = await AppProcess.start({ isProbed: false });
  const calmSession = await app.open(
    await app.addAccount(calm.url, CALM, calm.passwordOf(CALM)),
    CALM,
    'own',
  );
  const account = await app.addAccount(line.url, TROUBLED, other.passwordOf(TROUBLED));
  const troubled = await app.open(account, TROUBLED, 'own');
  const ask = async (sessionId: string, words: string): Promise<void> => {
    await app.ask('directory.resolve', { sessionId, words }, z.unknown());
  };
  const samples: Record<Trouble, number[]> = { alone: [], hanging: [], storming: [] };
  for (let block = 0; block < scale(CALLS) / BLOCK; block += 1) {
    await takeBlock(samples.alone, () => ask(calmSession, 'priya'));
    line.delay(HANG_MS);
    const hanging = [1, 2, 3].map((call) => ask(troubled, `hanging ${call}`).catch(() => undefined));
    await takeBlock(samples.hanging, () => ask(calmSession, 'priya'));
    line.delay(0);
    const storm = { isOver: false };
    const storming = Array.from({ length: STORM }, async (_, call) => {
      while (!storm.isOver) await ask(troubled, `storm ${call}`);
    });
    await takeBlock(samples.storming, () => ask(calmSession, 'priya'));
    storm.isOver = true;
    await Promise.all([...hanging, ...storming]);
  }
  await app.close();
  line.stop();
  await calm.stop();
  await other.stop();
  return resultOf(samples);
}

async function takeBlock(samples: number[], call: () => Promise<void>): Promise<void> {
  for (let calls = 0; calls < BLOCK; calls += 1) {
    const start = performance.now();
    await call();
    samples.push(performance.now() - start);
  }
}

function resultOf(samples: Readonly<Record<Trouble, readonly number[]>>): Measured {
  const p95 = (trouble: Trouble): number => quantile(samples[trouble], 0.95);
  const hanging = rounded(p95('hanging') / p95('alone'));
  const storming = rounded(p95('storming') / p95('alone'));
  return {
    name: 'isolation',
    goal: 'a mailbox that hangs or storms leaves another’s 95th percentile within 10 %',
    met: hanging <= GOAL && storming <= GOAL,
    lanes: { ours: laneResult(samples.storming, 'ms while the other storms') },
    ratios: { 'hanging/alone': hanging, 'storming/alone': storming },
    atRoundTrip: [],
    slopes: { perRoundTripMs: {}, perItem: {} },
    figures: {
      '95th percentile ms, alone': rounded(p95('alone')),
      '95th percentile ms, the other hangs': rounded(p95('hanging')),
      '95th percentile ms, the other storms': rounded(p95('storming')),
    },
    remarks: [
      'Two accounts on two servers; calls that go to the server and back, 5 ms of round trip, in blocks by turns.',
      'A storm keeps both of this machine’s cores busy, with two servers beside the app: what it costs is the machine’s share as well.',
    ],
  };
}
