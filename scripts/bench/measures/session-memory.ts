import { z } from 'zod';
import { runLane, runLaneWithKeyring, startBenchExchange } from '../apps/child.ts';
import type { Measured, Scale } from '../measured.ts';
import { laneResults, median, rounded } from '../statistics.ts';

const ADDRESS = 'rob.ellis@contoso.test';
const ITEMS = 500;
const MAILBOXES = 6;
/** Whoever has so many lets most of them hibernate; the first few fill what the C library keeps for threads to come. */
const HIBERNATING = 12;
const ROUNDS = 2;

const lane = z.object({ megabytes: z.array(z.number()).min(3) });

/** What each further mailbox holds of the machine's memory, opened with its inbox stored, and hibernating. */
export async function measureSessionMemory(scale: Scale): Promise<Measured> {
  const exchange = await startBenchExchange({ size: ITEMS, mailboxes: HIBERNATING });
  const account = [exchange.url, ADDRESS, exchange.passwordOf(ADDRESS)];
  const mailboxes = addresses(scale(MAILBOXES));
  const raw: number[] = [];
  const awake: number[] = [];
  const hibernating: number[] = [];
  const firstHibernating: number[] = [];
  const library: number[] = [];
  for (let round = 0; round < scale(ROUNDS); round += 1) {
    const words = [...account, String(ITEMS), ...mailboxes];
    raw.push(...stepsOf(await runLane('memory-threads', ['raw', ...words], lane)));
    awake.push(...(await ours('awake', mailboxes)));
    const resting = await ours('hibernating', addresses(scale(HIBERNATING)));
    hibernating.push(...resting);
    firstHibernating.push(...resting.slice(0, MAILBOXES - 1));
    library.push(...stepsOf(await runLane('memory-threads', ['library', ...words], lane)));
  }
  await exchange.stop();
  return {
    name: 'session-memory',
    goal: 'each further opened mailbox at most 20 MB, and 2 MB where it hibernates',
    met: mean(awake) <= 20 && mean(hibernating) <= 2,
    lanes: laneResults({ raw, ours: awake, 'ews-javascript-api': library }, 'MB for each further mailbox'),
    ratios: {
      'ours/raw': rounded(mean(awake) / mean(raw)),
      'ours/ews-javascript-api': rounded(mean(awake) / mean(library)),
    },
    atRoundTrip: [],
    slopes: { perRoundTripMs: {}, perItem: {} },
    figures: {
      'mean MB for each further mailbox, ours': rounded(mean(awake)),
      'mean MB for each that hibernates, ours': rounded(mean(hibernating)),
      'median MB for each that hibernates, ours': rounded(median(hibernating)),
      'mean MB for each of the first few that hibernate, ours': rounded(mean(firstHibernating)),
    },
    remarks: [
      `PSS of the process with 1 to ${mailboxes.length} mailboxes, or ${HIBERNATING} that hibernate, inboxes of ${ITEMS} messages stored; what each adds, the first one apart. The means are judged.`,
      'Garbage that is not collected yet counts. Hibernating, one is opened after the other has let its thread go.',
      'Raw is a thread with one connection; ews-javascript-api is a thread that holds the inbox as its FindItems gives it.',
    ],
  };

  async function ours(kind: 'awake' | 'hibernating', opened: readonly string[]): Promise<readonly number[]> {
    return stepsOf(await runLaneWithKeyring('memory-ours', [kind, ...account, ...opened], lane));
  }
}

function addresses(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `team.${String(index + 1).padStart(3, '0')}@contoso.test`,
  );
}

/** What each mailbox after the first has added: the first one brings what all of them share. */
function stepsOf({ megabytes }: z.output<typeof lane>): readonly number[] {
  return megabytes.slice(2).map((after, index) => after - (megabytes[index + 1] ?? 0));
}

function mean(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}
