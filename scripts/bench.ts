import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureParsing } from './bench/measures/parse.ts';
import { measureLoopDelay, measureSyncCpu } from './bench/measures/sync.ts';
import type { Measure, Measured } from './bench/measured.ts';
import { tableOf } from './bench/table.ts';
import { buildIfStale } from './build.ts';

// How fast the app is, beside the bytes alone and beside the library that many programs use, all in one run on this
// machine. Numbers are for comparison within a run: run it on an idle machine, and believe ratios before milliseconds.

const measures: Readonly<Record<string, Measure>> = {
  'parse-1000': measureParsing,
  'loop-delay': measureLoopDelay,
  'sync-cpu': measureSyncCpu,
};

function readOptions(): { readonly names: readonly string[]; readonly json: string | null } | null {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, json: { type: 'string' } },
  });
  const names = values.only ?? Object.keys(measures);
  const unknown = names.filter((name) => !Object.hasOwn(measures, name));
  if (unknown.length === 0) return { names, json: values.json ?? null };
  process.stderr.write(
    `There is no measure ${unknown.join(', ')}. There are: ${Object.keys(measures).join(', ')}.\n`,
  );
  return null;
}

async function run(): Promise<number> {
  const options = readOptions();
  if (options === null) return 2;
  await buildIfStale();
  const measured: Measured[] = [];
  for (const name of options.names) {
    const measure = measures[name];
    if (measure === undefined) continue;
    process.stderr.write(`Measuring ${name} …\n`);
    measured.push(await measure());
  }
  process.stdout.write(tableOf(measured));
  if (options.json !== null)
    await writeFile(options.json, `${JSON.stringify({ measures: measured }, null, 2)}\n`);
  return 0;
}

process.exitCode = await run();
