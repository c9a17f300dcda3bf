import { ROUND_TRIPS, type LaneName, type Lanes, type Measured, type Scale } from '../measured.ts';
import { measureParse, type ParseSamples } from '../parse-1000.ts';
import { laneResults, laneSlopes, pairedRatio } from '../statistics.ts';

const ROWS = 1000;
const FEWER_ROWS = 100;
const ROUNDS = 40;
const ROUNDS_AT_ROUND_TRIP = 5;

/** One FindItem page of 1,000 rows, read as in a session. */
export async function measureParsing(scale: Scale): Promise<Measured> {
  const rounds = scale(ROUNDS);
  const whole = await measureParse(rounds, { rows: ROWS });
  const fewer = await measureParse(rounds, { rows: FEWER_ROWS });
  const atRoundTrip = [];
  for (const roundTripMs of ROUND_TRIPS) {
    const samples = await measureParse(scale(ROUNDS_AT_ROUND_TRIP), { rows: ROWS, roundTripMs });
    atRoundTrip.push({ roundTripMs, lanes: lanesOf(samples) });
  }
  const toRaw = pairedRatio(whole.ours, whole.raw);
  const toLibrary = pairedRatio(whole.library, whole.ours);
  return {
    name: 'parse-1000',
    goal: 'at most 8 times a raw fetch of the same bytes; at least 10 times faster than ews-javascript-api',
    met: toRaw <= 8 && toLibrary >= 10,
    lanes: lanesOf(whole),
    ratios: { 'ours/raw': toRaw, 'ews-javascript-api/ours': toLibrary },
    atRoundTrip,
    slopes: {
      perRoundTripMs: laneSlopes(atRoundTrip.map(({ roundTripMs, lanes }) => ({ at: roundTripMs, lanes }))),
      perItem: laneSlopes([
        { at: FEWER_ROWS, lanes: lanesOf(fewer) },
        { at: ROWS, lanes: lanesOf(whole) },
      ]),
    },
    figures: {},
    remarks: [`Medians of ${rounds} rounds in turn; ratios are medians of pairs.`],
  };
}

function lanesOf({ raw, ours, library }: ParseSamples): Lanes {
  const samples: Record<LaneName, number[]> = { raw, ours, 'ews-javascript-api': library };
  return laneResults(samples, 'ms');
}
