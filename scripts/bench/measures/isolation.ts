import { z } from 'zod';
import { runLaneWithKeyring, startBenchExchange, startYieldingLine } from '../apps/child.ts';
import { troubleNames } from '../lanes/isolation-troubles.ts';
import type { Measured, Scale } from '../measured.ts';
import { laneResult, median, quantile, rounded } from '../statistics.ts';

const CALM = 'rob.ellis@contoso.test';
const TROUBLED = 'ana.lima@contoso.test';
/**
 * Calls in a block, three to four seconds of them, and rounds of four blocks for each trouble: about nine minutes. In blocks
 * of half that length the calls that run into one crash were the slowest twentieth; a session may crash three times in ten
 * minutes, so that one in each block is too many already.
 */
const CALLS = 400;
const ROUNDS = 5;
const ROUND_TRIP_MS = 5;
const GOAL = 1.1;

/** 95th percentiles of five blocks, one after the other: calm, trouble here, calm, trouble elsewhere, calm. */
const blocks = z.object({
  before: z.number(),
  here: z.number(),
  between: z.number(),
  elsewhere: z.number(),
  after: z.number(),
});
type Blocks = z.output<typeof blocks>;
const results = z.record(z.enum(troubleNames), z.array(blocks).min(1));

/**
 * What one mailbox's trouble costs another one: the same calls to a calm mailbox, while the other is silent and while it
 * hangs, storms, is denied everything or loses its thread. Each block is judged by the silent ones just before and after
 * it; the same trouble in another process of the app, beside it, says how much of that is the machine's.
 */
export async function measureIsolation(scale: Scale): Promise<Measured> {
  const calm = await startBenchExchange({ size: 500, roundTripMs: ROUND_TRIP_MS });
  const other = await startBenchExchange({ size: 500, roundTripMs: ROUND_TRIP_MS, isYielding: true });
  const lines = [await startYieldingLine(other.url), await startYieldingLine(other.url)];
  const troubled = lines.flatMap(({ url }) => [url, TROUBLED, other.passwordOf(TROUBLED)]);
  const words = [calm.url, CALM, calm.passwordOf(CALM), ...troubled];
  const counts = [scale(CALLS), scale(ROUNDS)].map(String);
  const taken = await runLaneWithKeyring('isolation', [...words, ...counts], results);
  for (const line of lines) await line.stop();
  await calm.stop();
  await other.stop();
  return resultOf(taken);
}

function resultOf(taken: z.output<typeof results>): Measured {
  const { none, holding, ...troubles } = taken;
  // A run in which nothing looks like trouble, or trouble like nothing, has judged nothing.
  const isQuiet = Math.abs(median(none.map(here)) - 1) <= GOAL - 1;
  const canTell = isQuiet && median(holding.map(here)) > GOAL;
  return {
    name: 'isolation',
    goal: 'a mailbox that hangs, storms, is denied or crashes leaves another’s 95th percentile within 10 %',
    met: canTell && Object.values(troubles).every((each) => median(each.map(here)) <= GOAL),
    lanes: {
      ours: laneResult(
        none.map(({ before }) => before),
        'ms, 95th percentile of a block without trouble',
      ),
    },
    ratios: Object.fromEntries(Object.entries(taken).flatMap(ratiosOf)),
    atRoundTrip: [],
    slopes: { perRoundTripMs: {}, perItem: {} },
    figures: Object.fromEntries(Object.entries(taken).flatMap(figuresOf)),
    remarks: [
      'Two accounts on two servers; calls that go to the server and back, 5 ms of round trip. Ratios are medians over rounds.',
      'A storm is 60 calls at a time, on and on. The troubled mailbox’s server yields its processor time to everything else.',
      'none/calm is the same with no trouble at all: where it is not within 10 %, the machine was too busy to judge.',
      'holding/calm is a mailbox that holds main’s loop, which none may: where that is within 10 %, the measure was blind.',
      'Elsewhere is the same trouble in another process of the app: what the machine’s two cores cost, whoever has it.',
    ],
  };
}

/** What a trouble in this app cost, against the calm beside it. */
function here(each: Blocks): number {
  return each.here / ((each.before + each.between) / 2);
}

/** What the same trouble cost in another process. */
function elsewhere(each: Blocks): number {
  return each.elsewhere / ((each.between + each.after) / 2);
}

function ratiosOf([name, each]: readonly [string, readonly Blocks[]]): [string, number][] {
  return [
    [`${name}/calm`, rounded(median(each.map(here)))],
    [`${name} elsewhere/calm`, rounded(median(each.map(elsewhere)))],
    [`${name}/${name} elsewhere`, rounded(median(each.map((one) => here(one) / elsewhere(one))))],
  ];
}

function figuresOf([name, each]: readonly [string, readonly Blocks[]]): [string, number][] {
  const ratios = each.map(here);
  return [
    [`95th percentile ms, ${name}`, rounded(median(each.map((one) => one.here)))],
    [`${name}: lower quartile of the ratios`, rounded(quantile(ratios, 0.25))],
    [`${name}: upper quartile of the ratios`, rounded(quantile(ratios, 0.75))],
  ];
}
