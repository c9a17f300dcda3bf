import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('keychain-process.ts', import.meta.url));
const said = z.object({ answer: z.unknown().optional() }).loose();
const foundSecret = z.object({ secret: z.string() }).nullable();

/**
 * Asks the keyring itself, from a process that ends again: one line for each call of `keychain-process.ts`, and what
 * each gave. What the app under test believes plays no part.
 */
export async function askKeyring(
  environment: NodeJS.ProcessEnv,
  calls: readonly string[],
): Promise<readonly unknown[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: environment,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(`${calls.join('\n')}\n`);
  const answers: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = said.parse(JSON.parse(line));
    if ('answer' in parsed) answers.push(parsed.answer);
  }
  return answers;
}

/** The secrets under these names, null where there is none. */
export async function entriesOf(
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
): Promise<readonly (string | null)[]> {
  const answers = await askKeyring(
    environment,
    names.map((name) => `take ${name}`),
  );
  return answers.map((answer) => foundSecret.parse(answer)?.secret ?? null);
}
