import { expect, test } from 'vitest';
import { inBatches, type PushedEvent } from '../../../../main/shell/chromium/event-batches.ts';

/** Deliveries that settle when they are told to. */
function deliveries() {
  const begun: (readonly PushedEvent[])[] = [];
  const ends: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  const push = inBatches(async (batch) => {
    begun.push(batch);
    await new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
  });
  const events = () => begun.map((batch) => batch.map(({ event }) => event).join(' '));
  return { push, ends, events };
}
/** Until everything that follows from what has happened has happened. */
const settled = async () => await new Promise((resolve) => setImmediate(resolve));

test('the first event goes at once, and all that come while it is on its way go in one delivery, in their order', async () => {
  const { push, ends, events } = deliveries();
  for (const event of ['a', 'b', 'c', 'd']) push(event, '{}');
  expect(events()).toEqual(['a']);
  ends[0]?.resolve();
  await settled();
  expect(events()).toEqual(['a', 'b c d']);
});

test('an event after the last delivery does not wait for another', async () => {
  const { push, ends, events } = deliveries();
  push('a', '{}');
  ends[0]?.resolve();
  await settled();
  push('b', '{}');
  expect(events()).toEqual(['a', 'b']);
});

test('what a page that is loading has missed holds up nothing', async () => {
  const { push, ends, events } = deliveries();
  push('a', '{}');
  push('b', '{}');
  ends[0]?.reject(new Error('the page has gone'));
  await settled();
  expect(events()).toEqual(['a', 'b']);
});
