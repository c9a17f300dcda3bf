import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureAgainst } from './bench/against.ts';
import { comparisonTable, type Comparison } from './bench/comparison.ts';
import { measureParsing } from './bench/measures/parse.ts';
import { measureEightMailboxes } from './bench/measures/eight-mailboxes.ts';
import { measureIsolation } from './bench/measures/isolation.ts';
import { measureOpenKnown } from './bench/measures/open-known.ts';
import { measureRequestCounts } from './bench/measures/request-counts.ts';
import { measureSearch } from './bench/measures/search.ts';
import { measureSessionMemory } from './bench/measures/session-memory.ts';
import { measureLoopDelay, measureSyncCpu } from './bench/measures/sync.ts';
import type { Measure, Measured, Scale } from './bench/measured.ts';
import { tableOf } from './bench/table.ts';
import { buildIfStale } from './build.ts';

// How fast the app is, beside the bytes alone and beside the library that many programs use, all in one run on this
// machine. Numbers are for comparison within a run: run it on an idle machine, and believe ratios before milliseconds.

const root = fileURLToPath(new URL('..', import.meta.url));

const measures: Readonly<Record<string, Measure>> = {
  'parse-1000': measureParsing,
  'loop-delay': measureLoopDelay,
  'request-counts': measureRequestCounts,
  'open-known': measureOpenKnown,
  'session-memory': measureSessionMemory,
  'eight-mailboxes': measureEightMailboxes,
  'sync-cpu': measureSyncCpu,
  search: measureSearch,
  isolation: measureIsolation,
};

/** With `--quick` everything is measured by a few dozen: to see that it works, not how fast it is. */
const QUICK_PART = 1 / 50;
const QUICK_LEAST = 3;

/** With `--against` each measure is taken so often in each of the two checkouts. */
const PAIRS = 5;

interface Options {
  readonly names: readonly string[];
  /** Another checkout, to compare this one with; null to measure this one alone. */
  readonly against: string | null;
  readonly pairs: number;
  readonly json: string | null;
  readonly isQuick: boolean;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
      against: { type: 'string' },
      pairs: { type: 'string', default: String(PAIRS) },
    },
  });
  const names = values.only ?? Object.keys(measures);
  const unknown = names.filter((name) => !Object.hasOwn(measures, name));
  const pairs = Number(values.pairs);
  if (!Number.isSafeInteger(pairs) || pairs < 1) {
    process.stderr.write('--pairs takes a number of 1 or more.\n');
    return null;
  }
  const { against = null, json = null, quick } = values;
  if (unknown.length === 0) return { names, against, pairs, json, isQuick: quick };
  process.stderr.write(
    `There is no measure ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}.\n`,
  );
  return null;
}

async function run(): Promise<number> {
  const options = readOptions();
  if (options === null) return 2;
  const scale: Scale = (count) =>
    options.isQuick ? Math.min(count, Math.max(QUICK_LEAST, Math.ceil(count * QUICK_PART))) : count;
  await buildIfStale();
  if (options.against !== null) return await compare({ ...options, against: options.against });
  const measured: Measured[] = [];
  for (const name of options.names) {
    const measure = measures[name];
    if (measure === undefined) continue;
    process.stderr.write(`Measuring ${name} …\n`);
    measured.push(await measure(scale));
    await keep(measured, options);
  }
  return 0;
}

/** Compares the builds of two checkouts; 1 where a measure could not be taken in both. */
async function compare({
  names,
  against,
  pairs,
  isQuick,
  json,
}: Options & { against: string }): Promise<number> {
  const compared: Comparison[] = [];
  for (const name of names) {
    process.stderr.write(`Comparing ${name} …\n`);
    const one = await measureAgainst(name, { here: root, there: resolve(against), pairs, isQuick });
    if (one === null) process.stderr.write(`${name} could not be measured in both.\n`);
    else {
      compared.push(one);
      process.stdout.write(comparisonTable(one));
    }
    if (json !== null) await writeFile(json, `${JSON.stringify({ compared, against, isQuick }, null, 2)}\n`);
  }
  return compared.length === names.length ? 0 : 1;
}

/** Written after every measure, because all of them take long: a run that is ended leaves what it had measured. */
async function keep(measured: readonly Measured[], { json, isQuick }: Options): Promise<void> {
  process.stdout.write(tableOf(measured.slice(-1)));
  if (json === null) return;
  await writeFile(json, `${JSON.stringify({ measures: measured, isQuick }, null, 2)}\n`);
}

process.exitCode = await run();
