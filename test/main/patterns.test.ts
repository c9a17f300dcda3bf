import { expect, test } from 'vitest';
import { cpuTime } from '../support/cpu-time.ts';
import { attacks, lookThrough, productPatterns, type Pattern } from '../support/patterns.ts';

/** Characters of each text tried. A pattern that looks at each from each takes a fifth of a second and more for so many. */
const LENGTH = 20_000;
/** Milliseconds that one may take: many times what a linear one needs. */
const BOUND = 30;

/** The first text that a pattern is slow on, shortened, with its time; null where there is none. */
function slowOn(pattern: Pick<Pattern, 'source' | 'flags'>): string | null {
  for (const text of attacks(pattern, LENGTH)) {
    const time = cpuTime(() => lookThrough(pattern, text), BOUND);
    if (time > BOUND) return `${JSON.stringify(text.slice(0, 24))}… ${Math.round(time)} ms`;
  }
  return null;
}

test(
  'no pattern of the product takes more than linear time, whatever text it meets',
  { timeout: 300_000 },
  () => {
    const patterns = productPatterns();
    expect(patterns.length).toBeGreaterThan(100);
    const slow = patterns.flatMap((pattern) => {
      const text = slowOn(pattern);
      return text === null ? [] : [`${pattern.file} /${pattern.source}/${pattern.flags} on ${text}`];
    });
    expect(slow).toEqual([]);
  },
);

test('the texts tried find the patterns that were slow', () => {
  const known = [
    { source: String.raw`[.,;:!?'")\]}]+$`, flags: 'u' },
    { source: String.raw`([\w-]*)\(`, flags: 'gu' },
    { source: String.raw`url\(\s*["']?\s*https?:`, flags: 'iu' },
    { source: '<[^>]*>', flags: 'gu' },
    { source: String.raw`^[\s.]+|[\s.]+$`, flags: 'gu' },
  ];
  expect(known.filter((pattern) => slowOn(pattern) === null)).toEqual([]);
});
