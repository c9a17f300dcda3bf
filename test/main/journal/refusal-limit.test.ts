import { expect, test } from 'vitest';
import { RefusalLimit } from '../../../main/journal/refusal-limit.ts';

test('a page gone wild fills a minute’s share and is counted from then on', () => {
  const limit = new RefusalLimit();
  const first = Array.from({ length: 1000 }, () => limit.admit(0));
  expect(first.filter((held) => held !== null)).toHaveLength(120);
  expect(limit.admit(60_000)).toBe(880);
  expect(limit.admit(60_001)).toBe(0);
});
