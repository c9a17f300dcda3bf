import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultProfileFolder } from './profile.ts';

/** What a host may be told on its command line. No secret is ever among it. */
export interface HostOptions {
  /** An absolute path. */
  readonly profile: string;
  /** Answer contract requests from stdin before the window opens. */
  readonly begin: boolean;
  /** Draw without a display, for tests and pictures. Chromium only. */
  readonly headless: boolean;
}

/** Reads a host's command line; null with one line on stderr when it makes no sense. */
export function readOptions(words: readonly string[]): HostOptions | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        profile: { type: 'string' },
        begin: { type: 'boolean', default: false },
        headless: { type: 'boolean', default: false },
      },
      strict: true,
      allowPositionals: false,
    });
    return {
      // Electron takes no relative path for its own folder.
      profile: resolve(values.profile ?? defaultProfileFolder()),
      begin: values.begin,
      headless: values.headless,
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'Unreadable command line.'}\n`);
    return null;
  }
}
