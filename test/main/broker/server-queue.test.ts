import { describe, expect, it } from 'vitest';
import {
  askMany,
  busy,
  call,
  createQueue,
  find,
  hanging,
  member,
  send,
  sync,
  type Asking,
} from './asking.ts';

const grantedOf = (all: readonly Asking[]): number => all.filter(({ state }) => state === 'granted').length;

describe('a queue lets go', () => {
  it('nine reads at a time, and the next one when one is over', () => {
    const asked = createQueue({ atOnce: 100 });
    const all = askMany(asked, 12, 'call');
    expect(grantedOf(all)).toBe(9);
    all[3]?.done();
    expect(asked.granted.at(-1)).toBe('call9');
    expect(grantedOf(all)).toBe(9);
  });

  it('a letter and any other change at once while reads hold all that they may, whosever they are', () => {
    for (const burden of [send, { kind: 'write' } as const]) {
      const asked = createQueue({ atOnce: 100 });
      askMany(asked, 12, 'read', { member: member(20) });
      const [first, second] = [1, 2].map((at) => asked.ask(`write${at}`, { burden, member: member(3) }));
      expect([first?.state, second?.state]).toEqual(['granted', 'waiting']);
    }
  });

  it('reads as many as before on a server that takes few at a time', () => {
    for (const requests of [1, 2, 3]) {
      const asked = createQueue({ requests });
      expect(grantedOf(askMany(asked, 5, 'call'))).toBe(requests);
    }
  });

  it('three of ten that synchronise, and calls beside them', () => {
    const asked = createQueue();
    const syncs = askMany(asked, 5, 'sync', { burden: sync });
    const calls = askMany(asked, 5, 'call', { burden: call });
    expect([grantedOf(syncs), grantedOf(calls)]).toEqual([3, 5]);
    syncs[0]?.done();
    expect(grantedOf(syncs)).toBe(3);
  });

  it('two that hang', () => {
    const asked = createQueue();
    expect(grantedOf(askMany(asked, 4, 'stream', { burden: hanging }))).toBe(2);
    expect(asked.queue.budget().hanging).toBe(2);
  });

  it('searches for a thousand rows together', () => {
    const asked = createQueue();
    const searches = [asked.ask('a', { burden: find(600) }), asked.ask('b', { burden: find(400) })];
    const third = asked.ask('c', { burden: find(1) });
    expect(grantedOf(searches)).toBe(2);
    expect(third.state).toBe('waiting');
    searches[1]?.done();
    expect(third.state).toBe('granted');
  });

  it('searches with a restriction for 250 rows together', () => {
    const asked = createQueue();
    asked.ask('a', { burden: find(200, true) });
    const second = asked.ask('b', { burden: find(51, true) });
    const plain = asked.ask('c', { burden: find(600) });
    expect([second.state, plain.state]).toEqual(['waiting', 'waiting']);
    expect(asked.ask('d').state).toBe('granted');
  });

  it('a search that is larger than the limit, once it is alone', () => {
    const asked = createQueue({ rows: 100 });
    const small = asked.ask('small', { burden: find(10) });
    const large = asked.ask('large', { burden: find(500) });
    expect(large.state).toBe('waiting');
    small.done();
    expect(large.state).toBe('granted');
  });

  it('thirty messages in any minute', () => {
    const asked = createQueue();
    for (let count = 0; count < 30; count += 1) asked.ask(`send${count}`, { burden: send }).done();
    const next = asked.ask('next', { burden: send });
    const other = asked.ask('call', { member: member() });
    expect([next.state, other.state]).toEqual(['waiting', 'granted']);
    asked.clock.advance(59_999);
    expect(next.state).toBe('waiting');
    asked.clock.advance(1.01);
    expect(next.state).toBe('granted');
  });
});

describe('sessions', () => {
  it('are served in rotation: one that storms delays another by one turn of its own', () => {
    const asked = createQueue({ requests: 1 });
    const storm = member();
    const all = askMany(asked, 100, 'storm', { member: storm });
    asked.ask('quiet', { member: member() });
    all[0]?.done();
    all[1]?.done();
    expect(asked.granted).toEqual(['storm0', 'storm1', 'quiet']);
  });

  it('hold no more turns than they have connections', () => {
    const asked = createQueue();
    const all = askMany(asked, 5, 'a', { member: member(3) });
    expect(grantedOf(all)).toBe(3);
    expect(asked.ask('b', { member: member(3) }).state).toBe('granted');
  });

  it('send beside reads that hold every connection of theirs, one at a time', () => {
    const asked = createQueue();
    const own = member(3);
    askMany(asked, 5, 'read', { member: own });
    const letters = askMany(asked, 2, 'letter', { burden: send, member: own });
    expect(grantedOf(letters)).toBe(1);
    letters[0]?.done();
    expect(letters[1]?.state).toBe('granted');
  });

  it('cannot overtake a large search with small ones for ever', () => {
    const asked = createQueue();
    const first = asked.ask('first', { burden: find(500), member: member() });
    const large = asked.ask('large', { burden: find(1_000), member: member() });
    const small = asked.ask('small', { burden: find(10), member: member() });
    expect([large.state, small.state]).toEqual(['waiting', 'waiting']);
    first.done();
    expect([large.state, small.state]).toEqual(['granted', 'waiting']);
  });

  it('give everything back when they end', () => {
    const asked = createQueue({ requests: 2 });
    const gone = member();
    askMany(asked, 5, 'gone', { member: gone });
    const next = asked.ask('next', { member: member() });
    expect(next.state).toBe('waiting');
    asked.queue.leave(gone);
    expect(next.state).toBe('granted');
    expect(asked.queue.budget()).toMatchObject({ inFlight: 1, waiting: 0 });
  });
});

describe('a session that wants ever more at a time', () => {
  it('gets ten requests at once, and then twenty in any second', () => {
    const asked = createQueue();
    const storm = askMany(asked, 100, 'storm');
    const endAll = (): void => storm.filter(({ state }) => state === 'granted').forEach((one) => one.done());
    endAll();
    expect(asked.granted).toHaveLength(10);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      asked.clock.advance(100.1);
      endAll();
    }
    expect(asked.granted).toHaveLength(30);
  });

  it('has them at once again after a rest, and no more than those', () => {
    const asked = createQueue();
    for (const one of askMany(asked, 10, 'before')) one.done();
    asked.clock.advance(60_000);
    const after = askMany(asked, 100, 'after');
    expect(grantedOf(after)).toBe(9);
    after[0]?.done();
    after[1]?.done();
    expect(asked.granted.filter((name) => name.startsWith('after'))).toHaveLength(10);
  });

  it('is let go once more as soon as it is due, though nothing else happens', () => {
    const asked = createQueue({ atOnce: 1, aSecond: 20 });
    const [first, second] = [asked.ask('first'), asked.ask('second')];
    asked.clock.advance(49.9);
    expect([first.state, second.state]).toEqual(['granted', 'waiting']);
    asked.clock.advance(0.2);
    expect(second.state).toBe('granted');
  });

  it('delays no other session', () => {
    const asked = createQueue();
    for (const one of askMany(asked, 10, 'storm')) one.done();
    askMany(asked, 50, 'waiting');
    expect(asked.ask('quiet', { member: member() }).state).toBe('granted');
  });

  it('keeps no pace while it asks for one thing after the other, and owes nothing for that later', () => {
    const asked = createQueue();
    for (let count = 0; count < 500; count += 1) asked.ask(`call${count}`).done();
    expect(asked.granted).toHaveLength(500);
    const pair = [asked.ask('a'), asked.ask('b')];
    asked.clock.advance(50.1);
    expect(grantedOf(pair)).toBe(2);
  });

  it('keeps none where it synchronises: that has a limit of its own', () => {
    const asked = createQueue();
    for (const one of askMany(asked, 10, 'call')) one.done();
    expect(grantedOf(askMany(asked, 3, 'sync', { burden: sync }))).toBe(3);
  });
});

describe('one who waits', () => {
  it('and gives up frees its place', () => {
    const asked = createQueue({ requests: 1 });
    const first = asked.ask('first');
    const second = asked.ask('second');
    const third = asked.ask('third');
    second.cancel();
    first.done();
    expect([second.state, third.state]).toEqual(['cancelled', 'granted']);
    expect(asked.queue.budget().waiting).toBe(0);
  });

  it('for longer than its patience is told that the server is busy', () => {
    const asked = createQueue({ requests: 1 });
    asked.ask('first');
    const second = asked.ask('second', { patienceMs: 5_000 });
    asked.clock.advance(4_999);
    expect(second.state).toBe('waiting');
    asked.clock.advance(2);
    expect(second.state).toEqual({ kind: 'server-busy', host: 'mail.contoso.test', retryAfterMs: null });
  });
});

it('a turn that is given back twice counts once', () => {
  const asked = createQueue({ requests: 1 });
  const first = asked.ask('first');
  const rest = askMany(asked, 3, 'rest');
  first.done();
  first.done();
  expect(grantedOf(rest)).toBe(1);
});

it('a server that met its own limit is asked less at a time from then on', () => {
  const asked = createQueue();
  const all = askMany(asked, 8, 'call');
  all[0]?.done({ backOffMs: 10, exceeded: 'requests' });
  for (const each of all.slice(1)) each.done();
  expect(asked.queue.budget().most).toBe(7);
  const syncs = createQueue();
  const three = askMany(syncs, 3, 'sync', { burden: sync });
  three[0]?.done({ backOffMs: null, exceeded: 'sync' });
  for (const each of three.slice(1)) each.done();
  syncs.clock.advance(1_001);
  syncs.ask('probe').done();
  expect(grantedOf(askMany(syncs, 3, 'more', { burden: sync }))).toBe(2);
  const rows = createQueue();
  rows.ask('message.search', { burden: find(1_000) }).done({ backOffMs: null, exceeded: 'rows' });
  expect(grantedOf(askMany(rows, 2, 'search', { burden: find(300) }))).toBe(1);
});

describe('after a wait that the server has asked for', () => {
  it('goes on although a request that listens for changes hangs all the while', () => {
    const asked = createQueue();
    asked.ask('stream', { burden: hanging });
    asked.ask('first').done(busy(4000));
    const next = [asked.ask('second'), asked.ask('third'), asked.ask('fourth')];
    expect(grantedOf(next)).toBe(0);
    asked.clock.advance(4001);
    // One goes first, and each that is answered lets twice as many follow.
    expect(grantedOf(next)).toBe(1);
    next[0]?.done();
    expect(next.map(({ state }) => state)).toEqual(['done', 'granted', 'granted']);
  });

  it('goes on although a request from before the wait has not been answered yet', () => {
    const asked = createQueue();
    asked.ask('slow');
    asked.ask('first').done(busy(4000));
    const next = [asked.ask('second'), asked.ask('third')];
    asked.clock.advance(4001);
    expect(grantedOf(next)).toBe(1);
  });
});
