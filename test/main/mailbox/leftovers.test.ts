import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../../main/mailbox/collect-garbage.ts';
import { Leftovers, ROWS_WORTH_IT, SETTLED_MS } from '../../../main/mailbox/compose/leftovers.ts';
import { Quiet } from '../../../main/mailbox/sync/quiet.ts';
import { handClock } from '../../support/hand-clock.ts';

function leftovers() {
  const clock = handClock();
  const quiet = new Quiet(clock);
  const seen = { collections: 0 };
  const made = new Leftovers({ clock, quiet, collect: () => void (seen.collections += 1) });
  return { made, clock, quiet, seen };
}

describe('what a session leaves behind', () => {
  it('is collected once after the opening, when nothing was synchronised for a while', async () => {
    const { made, clock, seen } = leftovers();
    made.settle();
    await clock.advance(SETTLED_MS - 1);
    expect(seen.collections).toBe(0);
    await clock.advance(1);
    expect(seen.collections).toBe(1);
    made.settle();
    await clock.advance(SETTLED_MS);
    expect(seen.collections).toBe(1);
  });

  it('is collected again after many rows, and not after news', async () => {
    const { made, clock, seen } = leftovers();
    made.settle();
    await clock.advance(SETTLED_MS);
    made.add(ROWS_WORTH_IT - 1);
    made.settle();
    await clock.advance(SETTLED_MS);
    expect(seen.collections).toBe(1);
    made.add(1);
    made.settle();
    await clock.advance(SETTLED_MS);
    expect(seen.collections).toBe(2);
  });

  it('is left while a synchronisation goes on', async () => {
    const { made, clock, seen } = leftovers();
    made.settle();
    made.stir();
    await clock.advance(SETTLED_MS);
    expect(seen.collections).toBe(0);
    made.settle();
    await clock.advance(SETTLED_MS);
    expect(seen.collections).toBe(1);
  });

  it('is left while somebody waits for an answer', async () => {
    const { made, clock, quiet, seen } = leftovers();
    const answer = Promise.withResolvers<null>();
    const call = quiet.during(() => answer.promise);
    made.settle();
    await clock.advance(SETTLED_MS);
    expect(seen.collections).toBe(0);
    answer.resolve(null);
    await call;
    await clock.advance(50);
    expect(seen.collections).toBe(1);
  });

  it('is gone for good once it was collected', async () => {
    let held: object | null = { rows: 'many' };
    const seen = new WeakRef(held);
    // A reference that was read in this turn is held to its end.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(seen.deref()).toBe(held);
    held = null;
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(seen.deref()).toBeUndefined();
    expect('gc' in globalThis).toBe(false);
  });
});
