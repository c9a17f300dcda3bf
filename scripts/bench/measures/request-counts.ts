import { z } from 'zod';
import { AppProcess } from '../apps/app-process.ts';
import { runLane, startBenchExchange, type BenchExchange } from '../apps/child.ts';
import { startCountingLine, sumOf, type CountingLine, type LineCounts } from '../counting-line.ts';
import type { Measured, Scale } from '../measured.ts';
import { laneResults, rounded } from '../statistics.ts';

const ADDRESS = 'rob.ellis@contoso.test';
const ITEMS = 100_000;
/** The most that SyncFolderItems gives at once. */
const PAGE = 512;
/** Long enough that what was asked before the first rows and what was asked after them are told apart. */
const ROUND_TRIP_MS = 100;

/** Requests to have the first rows: asked by then, and answered by then. */
interface Opening {
  readonly asked: number;
  readonly answered: number;
}

interface Counts {
  readonly list: number;
  readonly known: Opening;
  readonly unknown: Opening;
}

/** How many requests it takes to list a folder and to open a mailbox, counted between the client and the server. */
export async function measureRequestCounts(scale: Scale): Promise<Measured> {
  const items = scale(ITEMS);
  const least = Math.ceil(items / PAGE);
  const exchange = await startBenchExchange({ size: items });
  const line = await startCountingLine(exchange.url);
  const ours = await countOurs(exchange, line);
  const library = await countLibrary(exchange, line, items);
  line.stop();
  await exchange.stop();
  return {
    name: 'request-counts',
    goal: 'within 2 % of the minimum to list 100,000 items; 1 to open a known mailbox; at most 3 to open an unknown one after the connection',
    met: ours.list <= least * 1.02 && ours.known.answered <= 1 && ours.unknown.answered <= 3,
    lanes: laneResults(
      { raw: [least], ours: [ours.list], 'ews-javascript-api': [library.list] },
      `requests to list ${items} items`,
    ),
    ratios: {
      'ours/raw': rounded(ours.list / least),
      'ours/ews-javascript-api': rounded(ours.list / library.list),
    },
    atRoundTrip: [],
    slopes: {
      perRoundTripMs: {},
      perItem: {
        raw: rounded(least / items),
        ours: rounded(ours.list / items),
        'ews-javascript-api': rounded(library.list / items),
      },
    },
    figures: {
      'known mailbox, answered before it is open, ours': ours.known.answered,
      'known mailbox, asked by then, ours': ours.known.asked,
      'unknown mailbox, answered before its rows, ours': ours.unknown.answered,
      'unknown mailbox, asked by then, ours': ours.unknown.asked,
      'any mailbox, ews-javascript-api': library.opening,
    },
    remarks: [
      `Raw is the least: pages of ${PAGE}. Every request counts, a refused sign-in too; the account is signed in before.`,
      'What is asked for in the moment in which the rows are there belongs to the synchronisation that follows.',
      'The library keeps nothing: a mailbox is never known to it. It binds to the inbox and finds its first rows.',
    ],
  };
}

async function countOurs(exchange: BenchExchange, line: CountingLine): Promise<Counts> {
  const app = await AppProcess.start();
  const accountId = await app.addAccount(line.url, ADDRESS, exchange.passwordOf(ADDRESS));
  line.delay(ROUND_TRIP_MS);
  line.take();
  const sessionId = await app.open(accountId, ADDRESS, 'own');
  await app.ask('message.firstPage', { sessionId }, z.object({ rows: z.array(z.unknown()).min(1) }));
  const unknown = line.take();
  line.delay(0);
  await app.inboxStored(sessionId);
  const list = pagesOf(unknown) + pagesOf(line.take());
  await app.ask('session.close', { sessionId }, z.null());
  line.delay(ROUND_TRIP_MS);
  line.take();
  const again = await app.open(accountId, ADDRESS, 'own');
  const known = line.take();
  await app.ask('message.firstPage', { sessionId: again }, z.object({ source: z.literal('store') }));
  line.delay(0);
  await app.close();
  return { list, known: openingOf(known), unknown: openingOf(unknown) };
}

async function countLibrary(
  exchange: BenchExchange,
  line: CountingLine,
  items: number,
): Promise<{ readonly list: number; readonly opening: number }> {
  const words = [line.url, ADDRESS, exchange.passwordOf(ADDRESS)];
  line.take();
  await runLane('open-library', words, z.object({ rows: z.number().min(1) }));
  const opening = sumOf(line.take());
  await runLane('sync-library', [...words, String(items)], z.object({ items: z.literal(items) }));
  return { list: pagesOf(line.take()), opening };
}

function pagesOf({ asked }: LineCounts): number {
  return asked['SyncFolderItems'] ?? 0;
}

function openingOf(counts: LineCounts): Opening {
  return { asked: sumOf(counts), answered: counts.answered };
}
