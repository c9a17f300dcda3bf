import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A command line that runs within a session of its own, and how to clean up after it. */
export interface Session {
  readonly command: string;
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  end(): void;
}

/** The exit code where the keyring would not start; the command was not run then. */
export const NO_KEYRING = 70;

/**
 * Wraps a command in a private D-Bus session with an unlocked gnome-keyring of its own: the keyring of the person
 * who runs the tests is neither read nor written. Elsewhere than on Linux the command stays as it is.
 */
export function inKeyringSession(command: string, words: readonly string[]): Session {
  if (process.platform !== 'linux') {
    return { command, words, environment: process.env, end: () => undefined };
  }
  const home = mkdtempSync(join(tmpdir(), 'onbehalf-session-'));
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700 });
  const unlock = `printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || exit ${NO_KEYRING}; exec "$@"`;
  return {
    command: 'dbus-run-session',
    words: ['--', 'sh', '-c', unlock, 'sh', command, ...words],
    environment: { ...process.env, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: join(home, 'data') },
    end: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
