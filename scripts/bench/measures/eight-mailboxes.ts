import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AppProcess } from '../apps/app-process.ts';
import { runLane, startBenchExchange, type BenchExchange } from '../apps/child.ts';
import type { Measured, Scale } from '../measured.ts';
import { megabytesOf, peakMegabytesOf } from '../memory.ts';
import { laneResults, rounded } from '../statistics.ts';
import { storedRows } from '../stored-rows.ts';

const ADDRESS = 'rob.ellis@contoso.test';
const MAILBOXES = 8;
const ITEMS = 100_000;
const GOAL_MB = 500;
/** By then what was thrown away in the last moment has been given back, as far as it ever is, and threads are ready again. */
const SETTLE_MS = 8000;
/** The library is measured with so many items in one inbox, and scaled. */
const LIBRARY_ITEMS = [1000, 6000] as const;

interface Ours {
  readonly before: number;
  readonly after: number;
  readonly peak: number;
  /** The rows of one mailbox as JSON. */
  readonly rowsMegabytes: number;
}

/** What the app holds with eight mailboxes open, all of their headers stored. */
export async function measureEightMailboxes(scale: Scale): Promise<Measured> {
  const items = scale(ITEMS);
  const exchange = await startBenchExchange({ size: items, mailboxes: MAILBOXES });
  const ours = await measureOurs(exchange);
  const library = await measureLibrary(exchange, scale);
  await exchange.stop();
  const raw = ours.rowsMegabytes * MAILBOXES;
  const byLibrary = library.base + library.perItem * items * MAILBOXES;
  return {
    name: 'eight-mailboxes',
    goal: `${MAILBOXES} mailboxes with 100,000 headers each: at most ${GOAL_MB} MB in all`,
    met: ours.after <= GOAL_MB,
    lanes: laneResults({ raw: [raw], ours: [ours.after], 'ews-javascript-api': [byLibrary] }, 'MB'),
    ratios: {
      'ours/raw': rounded(ours.after / raw),
      'ours/ews-javascript-api': rounded(ours.after / byLibrary),
    },
    atRoundTrip: [],
    slopes: {
      perRoundTripMs: {},
      perItem: {
        raw: rounded(ours.rowsMegabytes / items),
        ours: rounded((ours.after - ours.before) / items / MAILBOXES),
        'ews-javascript-api': rounded(library.perItem),
      },
    },
    figures: {
      'MB before a mailbox is opened, ours': rounded(ours.before),
      'MB resident at the most while storing, ours': rounded(ours.peak),
    },
    remarks: [
      `PSS of the app’s process; ${items} messages in each inbox, all opened and stored at the same time.`,
      'Ours for each item holds the threads, too. Raw is the rows of one mailbox as JSON, eight times.',
      `ews-javascript-api is not given so many: it is measured with ${LIBRARY_ITEMS.join(' and ')} items held, and its slope taken on.`,
    ],
  };
}

async function measureOurs(exchange: BenchExchange): Promise<Ours> {
  const app = await AppProcess.start({ isProbed: false });
  const pid = await app.pid();
  const accountId = await app.addAccount(exchange.url, ADDRESS, exchange.passwordOf(ADDRESS));
  await pause(SETTLE_MS);
  const before = megabytesOf(pid);
  const opened = await Promise.all(
    mailboxes().map(async (mailbox) => {
      const sessionId = await app.open(accountId, mailbox, 'delegate');
      return { sessionId, folderId: await app.inboxStored(sessionId) };
    }),
  );
  await pause(SETTLE_MS);
  const after = megabytesOf(pid);
  const peak = peakMegabytesOf(pid);
  let bytes = 0;
  const [first] = opened;
  if (first === undefined) throw new Error('no mailbox was opened');
  for await (const row of storedRows(app, first)) bytes += Buffer.byteLength(JSON.stringify(row));
  await app.close();
  return { before, after, peak, rowsMegabytes: bytes / 1024 ** 2 };
}

async function measureLibrary(
  exchange: BenchExchange,
  scale: Scale,
): Promise<{ readonly base: number; readonly perItem: number }> {
  const [fewer, more] = LIBRARY_ITEMS.map(scale);
  if (fewer === undefined || more === undefined || fewer === more) throw new Error('two numbers of items');
  const account = [exchange.url, ADDRESS, exchange.passwordOf(ADDRESS)];
  const shape = z.object({ megabytes: z.tuple([z.number(), z.number()]) });
  const held = async (items: number): Promise<number> =>
    (await runLane('memory-threads', ['library', ...account, String(items), mailboxes()[0] ?? ''], shape))
      .megabytes[1];
  const withFewer = await held(fewer);
  const perItem = ((await held(more)) - withFewer) / (more - fewer);
  return { base: withFewer - perItem * fewer, perItem };
}

function mailboxes(): readonly string[] {
  return Array.from({ length: MAILBOXES }, (_, index) => `team.00${index + 1}@contoso.test`);
}
