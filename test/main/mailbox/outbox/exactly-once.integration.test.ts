import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../../../exchange/content/random.ts';
import { scaled } from '../../../support/full.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { arrange, faultSchedule } from './fault-schedule.ts';
import { letterOf, listed, markersOf, robForMary, startOffice, type TestOffice } from './office.ts';
import type { OfficeThread } from './office-thread.ts';

const SEED = 20_261_126;
const SENDS = scaled(2_000);
const TEN_MINUTES = 600_000;

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

/** What the client said of a letter at the end of its send. */
type Said = 'sent' | 'refused' | 'unknown';

/** How often each subject was handed over for delivery, by the server's ledger. */
function tally(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { subject } of office.exchange.ledger.submissions)
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}

/** Opens again, and again where the machine was too slow for an answer. */
async function reopened(parts: Parameters<TestOffice['open']>[1]): Promise<OfficeThread> {
  for (let tries = 1; ; tries += 1) {
    const opened = await office.open(robForMary, parts).catch((reason: unknown) => {
      if (tries === 5) throw reason;
      return null;
    });
    if (opened !== null) return opened;
  }
}

test(`of ${SENDS} sends with 30 % faults none is sent twice and none is lost without notice`, async () => {
  const store = memoryStore(true);
  const parts = { store, limits: { replyMs: 400, idleMs: 250 } };
  const random = createRandom(SEED, 'pace');
  const said = new Map<string, Said>();
  let thread = await office.open(robForMary, parts);
  for (const [index, fault] of faultSchedule(SEED, SENDS).entries()) {
    arrange(office.exchange, fault);
    const subject = `Letter ${index}`;
    const result = await thread.call('message.send', letterOf(subject));
    const kind = result.ok ? 'sent' : result.failure.kind;
    said.set(subject, kind === 'sent' ? 'sent' : kind === 'outcome-unknown' ? 'unknown' : 'refused');
    office.exchange.faults.clear();
    if (kind === 'wrong-credentials') {
      // The person signs in again: a new thread on the same store.
      thread.close();
      thread = await reopened(parts);
    }
    await office.clock.advance(random.int(4_000), thread.settled);
  }
  const unknown = [...said].filter(([, each]) => each === 'unknown').length;
  await office.clock.advance(TEN_MINUTES, thread.settled);

  // Whatever was unknown is resolved by now, or shown with nothing more to wait for.
  const shown = await listed(thread);
  expect(shown.filter(({ nextLookAt, state }) => nextLookAt !== null || state === 'leaving')).toEqual([]);
  const sent = tally();
  const open = new Map(shown.map((entry) => [entry.subject, entry]));
  for (const [subject, each] of said) {
    const times = sent.get(subject) ?? 0;
    expect({ subject, times }).toEqual({ subject, times: Math.min(times, 1) });
    // Said to be sent, at once or by looking: it was. Said to be refused: it was not. The rest is on show.
    if (!open.has(subject)) expect({ subject, each, times }).toEqual({ subject, each, times: 1 });
    if (open.get(subject)?.state === 'refused') expect({ subject, times }).toEqual({ subject, times: 0 });
  }

  // The person decides to send again whatever is on show, and once more where the machine was too slow for an answer.
  for (let round = 0; round < 5; round += 1)
    for (const { entryId } of await listed(thread))
      await thread.call('outbox.decide', { entryId, decision: 'send-again' });
  expect(await listed(thread)).toEqual([]);
  expect([...said.keys()].filter((subject) => tally().get(subject) !== 1)).toEqual([]);
  const markers = office.exchange.ledger.submissions.flatMap(({ extended }) => markersOf(extended));
  expect(new Set(markers).size).toBe(SENDS);

  const library = await throughLibrary();
  report(`${SENDS} sends, 30 % faulted, half of those committed with the reply dropped:`, {
    'Onbehalf: duplicates': [...tally().values()].filter((times) => times > 1).length,
    'Onbehalf: lost without notice': [...said.keys()].filter((subject) => !tally().has(subject)).length,
    'Onbehalf: answers that never came': unknown,
    'Onbehalf: of these found by looking':
      unknown - [...open.values()].filter((one) => one.state !== 'refused').length,
    'Onbehalf: shown to the person': shown.length,
    'ews-javascript-api: duplicates, when who is told of a failure or of nothing sends again':
      library.duplicates,
    'ews-javascript-api: said to have failed, and sent': library.failedButSent,
    'ews-javascript-api: never settled': library.silent,
    'ews-javascript-api: never settled, and sent': library.silentButSent,
  });
  // The same schedule must have bitten the other client, or it proves nothing about this one.
  expect(library.duplicates).toBeGreaterThan(SENDS / 20);
}, 600_000);

interface LibraryRun {
  readonly duplicates: number;
  readonly failedButSent: number;
  readonly silent: number;
  readonly silentButSent: number;
}

async function throughLibrary(): Promise<LibraryRun> {
  const script = new URL('library-sends.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(SEED), String(SENDS)]);
  return JSON.parse(stdout) as LibraryRun;
}

function report(title: string, lines: Readonly<Record<string, number>>): void {
  const width = Math.max(...Object.keys(lines).map(({ length }) => length));
  const text = Object.entries(lines).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  process.stdout.write(`${[title, ...text].join('\n')}\n`);
}
