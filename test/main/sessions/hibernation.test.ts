import { expect, test } from 'vitest';
import { HIBERNATE_AFTER_MS, Hibernation } from '../../../main/sessions/hibernation.ts';

/** A session's hibernation on timers that the test lets ring. */
function hibernation() {
  const timers: { readonly ms: number; readonly callBack: () => void }[] = [];
  const state = { maySleep: true, sleeps: 0 };
  const made = new Hibernation({
    idleMs: HIBERNATE_AFTER_MS,
    maySleep: () => state.maySleep,
    onSleep: () => void (state.sleeps += 1),
    after: (ms, callBack) => {
      const timer = { ms, callBack };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const ring = (): void => timers.splice(0).forEach(({ callBack }) => callBack());
  return { made, state, timers, ring };
}

test('a mailbox on screen never hibernates', () => {
  const { made, timers } = hibernation();
  made.touch();
  made.look(true);
  expect(timers).toEqual([]);
});

test('a mailbox that nobody looks at hibernates after ten minutes without a request', () => {
  const { made, state, timers, ring } = hibernation();
  made.look(false);
  made.touch();
  expect(timers.map(({ ms }) => ms)).toEqual([HIBERNATE_AFTER_MS]);
  ring();
  expect(state.sleeps).toBe(1);
});

test('one with something under way is asked again later', () => {
  const { made, state, ring } = hibernation();
  state.maySleep = false;
  made.look(false);
  ring();
  expect(state.sleeps).toBe(0);
  state.maySleep = true;
  ring();
  expect(state.sleeps).toBe(1);
});

test('looking at it again takes the time back', () => {
  const { made, timers } = hibernation();
  made.look(false);
  made.look(true);
  expect(timers).toEqual([]);
});
