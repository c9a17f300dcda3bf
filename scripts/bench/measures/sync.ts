import { z } from 'zod';
import { AppProcess } from '../apps/app-process.ts';
import { runLane, startBenchExchange, type BenchExchange } from '../apps/child.ts';
import { startRememberingLine } from '../remembering-line.ts';
import { LANES, ROUND_TRIPS, type LaneName, type Lanes, type Measured, type Scale } from '../measured.ts';
import { laneResults, laneSlopes, pairedRatio, rounded } from '../statistics.ts';

const cost = z.object({
  cpuSeconds: z.number(),
  seconds: z.number(),
  loopP99Ms: z.number(),
  loopMaxMs: z.number(),
  items: z.number(),
});
type Cost = z.output<typeof cost>;
type Costs = Readonly<Record<LaneName, readonly Cost[]>>;

const ADDRESS = 'rob.ellis@contoso.test';
const ITEMS = 100_000;
const FEWER_ITEMS = 10_000;
/** Ten pages: enough round trips to see what one costs. */
const ITEMS_PER_ROUND_TRIP = 5120;
const ROUNDS = 5;
/** Items in a page, as all lanes ask for it. */
const MOST_OF_A_PAGE = 512;

/** What was measured of synchronising a folder, once for both measures that are read off it. */
interface SyncCosts {
  readonly whole: Costs;
  readonly fewer: Costs;
  readonly atRoundTrip: readonly { readonly roundTripMs: number; readonly costs: Costs }[];
}

let taken: Promise<SyncCosts> | null = null;

/** The processor time of a synchronisation of 100,000 items with the properties of a row. */
export async function measureSyncCpu(scale: Scale): Promise<Measured> {
  const costs = await take(scale);
  const { whole } = costs;
  const share = pairedRatio(cpu(whole.ours), cpu(whole['ews-javascript-api']));
  return {
    ...read(costs, (one) => one.cpuSeconds, 's of processor time'),
    name: 'sync-cpu',
    goal: 'at most a fifth of ews-javascript-api’s',
    met: share <= 0.2,
    ratios: {
      'ours/raw': pairedRatio(cpu(whole.ours), cpu(whole.raw)),
      'ours/ews-javascript-api': share,
    },
    figures: {
      'seconds, raw': seconds(whole.raw),
      'seconds, ours': seconds(whole.ours),
      'seconds, ews-javascript-api': seconds(whole['ews-javascript-api']),
    },
    remarks: [
      `${itemsOf(whole)} items in pages of 512, ${whole.raw.length} rounds in turn, each in a fresh process; the sample Exchange runs in its own.`,
      'Ours is the whole app: proof, reading, sealing and storing. The library reads and lets go.',
      'Pages come from memory, as if the server were another machine: on these cores it would slow down who reads ahead.',
    ],
  };
}

/** How long main’s event loop is held during the same synchronisation. */
export async function measureLoopDelay(scale: Scale): Promise<Measured> {
  const costs = await take(scale);
  const { whole } = costs;
  const p99 = whole.ours.map((one) => one.loopP99Ms);
  return {
    ...read(costs, (one) => one.loopP99Ms, 'ms, 99th percentile'),
    name: 'loop-delay',
    goal: 'main’s event loop: 99th percentile at most 10 ms during a 100,000-item synchronisation',
    met: Math.max(...p99) <= 10,
    ratios: {
      'ours/ews-javascript-api': pairedRatio(
        p99,
        whole['ews-javascript-api'].map((one) => one.loopP99Ms),
      ),
    },
    figures: {
      'max ms, ours': rounded(Math.max(...whole.ours.map((one) => one.loopMaxMs))),
      'max ms, ews-javascript-api': rounded(
        Math.max(...whole['ews-javascript-api'].map((one) => one.loopMaxMs)),
      ),
    },
    remarks: [
      'Raw and ews-javascript-api work on the loop that is measured; ours works in a session’s thread.',
    ],
  };
}

function itemsOf({ raw }: Costs): number {
  return raw[0]?.items ?? 0;
}

function cpu(costs: readonly Cost[]): number[] {
  return costs.map((one) => one.cpuSeconds);
}

function seconds(costs: readonly Cost[]): number {
  return rounded(Math.min(...costs.map((one) => one.seconds)));
}

/** The lanes, round trips and slopes of one figure. */
function read(
  { whole, fewer, atRoundTrip }: SyncCosts,
  figure: (one: Cost) => number,
  unit: string,
): Pick<Measured, 'lanes' | 'atRoundTrip' | 'slopes'> {
  const trips = atRoundTrip.map(({ roundTripMs, costs }) => ({
    roundTripMs,
    lanes: lanesOf(costs, (one) => one.seconds * 1000, `ms for ${itemsOf(costs)} items`),
  }));
  return {
    lanes: lanesOf(whole, figure, unit),
    atRoundTrip: trips,
    slopes: {
      perRoundTripMs: laneSlopes(trips.map(({ roundTripMs, lanes }) => ({ at: roundTripMs, lanes }))),
      perItem: laneSlopes([
        { at: itemsOf(fewer), lanes: lanesOf(fewer, figure, unit) },
        { at: itemsOf(whole), lanes: lanesOf(whole, figure, unit) },
      ]),
    },
  };
}

function lanesOf(costs: Costs, of: (one: Cost) => number, unit: string): Lanes {
  return laneResults(Object.fromEntries(LANES.map((lane) => [lane, costs[lane].map(of)])), unit);
}

async function take(scale: Scale): Promise<SyncCosts> {
  taken ??= takeAll(scale);
  return await taken;
}

async function takeAll(scale: Scale): Promise<SyncCosts> {
  const whole = await costsOf(scale(ITEMS), 0, scale(ROUNDS));
  const fewer = await costsOf(scale(FEWER_ITEMS), 0, 1);
  const atRoundTrip = [];
  for (const roundTripMs of ROUND_TRIPS) {
    atRoundTrip.push({ roundTripMs, costs: await costsOf(scale(ITEMS_PER_ROUND_TRIP), roundTripMs, 1) });
  }
  return { whole, fewer, atRoundTrip };
}

/** The lanes in turn, round by round. Where no round trip is waited for, the server's pages are there already. */
async function costsOf(items: number, roundTripMs: number, rounds: number): Promise<Costs> {
  const exchange = await startBenchExchange({ size: items, roundTripMs });
  const line = roundTripMs === 0 ? await startRememberingLine(exchange.url) : null;
  const costs: Record<LaneName, Cost[]> = { raw: [], ours: [], 'ews-javascript-api': [] };
  const url = line?.url ?? exchange.url;
  const words = [url, ADDRESS, exchange.passwordOf(ADDRESS), String(items)];
  // The first readers have the server make its content and its pages; that is no lane's work.
  await runLane('sync-raw', words, cost);
  if (line !== null) {
    await syncOurs(exchange, url, items);
    await runLane('sync-library', words, cost);
  }
  for (let round = 0; round < rounds; round += 1) {
    costs.raw.push(await runLane('sync-raw', words, cost));
    costs.ours.push(await syncOurs(exchange, url, items));
    costs['ews-javascript-api'].push(await runLane('sync-library', words, cost));
  }
  if (line !== null && line.repeated < LANES.length * rounds * Math.floor(items / MOST_OF_A_PAGE))
    throw new Error(`the line remembered only ${line.repeated} pages`);
  line?.stop();
  await exchange.stop();
  return costs;
}

/** The whole app, signed in, from the opening of the mailbox to the last row in its sealed store. */
async function syncOurs(exchange: BenchExchange, url: string, items: number): Promise<Cost> {
  const app = await AppProcess.start();
  const accountId = await app.addAccount(url, ADDRESS, exchange.passwordOf(ADDRESS));
  await app.report();
  const start = performance.now();
  await app.inboxStored(await app.open(accountId, ADDRESS, 'own'));
  const took = (performance.now() - start) / 1000;
  const { cpuSeconds, loopP99Ms, loopMaxMs } = await app.report();
  await app.close();
  return { cpuSeconds, seconds: took, loopP99Ms, loopMaxMs, items };
}
