import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenedBlocks } from '../../../main/store/database/opened-blocks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const block = (bytes: number) => ({ head: Buffer.alloc(0), texts: 'x'.repeat(bytes) });

it('keeps opened blocks until thirty seconds after the last search', () => {
  const opened = new OpenedBlocks();
  opened.stay();
  opened.keep(1, block(10));
  vi.advanceTimersByTime(20_000);
  opened.stay();
  vi.advanceTimersByTime(29_999);
  expect(opened.get(1)).not.toBeNull();
  vi.advanceTimersByTime(1);
  expect(opened.get(1)).toBeNull();
});

it('keeps 4 MiB at most, and has room again for what was forgotten or let go', () => {
  const opened = new OpenedBlocks();
  const [large, small] = [block(3 * 2 ** 20), block(2 ** 20 + 1)];
  opened.keep(1, large);
  opened.keep(2, small);
  expect([opened.get(1) === large, opened.get(2)]).toEqual([true, null]);
  opened.forget(1);
  opened.keep(2, small);
  expect([opened.get(1), opened.get(2) === small]).toEqual([null, true]);
  opened.clear();
  opened.keep(1, large);
  expect([opened.get(1) === large, opened.get(2)]).toEqual([true, null]);
});
