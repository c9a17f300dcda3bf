import { expect, test } from 'vitest';
import { Idle } from '../../../main/lock/idle.ts';

/** An idle watch on clocks that the test moves, apart from one another. */
function idleOn() {
  const clock = { monotonic: 0, wall: 1_000_000 };
  const timers = new Map<() => void, number>();
  let locks = 0;
  const idle = new Idle({
    monotonic: () => clock.monotonic,
    wall: () => clock.wall,
    after: (ms, callBack) => {
      timers.set(callBack, clock.monotonic + ms);
      return () => timers.delete(callBack);
    },
    onIdle: () => void (locks += 1),
  });
  /** Time passes; a suspended machine's monotonic clock and timers stand still. */
  const pass = (minutes: number, isSuspended = false): void => {
    clock.wall += minutes * 60_000;
    if (isSuspended) return;
    clock.monotonic += minutes * 60_000 + 10;
    for (const [callBack, at] of timers)
      if (at <= clock.monotonic) {
        timers.delete(callBack);
        callBack();
      }
  };
  return { idle, clock, pass, locks: () => locks, timers };
}

test('locks after the minutes set, and not before', () => {
  const { idle, pass, locks } = idleOn();
  idle.setLimit(15);
  pass(14);
  expect(locks()).toBe(0);
  pass(1);
  expect(locks()).toBe(1);
});

test('begins anew with every key and pointer', () => {
  const { idle, pass, locks } = idleOn();
  idle.setLimit(15);
  pass(14);
  idle.touch();
  pass(14);
  expect(locks()).toBe(0);
});

test('never locks at zero', () => {
  const { idle, pass, locks, timers } = idleOn();
  idle.setLimit(15);
  idle.setLimit(0);
  pass(600);
  expect([locks(), timers.size]).toEqual([0, 0]);
});

test('counts the time of a suspend as idle, as soon as it looks', () => {
  const { idle, pass, locks } = idleOn();
  idle.setLimit(15);
  pass(120, true);
  expect(locks()).toBe(0);
  idle.look();
  expect(locks()).toBe(1);
});

test('is not held open by a wall clock that was set back', () => {
  const { idle, clock, pass, locks } = idleOn();
  idle.setLimit(15);
  clock.wall -= 24 * 3_600_000;
  pass(15);
  expect(locks()).toBe(1);
});
