import { z } from 'zod';
import { runLaneWithKeyring, startBenchExchange } from '../child.ts';
import type { Measured, Scale } from '../measured.ts';
import { laneResult, median, pairedRatio, quantile, rounded } from '../statistics.ts';
import { startTroubledLine } from '../troubled-line.ts';

const CALM = 'rob.ellis@contoso.test';
const TROUBLED = 'ana.lima@contoso.test';
/** Calls in a block, and rounds of a block for each trouble: under two minutes. */
const CALLS = 60;
const ROUNDS = 8;
const GOAL = 1.1;

const pairs = z.array(z.object({ alone: z.number(), troubled: z.number() })).min(1);
type Pairs = z.output<typeof pairs>;
const results = z.object({
  none: pairs,
  elsewhere: pairs,
  hanging: pairs,
  storming: pairs,
  denying: pairs,
  crashing: pairs,
});

/**
 * What one mailbox's trouble costs another one: the same calls to a calm mailbox, while the other is silent and while it
 * hangs, storms, is denied everything or loses its thread. Each block is judged by the silent ones just before and after it.
 */
export async function measureIsolation(scale: Scale): Promise<Measured> {
  const calm = await startBenchExchange({ size: 500, roundTripMs: 5 });
  const other = await startBenchExchange({ size: 500 });
  const line = await startTroubledLine(other.url);
  const words = [
    calm.url,
    CALM,
    calm.passwordOf(CALM),
    line.url,
    TROUBLED,
    other.passwordOf(TROUBLED),
    String(scale(CALLS)),
    String(scale(ROUNDS)),
  ];
  const taken = await runLaneWithKeyring('isolation', words, results);
  line.stop();
  await calm.stop();
  await other.stop();
  return resultOf(taken);
}

function resultOf({ none, elsewhere, ...troubles }: z.output<typeof results>): Measured {
  const named = Object.entries(troubles);
  const noise = ratioOf(none);
  // A run in which nothing looks like trouble, or trouble like nothing, has judged nothing.
  const isQuiet = Math.abs(noise - 1) <= GOAL - 1;
  return {
    name: 'isolation',
    goal: 'a mailbox that hangs, storms, is denied or crashes leaves another’s 95th percentile within 10 %',
    met: isQuiet && named.every(([, each]) => ratioOf(each) <= GOAL),
    lanes: {
      ours: laneResult(
        none.map(({ alone }) => alone),
        'ms, 95th percentile of a block without trouble',
      ),
    },
    ratios: Object.fromEntries([
      ...named.map(([name, each]): [string, number] => [`${name}/alone`, ratioOf(each)]),
      ['alone/alone', noise],
      ['storming elsewhere/alone', ratioOf(elsewhere)],
    ]),
    atRoundTrip: [],
    slopes: { perRoundTripMs: {}, perItem: {} },
    figures: Object.fromEntries(
      [...named, ['alone', none] as const, ['storming elsewhere', elsewhere] as const].flatMap(
        ([name, each]) => figuresOf(name, each),
      ),
    ),
    remarks: [
      'Two accounts on two servers; calls that go to the server and back, 5 ms of round trip. Ratios are medians over rounds.',
      'alone/alone is the same with no trouble at all: where it is not within 10 %, the machine was too busy to judge.',
      'Storming elsewhere is the same storm in another process of the app: what the machine’s two cores cost, whoever storms.',
    ],
  };
}

function ratioOf(each: Pairs): number {
  return pairedRatio(
    each.map(({ troubled }) => troubled),
    each.map(({ alone }) => alone),
  );
}

function figuresOf(name: string, each: Pairs): [string, number][] {
  const ratios = each.map(({ alone, troubled }) => troubled / alone);
  return [
    [`95th percentile ms, ${name}`, rounded(median(each.map(({ troubled }) => troubled)))],
    [`${name}: lower quartile of the ratios`, rounded(quantile(ratios, 0.25))],
    [`${name}: upper quartile of the ratios`, rounded(quantile(ratios, 0.75))],
  ];
}
