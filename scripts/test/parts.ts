import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** One part of the tests: a program with a time limit, and a report where it counts tests. */
export interface Part {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  readonly limitSeconds: number;
  readonly report: string | null;
  /** Runs within a private D-Bus session with a keyring. */
  readonly needsKeyring: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

type Given = Partial<Part> & Pick<Part, 'name' | 'words'>;

/** A part that is run by this Node. */
function node(given: Given): Part {
  return {
    command: process.execPath,
    limitSeconds: 90,
    report: null,
    needsKeyring: false,
    environment: {},
    ...given,
  };
}

/** How much longer a part may take when its seeded tests run with their whole counts. */
const FULL_FACTOR = 8;

/** The parts of `npm test`, quickest to fail first; `isFull` runs seeded tests with their whole counts. */
export function partsOf(root: string, isFull = false): readonly Part[] {
  const seconds = (limit: number): number => (isFull ? limit * FULL_FACTOR : limit);
  const counts = isFull ? { ONBEHALF_FULL: '1' } : {};
  const tool = (name: string, file: string): string => join(root, 'node_modules', name, file);
  const reportOf = (name: string): string => join(root, '.cache', 'test', `${name}.json`);
  const vitest = (name: string, given: Partial<Part>): Part => {
    const report = reportOf(name);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    // By itself vitest leaves one core of two idle; nobody sits at the machine meanwhile.
    const workers = ['--maxWorkers', '100%'];
    const words = [tool('vitest', 'vitest.mjs'), 'run', '--project', name, ...workers, ...reporters];
    return node({ name, words, report, environment: counts, ...given });
  };
  const endToEnd = (name: string, given: Partial<Part>): Part => {
    const report = reportOf(name.replaceAll(' ', '-'));
    const words = [
      tool('@playwright/test', 'cli.js'),
      'test',
      '--reporter=list,json',
      ...(given.words ?? []),
    ];
    const environment = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...given.environment };
    return {
      ...node({ name, words, report, needsKeyring: true, limitSeconds: 600 }),
      ...given,
      words,
      environment,
    };
  };
  return [
    node({
      name: 'format',
      words: [tool('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    }),
    node({ name: 'lint', words: [tool('oxlint', 'bin/oxlint'), '--type-aware', '--deny-warnings'] }),
    node({ name: 'types', words: [tool('typescript', 'bin/tsc'), '-b'] }),
    vitest('unit', { limitSeconds: seconds(300) }),
    node({ name: 'build', words: ['--disable-warning=ExperimentalWarning', join(root, 'scripts/build.ts')] }),
    vitest('integration', { limitSeconds: seconds(360), needsKeyring: true }),
    endToEnd('end to end', { words: ['--grep-invert', '@headed'] }),
    ...headed(root, endToEnd),
  ];
}

/** One pass in a real window, where xvfb can give it a display: what a person sees is not only drawn headlessly. */
function headed(root: string, endToEnd: (name: string, given: Partial<Part>) => Part): readonly Part[] {
  if (process.platform !== 'linux' || !existsSync(join(root, 'test/e2e'))) return [];
  const part = endToEnd('in a window', {
    words: ['--grep', '@headed', '--workers=1'],
    environment: { ONBEHALF_HEADED: '1' },
    limitSeconds: 90,
  });
  const hasDisplay = (process.env['DISPLAY'] ?? '') !== '';
  if (hasDisplay) return [part];
  const screen = ['-a', '-s', '-screen 0 1600x1000x24'];
  return [{ ...part, command: 'xvfb-run', words: [...screen, part.command, ...part.words] }];
}
