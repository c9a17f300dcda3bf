import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { messageRows } from './message-rows.ts';
import { agent, fetchRaw, libraryLane, readOurs, type Lane } from './parse-lanes.ts';

/** Milliseconds of each lane, one sample a round, in the order of the rounds: samples of one index belong together. */
export interface ParseSamples {
  readonly raw: number[];
  readonly ours: number[];
  readonly library: number[];
}

const discarded = 10;

/** What is fetched: so many rows, each reply so many milliseconds late. */
export interface ParseOptions {
  readonly rows?: number;
  readonly roundTripMs?: number;
}

/**
 * Measures one FindItem page of 1,000 rows: fetched raw over loopback, fetched and read by our reader into typed rows as
 * in a session, and fetched and read by ews-javascript-api's FindItems. The lanes take turns, round by round, after ten
 * rounds that do not count. Before each sample the young garbage is collected, so that no lane pays for another's; a whole
 * collection would throw away compiled code as well.
 */
export async function measureParse(
  rounds: number,
  { rows = 1000, roundTripMs = 0 }: ParseOptions = {},
): Promise<ParseSamples> {
  const server = new Worker(new URL('./reply-server.ts', import.meta.url), {
    workerData: { bytes: new TextEncoder().encode(messageRows(rows)), roundTripMs },
  });
  try {
    const [port]: number[] = await once(server, 'message');
    const url = `http://127.0.0.1:${port}/EWS/Exchange.asmx`;
    const library = libraryLane(url, rows);
    const samples: ParseSamples = { raw: [], ours: [], library: [] };
    for (let round = roundTripMs === 0 ? -discarded : -1; round < rounds; round += 1) {
      const isCounted = round >= 0;
      await time(async () => void (await fetchRaw(url)), isCounted ? samples.raw : []);
      await time(() => readOurs(url, rows), isCounted ? samples.ours : []);
      await time(library, isCounted ? samples.library : []);
    }
    return samples;
  } finally {
    agent.destroy();
    await server.terminate();
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage: (options: { readonly type: 'minor' }) => void = runInNewContext('gc');

async function time(lane: Lane, samples: number[]): Promise<void> {
  collectGarbage({ type: 'minor' });
  const start = performance.now();
  await lane();
  samples.push(performance.now() - start);
}

function median(samples: readonly number[]): number {
  return samples.toSorted((one, other) => one - other)[Math.floor(samples.length / 2)] ?? 0;
}

/** Prints medians; `npm run bench` has its own way of telling. */
async function main(): Promise<void> {
  const rounds = 40;
  const samples = await measureParse(rounds);
  const [raw, ours, library] = [median(samples.raw), median(samples.ours), median(samples.library)];
  process.stdout.write(
    [
      `FindItem, 1,000 rows; medians of ${rounds} rounds`,
      `raw                  ${raw.toFixed(2)} ms`,
      `ours                 ${ours.toFixed(2)} ms`,
      `ews-javascript-api   ${library.toFixed(2)} ms`,
      `ours / raw                 ${(ours / raw).toFixed(1)}  (goal: at most 8)`,
      `ews-javascript-api / ours  ${(library / ours).toFixed(1)}  (goal: at least 10)`,
      '',
    ].join('\n'),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
