import type { Clock } from '../../clock.ts';

/** How often it looks, and how much later than that the wall's clock must be. Milliseconds. */
const LOOK_EVERY_MS = 1_500;
const JUMP_MS = 5_000;

/**
 * Notices that the machine was suspended: between two looks more time has passed on the wall's clock than a look takes.
 * Whether the monotonic clock stands still meanwhile differs between systems, so it is not asked. A clock that was set
 * forward looks the same, and costs one synchronisation. Gives what ends it.
 */
export function noticeSuspend(clock: Clock, onResumed: () => void): () => void {
  let before = clock.wall();
  const look = (): void => {
    const now = clock.wall();
    if (now - before > LOOK_EVERY_MS + JUMP_MS) onResumed();
    before = now;
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  let cancel = clock.after(LOOK_EVERY_MS, look);
  return () => cancel();
}
