import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { comparisonOf, type Comparison, type Pair, type Taken } from './comparison.ts';

const taken = z.object({
  measures: z.tuple([
    z.object({
      lanes: z.object({ ours: z.object({ median: z.number(), unit: z.string() }).optional() }),
      ratios: z.record(z.string(), z.number()),
      figures: z.record(z.string(), z.number()),
    }),
  ]),
});

/** What is compared with what. */
export interface Against {
  /** This checkout and the other one, each built and with its packages installed. */
  readonly here: string;
  readonly there: string;
  readonly pairs: number;
  readonly isQuick: boolean;
}

/**
 * Takes one measure in both checkouts, each by its own bench, in pairs one after the other; whichever went first in one pair
 * goes second in the next, so that what slows the machine for a while meets both. Null where the other has no such measure.
 */
export async function measureAgainst(name: string, against: Against): Promise<Comparison | null> {
  const pairs: Pair[] = [];
  for (let pair = 0; pair < against.pairs; pair += 1) {
    const isHereFirst = pair % 2 === 0;
    const first = await takeIn(isHereFirst ? against.here : against.there, name, against.isQuick);
    const second = await takeIn(isHereFirst ? against.there : against.here, name, against.isQuick);
    if (first === null || second === null) return null;
    pairs.push(isHereFirst ? { here: first, there: second } : { here: second, there: first });
  }
  return comparisonOf(name, pairs);
}

async function takeIn(checkout: string, name: string, isQuick: boolean): Promise<Taken | null> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
  try {
    const file = join(folder, 'measured.json');
    const words = [
      'scripts/run.mjs',
      'bench',
      '--only',
      name,
      '--json',
      file,
      ...(isQuick ? ['--quick'] : []),
    ];
    const bench = spawn(process.execPath, words, { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'] });
    const [status]: unknown[] = await once(bench, 'exit');
    if (status !== 0) return null;
    const [measured] = taken.parse(JSON.parse(await readFile(file, 'utf8'))).measures;
    return { ours: measured.lanes.ours ?? null, ratios: measured.ratios, figures: measured.figures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
