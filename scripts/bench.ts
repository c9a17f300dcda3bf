import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
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

interface Options {
  readonly names: readonly string[];
  readonly json: string | null;
  readonly isQuick: boolean;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const names = values.only ?? Object.keys(measures);
  const unknown = names.filter((name) => !Object.hasOwn(measures, name));
  if (unknown.length === 0) return { names, json: values.json ?? null, isQuick: values.quick };
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

/** Written after every measure, because all of them take long: a run that is ended leaves what it had measured. */
async function keep(measured: readonly Measured[], { json, isQuick }: Options): Promise<void> {
  process.stdout.write(tableOf(measured.slice(-1)));
  if (json === null) return;
  await writeFile(json, `${JSON.stringify({ measures: measured, isQuick }, null, 2)}\n`);
}

process.exitCode = await run();
