import { z } from 'zod';
import { runLaneWithKeyring, startBenchExchange } from '../apps/child.ts';
import { ROUND_TRIPS, type LaneName, type Lanes, type Measured, type Scale } from '../measured.ts';
import { laneResults, laneSlopes, pairedRatio, quantile, rounded } from '../statistics.ts';

const ADDRESS = 'rob.ellis@contoso.test';
const ITEMS = 10_000;
/** With two that are discarded and 2.2 seconds for each: under two minutes for all round trips. */
const ROUNDS = 12;
const ROUNDS_AT_ROUND_TRIP = 8;
const GOAL_MS = 100;

const samples = z.object({
  raw: z.array(z.number()),
  ours: z.array(z.number()),
  library: z.array(z.number()),
});
type Samples = z.output<typeof samples>;

/** A known mailbox from the click in the rail to its first rows on the screen. */
export async function measureOpenKnown(scale: Scale): Promise<Measured> {
  const taken: { readonly roundTripMs: number; readonly samples: Samples }[] = [];
  for (const roundTripMs of ROUND_TRIPS) {
    const exchange = await startBenchExchange({ size: scale(ITEMS), roundTripMs });
    const rounds = scale(roundTripMs === 0 ? ROUNDS : ROUNDS_AT_ROUND_TRIP);
    const words = [exchange.url, ADDRESS, exchange.passwordOf(ADDRESS), String(rounds)];
    taken.push({ roundTripMs, samples: await runLaneWithKeyring('open-known', words, samples) });
    await exchange.stop();
  }
  const near = taken[0]?.samples ?? { raw: [], ours: [], library: [] };
  const atRoundTrip = taken.map((one) => ({ roundTripMs: one.roundTripMs, lanes: lanesOf(one.samples) }));
  const slowest = Math.max(...atRoundTrip.map(({ lanes }) => lanes.ours?.median ?? Infinity));
  return {
    name: 'open-known',
    goal: `a known mailbox of 10,000 items to first rows in the renderer: at most ${GOAL_MS} ms`,
    met: slowest <= GOAL_MS,
    lanes: lanesOf(near),
    ratios: {
      'ours/raw': pairedRatio(near.ours, near.raw),
      'ours/ews-javascript-api': pairedRatio(near.ours, near.library),
    },
    atRoundTrip,
    slopes: {
      perRoundTripMs: laneSlopes(atRoundTrip.map(({ roundTripMs, lanes }) => ({ at: roundTripMs, lanes }))),
      perItem: {},
    },
    figures: {
      '95th percentile ms, ours': rounded(quantile(near.ours, 0.95)),
      'highest median ms of any round trip, ours': slowest,
    },
    remarks: [
      'From the click in the rail to the second frame after the first row is in the page, measured within the page; the highest median is judged.',
      'The others give rows to a program and draw nothing. Chromium draws without a graphics card here.',
    ],
  };
}

function lanesOf({ raw, ours, library }: Samples): Lanes {
  const byLane: Record<LaneName, number[]> = { raw, ours, 'ews-javascript-api': library };
  return laneResults(byLane, 'ms');
}
