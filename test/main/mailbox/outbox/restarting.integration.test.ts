import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryStore } from '../../../support/memory-store.ts';
import {
  failureOf,
  letterOf,
  listed,
  robForMary,
  startOffice,
  timesSent,
  valueOf,
  type TestOffice,
} from './office.ts';

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

describe('a program that ended in between', () => {
  test('begins with the same search where bytes may have left', async () => {
    const store = memoryStore(true);
    const first = await office.open(robForMary, { store });
    const left = leaveBehind(store, 'leaving');
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    await first.call('message.send', letterOf('Ended'));
    const record = left();
    const second = await office.open(robForMary, { store });
    expect(await listed(second)).toMatchObject([{ entryId: record.entryId, state: 'unknown', looks: 0 }]);
    await office.clock.advance(2_000, second.settled);
    expect(await listed(second)).toEqual([]);
    expect(store.outbox()).toEqual([]);
    expect(timesSent(office.exchange, 'Ended')).toBe(1);
  });

  test('has not sent what was only prepared: it is shown, kept, and sent when the person says so', async () => {
    const store = memoryStore(true);
    const first = await office.open(robForMary, { store });
    const prepared = first.context.outbox.prepare({
      write: 'message',
      letter: { ...letterOf('Prepared'), to: [...letterOf('Prepared').to], cc: [], bcc: [] },
      threading: null,
      promised: {
        from: { name: '', address: '' },
        sender: null,
        mailbox: robForMary.mailbox,
        folderName: '',
      },
    });
    valueOf(prepared);
    const second = await office.open(robForMary, { store });
    const [entry] = await listed(second);
    expect(entry).toMatchObject({ state: 'prepared', subject: 'Prepared', nextLookAt: null });
    await office.clock.advance(600_000, second.settled);
    expect(timesSent(office.exchange, 'Prepared')).toBe(0);
    const decision = { entryId: entry!.entryId, decision: 'send-again' } as const;
    expect(valueOf(await second.call('outbox.decide', decision)).came).toBe('sent');
    expect(timesSent(office.exchange, 'Prepared')).toBe(1);
  });

  test('shows what an unknown version of itself has written, without sending it', async () => {
    const store = memoryStore(true);
    store.keepOutbox({
      entryId: 'e',
      marker: 'm',
      state: 'prepared',
      createdAt: '2026-03-02T08:00:00.000Z',
      changedAt: '2026-03-02T08:00:00.000Z',
      looks: 0,
      content: '{"write":"telegram"}',
      failure: null,
    });
    const thread = await office.open(robForMary, { store });
    const decision = { entryId: 'e', decision: 'send-again' } as const;
    expect(failureOf(await thread.call('outbox.decide', decision))).toBe('invalid-request');
    expect(valueOf(await thread.call('outbox.decide', { entryId: 'e', decision: 'dismiss' })).came).toBe(
      'dismissed',
    );
  });
});

/** Takes down the record as it is when the exchange begins, and puts it back as if nothing had come after it. */
function leaveBehind(store: ReturnType<typeof memoryStore>, state: string) {
  const keep = store.keepOutbox.bind(store);
  let seen: Parameters<typeof keep>[0] | null = null;
  store.keepOutbox = (record) => {
    if (record.state === state) seen ??= record;
    keep(record);
  };
  return () => {
    if (seen === null) throw new Error('nothing was kept');
    keep(seen);
    return seen;
  };
}
