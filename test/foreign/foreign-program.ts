import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Debian's Python, which has Debian's packages. */
const python = '/usr/bin/python3';

/** How one check of a foreign client ended. */
export interface ForeignCheck {
  readonly check: string;
  readonly ok: boolean;
  /** The end of Python's own words; empty when it passed. */
  readonly why: string;
}

/** Whether Debian's Python is here and has a module. */
export function hasPythonModule(name: string): boolean {
  return existsSync(python) && spawnSync(python, ['-c', `import ${name}`], { stdio: 'ignore' }).status === 0;
}

/** Runs a script of this folder to its end, and gives its checks by name. Anything but JSON lines is a failure of its own. */
export async function runChecks(
  script: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, ForeignCheck>> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(python, ['-B', file, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [told, complaints] = ['', ''];
  child.stdout.on('data', (bytes: Buffer) => (told += bytes.toString('utf8')));
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString('utf8')));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}: ${complaints.slice(-2_000)}`);
  const lines = told.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const check = JSON.parse(line) as ForeignCheck;
      return [check.check, check];
    }),
  );
}

/** The names of a script's checks, in order, read from its text. */
export function namesOfChecks(text: string): readonly string[] {
  return [...text.matchAll(/^@check\ndef (\w+)/gm)].map(([, name = '']) => name);
}
