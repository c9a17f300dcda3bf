import { describe, expect, it } from 'vitest';
import { Coalesced } from '../../../../main/mailbox/sync/coalesce.ts';
import { Quiet } from '../../../../main/mailbox/sync/quiet.ts';
import { retryAfterMs } from '../../../../main/mailbox/sync/retry.ts';
import { handClock } from '../../../support/hand-clock.ts';

/** Whether a wait is over, looked at from outside. */
function waiting(quiet: Quiet): { isOver: boolean } {
  const seen = { isOver: false };
  void quiet.wait().then(() => (seen.isOver = true));
  return seen;
}

function code(name: string) {
  const advice = { cause: '', who: '', command: null };
  return { kind: 'response-code', code: name, serverText: '', advice } as const;
}

describe('bulk work', () => {
  it('goes on at once while nobody waits', async () => {
    await new Quiet(handClock()).wait();
  });

  it('waits until the last answer is given and a moment has passed', async () => {
    const clock = handClock();
    const quiet = new Quiet(clock);
    const answers: (() => void)[] = [];
    const call = () => quiet.during(() => new Promise<void>((resolve) => answers.push(resolve)));
    const calls = [call(), call()];
    const seen = waiting(quiet);
    answers[0]?.();
    await calls[0];
    await clock.advance(500);
    expect(seen.isOver).toBe(false);
    answers[1]?.();
    await calls[1];
    await clock.advance(49);
    expect(seen.isOver).toBe(false);
    await clock.advance(1);
    expect(seen.isOver).toBe(true);
    expect(clock.waiting()).toBe(0);
  });

  it('waits no longer than a second for a call that hangs', async () => {
    const clock = handClock();
    const quiet = new Quiet(clock);
    void quiet.during(() => new Promise<void>(() => undefined));
    const seen = waiting(quiet);
    await clock.advance(999);
    expect(seen.isOver).toBe(false);
    await clock.advance(1);
    expect(seen.isOver).toBe(true);
  });

  it('is not held up by a call that failed', async () => {
    const clock = handClock();
    const quiet = new Quiet(clock);
    await expect(quiet.during(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    const seen = waiting(quiet);
    await clock.advance(50);
    expect(seen.isOver).toBe(true);
  });
});

it('a view is told at once, then at most every quarter of a second, and of the last state in the end', async () => {
  const clock = handClock();
  const told: number[] = [];
  const page = new Coalesced<number>(clock, 250, (value) => told.push(value));
  for (let value = 1; value <= 5; value += 1) page.tell(value);
  expect(told).toEqual([1]);
  await clock.advance(250);
  expect(told).toEqual([1, 5]);
  page.tell(6);
  await clock.advance(249);
  expect(told).toEqual([1, 5]);
  await clock.advance(1);
  expect(told).toEqual([1, 5, 6]);
  await clock.advance(10_000);
  expect(told).toEqual([1, 5, 6]);
});

describe('a round that failed', () => {
  const host = 'mail.contoso.test';

  it('is tried again later and later, up to a minute', () => {
    const failure = { kind: 'reply-truncated', host } as const;
    expect([1, 2, 3, 4, 5, 6, 50].map((failures) => retryAfterMs(failure, failures))).toEqual([
      1_000, 2_000, 5_000, 15_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('is tried no earlier than a busy server asks for', () => {
    expect(retryAfterMs({ kind: 'server-busy', host, retryAfterMs: 90_000 }, 1)).toBe(90_000);
    expect(retryAfterMs({ kind: 'server-busy', host, retryAfterMs: 10 }, 1)).toBe(1_000);
    expect(retryAfterMs({ kind: 'server-busy', host, retryAfterMs: null }, 2)).toBe(2_000);
  });

  it('is not tried again where somebody has to do something first', () => {
    expect(retryAfterMs(code('ErrorMailboxMoveInProgress'), 1)).toBe(1_000);
    expect(retryAfterMs(code('ErrorAccessDenied'), 1)).toBeNull();
    expect(retryAfterMs({ kind: 'cancelled' }, 1)).toBeNull();
    expect(retryAfterMs({ kind: 'wrong-credentials', userName: 'x', attempts: 1 }, 1)).toBeNull();
  });
});
