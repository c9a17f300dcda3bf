import { expect, test } from 'vitest';
import { CrashLimit } from '../../../main/sessions/crash-limit.ts';

test('a session is started anew three times in ten minutes, and a fourth crash leaves it down', () => {
  const clock = { now: 0 };
  const limit = new CrashLimit(() => clock.now);
  expect([1, 2, 3, 4].map(() => limit.admits('session-a'))).toEqual([true, true, true, false]);
  expect(limit.admits('session-b')).toBe(true);
  clock.now = 10 * 60_000;
  expect(limit.admits('session-a')).toBe(true);
});
