import { expect } from 'vitest';

/** Matches an address in whatever case a directory writes it. */
export function anyCase(address: string): unknown {
  return expect.stringMatching(new RegExp(`^${address.replaceAll(/[.+]/gu, String.raw`\$&`)}$`, 'iu'));
}
