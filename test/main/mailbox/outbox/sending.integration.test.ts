import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../../main/mailbox/thread-messages.ts';
import { StoreFailure } from '../../../../main/store/store-failure.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import {
  failureOf,
  letterOf,
  listed,
  markersOf,
  robForMary,
  startOffice,
  timesSent,
  valueOf,
  type TestOffice,
} from './office.ts';
import { anyCase } from '../../../support/any-case.ts';

const LIMITS = { replyMs: 200, idleMs: 100 };

let office: TestOffice;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(async () => {
  expect(office.exchange.ledger.defects).toEqual([]);
  await office.stop();
});

describe('a letter that is sent', () => {
  test('leaves the outbox when Exchange has confirmed it', async () => {
    const thread = await office.open(robForMary);
    const sent = valueOf(await thread.call('message.send', letterOf('Plain')));
    expect(await listed(thread)).toEqual([]);
    expect(office.exchange.ledger.submissions.map(({ extended }) => markersOf(extended))).toEqual([
      [sent.marker],
    ]);
  });

  test('is on the disk before its first byte leaves, and once more before the exchange begins', async () => {
    const store = memoryStore(true);
    const kept: string[] = [];
    const requests = () =>
      office.exchange.ledger.requests.filter(({ operation }) => operation === 'CreateItem');
    const watched = {
      ...store,
      keepOutbox: (record: Parameters<typeof store.keepOutbox>[0]) => {
        kept.push(`${record.state} after ${requests().length}`);
        store.keepOutbox(record);
      },
    };
    const thread = await office.open(robForMary, { store: watched });
    valueOf(await thread.call('message.send', letterOf('Durable')));
    expect(kept).toEqual(['prepared after 0', 'leaving after 0']);
    expect(requests()).toHaveLength(1);
    expect(store.outbox()).toEqual([]);
  });

  test.each(['prepared', 'leaving'])('is not sent when the disk refuses it as %s', async (refused) => {
    const store = memoryStore(true);
    const full = {
      ...store,
      keepOutbox: (record: Parameters<typeof store.keepOutbox>[0]) => {
        if (record.state === refused) throw new StoreFailure('disk-full');
        store.keepOutbox(record);
      },
    };
    const thread = await office.open(robForMary, { store: full });
    const result = await thread.call('message.send', letterOf('Nowhere'));
    expect(result).toEqual({ ok: false, failure: { kind: 'outbox-unavailable', reason: 'disk-full' } });
    expect(timesSent(office.exchange, 'Nowhere')).toBe(0);
  });

  test('that Exchange refuses is kept with the reason, and sending it again takes its place', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'busy', operation: 'CreateItem', backOffMilliseconds: 1 });
    expect(failureOf(await thread.call('message.send', letterOf('Later')))).toBe('server-busy');
    expect(await listed(thread)).toMatchObject([
      { state: 'refused', subject: 'Later', failure: { kind: 'server-busy' }, nextLookAt: null },
    ]);
    valueOf(await thread.call('message.send', letterOf('Later')));
    expect(await listed(thread)).toEqual([]);
    expect(timesSent(office.exchange, 'Later')).toBe(1);
  });

  test('that never reached the server was not sent, and says so', async () => {
    const thread = await office.open(robForMary);
    thread.context.service.transport.closeIdle?.();
    await office.exchange.stopListening();
    expect(failureOf(await thread.call('message.send', letterOf('Away')))).toBe('server-unreachable');
    expect(await listed(thread)).toMatchObject([
      { state: 'refused', failure: { kind: 'server-unreachable' }, nextLookAt: null },
    ]);
    await office.exchange.listenAgain();
    valueOf(await thread.call('message.send', letterOf('Away')));
    expect(timesSent(office.exchange, 'Away')).toBe(1);
  });

  test('says whether it outlives this run', async () => {
    const lasting = await office.open(robForMary, { store: memoryStore(true) });
    const fleeting = await office.open(robForMary);
    expect(valueOf(await lasting.call('outbox.list', {})).isDurable).toBe(true);
    expect(valueOf(await fleeting.call('outbox.list', {})).isDurable).toBe(false);
  });
});

describe('a letter whose answer never came', () => {
  test('is looked for after 2 seconds, and found means sent', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    expect(failureOf(await thread.call('message.send', letterOf('Dropped')))).toBe('outcome-unknown');
    const [entry] = await listed(thread);
    expect(entry).toMatchObject({ state: 'unknown', looks: 0, nextLookAt: '2026-03-02T09:00:02.000Z' });
    await office.clock.advance(1_999, thread.settled);
    expect(await listed(thread)).toHaveLength(1);
    await office.clock.advance(1, thread.settled);
    expect(await listed(thread)).toEqual([]);
    expect(timesSent(office.exchange, 'Dropped')).toBe(1);
    expect(lastOutbox(thread.events)).toEqual([]);
  });

  test('is looked for five times, then shown, and never sent by itself', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
    expect(failureOf(await thread.call('message.send', letterOf('Lost')))).toBe('outcome-unknown');
    const looked: string[] = [];
    for (const [passed, next] of [
      [2_000, '2026-03-02T09:00:05.000Z'],
      [3_000, '2026-03-02T09:00:15.000Z'],
      [10_000, '2026-03-02T09:01:00.000Z'],
      [45_000, '2026-03-02T09:05:00.000Z'],
      [240_000, null],
    ] as const) {
      await office.clock.advance(passed, thread.settled);
      const [entry] = await listed(thread);
      expect(entry).toMatchObject({ state: 'unknown', nextLookAt: next });
      looked.push(String(entry?.looks));
    }
    expect(looked).toEqual(['1', '2', '3', '4', '5']);
    await office.clock.advance(86_400_000, thread.settled);
    expect(timesSent(office.exchange, 'Lost')).toBe(0);
    expect(await listed(thread)).toHaveLength(1);
  });

  test('is sent again only by a person, and only after one more look by the old marker', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
    await thread.call('message.send', letterOf('Again'));
    const [entry] = await listed(thread);
    office.exchange.ledger.clear();
    const decided = valueOf(
      await thread.call('outbox.decide', { entryId: entry!.entryId, decision: 'send-again' }),
    );
    expect(decided.came).toBe('sent');
    expect(office.exchange.ledger.requests.map(({ operation }) => operation)).toEqual([
      'FindItem',
      'CreateItem',
    ]);
    expect(office.exchange.ledger.submissions.map(({ extended }) => markersOf(extended))).toEqual([
      [decided.marker],
    ]);
    expect(await listed(thread)).toEqual([]);
    const witness = valueOf(await thread.call('message.witness', { marker: decided.marker! }));
    expect(witness).toMatchObject({
      witness: 'kept',
      found: { sender: { address: anyCase(robForMary.authenticated) } },
    });
  });

  test('is not sent again when that look finds it, or cannot be made', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    await thread.call('message.send', letterOf('There'));
    const [entry] = await listed(thread);
    const decision = { entryId: entry!.entryId, decision: 'send-again' } as const;
    office.exchange.faults.add({ type: 'empty-500', operation: 'FindItem' });
    expect((await thread.call('outbox.decide', decision)).ok).toBe(false);
    expect(valueOf(await thread.call('outbox.decide', decision)).came).toBe('found');
    expect(timesSent(office.exchange, 'There')).toBe(1);
  });

  test('is sent again once, however often the person presses', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
    await thread.call('message.send', letterOf('Twice'));
    const [entry] = await listed(thread);
    const decision = { entryId: entry!.entryId, decision: 'send-again' } as const;
    const answers = await Promise.all([1, 2, 3].map(() => thread.call('outbox.decide', decision)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(timesSent(office.exchange, 'Twice')).toBe(1);
  });

  test('holds back the same letter from the form until it is decided', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    await thread.call('message.send', { ...letterOf('Held'), letterId: 'form-1' });
    const edited = { ...letterOf('Held, with another word'), letterId: 'form-1' };
    expect(failureOf(await thread.call('message.send', edited))).toBe('outcome-unknown');
    expect(office.exchange.ledger.submissions).toHaveLength(1);
    await office.clock.advance(2_000, thread.settled);
    valueOf(await thread.call('message.send', { ...edited, letterId: 'form-2' }));
    expect(office.exchange.ledger.submissions).toHaveLength(2);
  });

  test('is not found by a search that cannot be made: it stays unknown and says why', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    await thread.call('message.send', letterOf('Hidden'));
    office.exchange.faults.add({ type: '503', operation: 'FindItem' });
    await office.clock.advance(2_000, thread.settled);
    expect(await listed(thread)).toMatchObject([{ state: 'unknown', failure: { kind: 'server-busy' } }]);
    await office.clock.advance(3_000, thread.settled);
    expect(await listed(thread)).toEqual([]);
  });

  test('and that Exchange holds back in its Outbox is waiting there, and is not sent again', async () => {
    await office.stop();
    office = await startOffice({ policies: { messageRateLimit: 1 } });
    const thread = await office.open(robForMary);
    valueOf(await thread.call('message.send', letterOf('First')));
    office.exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
    await thread.call('message.send', letterOf('Second'));
    await office.clock.advance(2_000, thread.settled);
    const [entry] = await listed(thread);
    expect(entry).toMatchObject({ state: 'waiting', subject: 'Second' });
    const decision = { entryId: entry!.entryId, decision: 'send-again' } as const;
    expect(valueOf(await thread.call('outbox.decide', decision)).came).toBe('waiting');
    office.exchange.clock.advance(61_000);
    await office.clock.advance(60_000, thread.settled);
    expect(await listed(thread)).toEqual([]);
    expect(timesSent(office.exchange, 'Second')).toBe(1);
  });

  test('is left to rest when the person says so', async () => {
    const thread = await office.open(robForMary);
    office.exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
    await thread.call('message.send', letterOf('Rest'));
    const [entry] = await listed(thread);
    const decided = await thread.call('outbox.decide', { entryId: entry!.entryId, decision: 'dismiss' });
    expect(valueOf(decided)).toEqual({ came: 'dismissed', entry: null, marker: null });
    await office.clock.advance(600_000, thread.settled);
    expect(await listed(thread)).toEqual([]);
  });

  test.each(['headers-only', 'half-body-hang', 'half-body', 'wrong-length', 'doctype'] as const)(
    'is unknown after %s, and found',
    async (type) => {
      const thread = await office.open(robForMary, { limits: LIMITS });
      office.exchange.faults.add({ type, operation: 'CreateItem' });
      expect(failureOf(await thread.call('message.send', letterOf(type)))).toBe('outcome-unknown');
      await office.clock.advance(2_000, thread.settled);
      expect(await listed(thread)).toEqual([]);
      expect(timesSent(office.exchange, type)).toBe(1);
    },
  );

  test.each(['ErrorInternalServerError', 'ErrorTimeoutExpired', 'ErrorMailboxStoreUnavailable'])(
    'is unknown after %s, which may come in the middle of the act',
    async (code) => {
      const thread = await office.open(robForMary);
      office.exchange.faults.add({ type: 'item-error', code, operation: 'CreateItem' });
      expect(failureOf(await thread.call('message.send', letterOf(code)))).toBe('outcome-unknown');
      expect(await listed(thread)).toMatchObject([
        { state: 'unknown', failure: { kind: 'response-code', code } },
      ]);
    },
  );
});

function lastOutbox(events: readonly SessionEvent[]): unknown {
  const last = events.findLast((told) => told.event === 'outbox');
  return last?.event === 'outbox' ? last.entries : undefined;
}
