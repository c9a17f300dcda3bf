import { describe, expect, it } from 'vitest';
import { Reopening } from '../../../main/lock/reopening.ts';

/** What is open, the one looked at first; each opening settles when the test says so, and patience ends when it does. */
function reopeningOf(...open: string[]) {
  const begun: string[] = [];
  const settle = new Map<string, () => void>();
  const patience: { readonly ms: number; readonly end: () => void }[] = [];
  const opened = { now: open };
  const reopening = new Reopening({
    opened: () => opened.now,
    open: async (mailboxId) => {
      begun.push(mailboxId);
      const { promise, resolve } = Promise.withResolvers<void>();
      settle.set(mailboxId, resolve);
      return { settled: promise };
    },
    after: async (ms) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      patience.push({ ms, end: resolve });
      return await promise;
    },
  });
  return { reopening, begun, opened, patience, settled: (mailboxId: string) => settle.get(mailboxId)?.() };
}

/** Lets everything happen that waits for nothing but its turn. */
async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('bringing mailboxes back after the lock', () => {
  it('opens the one that was looked at, and the others one after the other as each has settled', async () => {
    const { reopening, begun, settled } = reopeningOf('mary', 'rob', 'jun');
    reopening.takeDown();
    expect(await reopening.begin()).toBe('mary');
    await turns();
    expect(begun).toEqual(['mary']);
    settled('mary');
    await turns();
    expect(begun).toEqual(['mary', 'rob']);
    settled('rob');
    await turns();
    expect(begun).toEqual(['mary', 'rob', 'jun']);
  });

  it('lets a mailbox that does not answer hold up the next for two seconds only', async () => {
    const { reopening, begun, patience } = reopeningOf('mary', 'rob');
    reopening.takeDown();
    await reopening.begin();
    expect(patience.map(({ ms }) => ms)).toEqual([2000]);
    patience[0]?.end();
    await turns();
    expect(begun).toEqual(['mary', 'rob']);
  });

  it('stops when the app locks again, and brings back the rest after the next lock', async () => {
    const { reopening, begun, opened, settled } = reopeningOf('mary', 'rob', 'jun');
    reopening.takeDown();
    await reopening.begin();
    opened.now = ['mary'];
    reopening.takeDown();
    settled('mary');
    await turns();
    expect(begun).toEqual(['mary']);
    expect(await reopening.begin()).toBe('mary');
    settled('mary');
    await turns();
    expect(begun).toEqual(['mary', 'mary', 'rob']);
  });

  it('loses no mailbox whose opening the next lock overtook', async () => {
    const { reopening, begun, opened } = reopeningOf('mary');
    reopening.takeDown();
    const beginning = reopening.begin();
    opened.now = [];
    reopening.takeDown();
    await beginning;
    await reopening.begin();
    expect(begun).toEqual(['mary', 'mary']);
  });

  it('opens nothing where nothing was open', async () => {
    const { reopening, begun } = reopeningOf();
    reopening.takeDown();
    expect(await reopening.begin()).toBeNull();
    expect(begun).toEqual([]);
  });
});
