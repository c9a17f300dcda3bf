import { z } from 'zod';
import { AppProcess } from '../apps/app-process.ts';
import { startBenchExchange, type BenchExchange } from '../apps/child.ts';
import { startCountingLine } from '../counting-line.ts';
import { plainLibrary } from '../lanes/plain-library.ts';
import { ROUND_TRIPS, type LaneName, type Lanes, type Measured, type Scale } from '../measured.ts';
import { countRows, gatherText, questionsFor, type SearchedText } from '../search-questions.ts';
import { laneResults, laneSlopes, pairedRatio, quantile, rounded } from '../statistics.ts';
import { storedRows } from '../stored-rows.ts';

const ADDRESS = 'rob.ellis@contoso.test';
const ITEMS = 100_000;
const QUESTIONS = 150;
const QUESTIONS_AT_ROUND_TRIP = 12;
/** The server looks for so few of the questions: it needs longest. */
const LIBRARY_EVERY = 5;
const GOAL_MS = 50;
const ROWS = 50;

type Samples = Record<LaneName, number[]>;

/** What the lanes of one run share. */
interface Searching {
  readonly text: SearchedText;
  /** Asks the app; gives how many rows there are. */
  readonly ours: (question: string) => Promise<number>;
  readonly library: (question: string) => Promise<unknown>;
}

/** Words looked for in the headers that are stored. */
export async function measureSearch(scale: Scale): Promise<Measured> {
  const items = scale(ITEMS);
  const exchange = await startBenchExchange({ size: items });
  const line = await startCountingLine(exchange.url);
  const app = await AppProcess.start({ isProbed: false });
  const searching = await begin(app, exchange, line.url);
  const questions = questionsFor(searching.text, scale(QUESTIONS));
  await take(searching, questions.slice(0, 5));
  const near = await take(searching, questions);
  const atRoundTrip = [];
  for (const roundTripMs of ROUND_TRIPS) {
    line.delay(roundTripMs);
    const far = await take(searching, questions.slice(0, scale(QUESTIONS_AT_ROUND_TRIP)));
    atRoundTrip.push({ roundTripMs, lanes: lanesOf({ ...far, raw: [] }) });
  }
  await app.close();
  line.stop();
  await exchange.stop();
  const p95 = rounded(quantile(near.ours, 0.95));
  return {
    name: 'search',
    goal: `search of 100,000 cached headers: 95th percentile at most ${GOAL_MS} ms`,
    met: p95 <= GOAL_MS,
    lanes: lanesOf(near),
    ratios: {
      'ours/raw': pairedRatio(near.ours, near.raw),
      'ours/ews-javascript-api': pairedRatio(
        near.ours.filter((_, index) => index % LIBRARY_EVERY === 0),
        near['ews-javascript-api'],
      ),
    },
    atRoundTrip,
    slopes: {
      perRoundTripMs: laneSlopes(atRoundTrip.map(({ roundTripMs, lanes }) => ({ at: roundTripMs, lanes }))),
      perItem: {},
    },
    figures: {
      '95th percentile ms, raw': rounded(quantile(near.raw, 0.95)),
      '95th percentile ms, ours': p95,
      '95th percentile ms, ews-javascript-api': rounded(quantile(near['ews-javascript-api'], 0.95)),
    },
    remarks: [
      `${questions.length} questions of one to three words, rare, frequent and in no row, in turn; ${items} headers in the sealed store.`,
      'Ours goes through the app’s door and gives the first rows; raw counts rows in a buffer that holds the same text; both must find as many.',
      'ews-javascript-api has the server look, with FindItems and a query string: bodies as well, and no store.',
    ],
  };
}

async function begin(app: AppProcess, exchange: BenchExchange, url: string): Promise<Searching> {
  const password = exchange.passwordOf(ADDRESS);
  const accountId = await app.addAccount(url, ADDRESS, password);
  const sessionId = await app.open(accountId, ADDRESS, 'own');
  const folderId = await app.inboxStored(sessionId);
  const { library, service } = plainLibrary(url, ADDRESS, password);
  const inbox = library.WellKnownFolderName.Inbox;
  const found = z.object({ total: z.number(), isWhole: z.literal(true) });
  return {
    text: await gatherText(storedRows(app, { sessionId, folderId })),
    ours: async (words) => {
      const input = { sessionId, words, folderId, offset: 0, limit: ROWS };
      return (await app.ask('message.search', input, found)).total;
    },
    library: async (words) => await service.FindItems(inbox, words, new library.ItemView(ROWS)),
  };
}

/** The lanes in turn, question by question. */
async function take(searching: Searching, questions: readonly string[]): Promise<Samples> {
  const samples: Samples = { raw: [], ours: [], 'ews-javascript-api': [] };
  for (const [index, question] of questions.entries()) {
    const inBytes = await timed(samples.raw, () => countRows(searching.text, question));
    const inStore = await timed(samples.ours, () => searching.ours(question));
    if (inBytes !== inStore) throw new Error(`“${question}” is in ${inBytes} rows; the app found ${inStore}`);
    if (index % LIBRARY_EVERY === 0)
      await timed(samples['ews-javascript-api'], () => searching.library(question));
  }
  return samples;
}

async function timed<T>(samples: number[], work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const value = await work();
  samples.push(performance.now() - start);
  return value;
}

function lanesOf(samples: Samples): Lanes {
  return laneResults(samples, 'ms');
}
