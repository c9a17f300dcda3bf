import { describe, expect, it } from 'vitest';
import { askMany, busy, createQueue, member } from './asking.ts';

describe('a server that is busy', () => {
  it('is left alone until its hint is over, to the millisecond, and then asked by one first', () => {
    const asked = createQueue();
    const [first] = askMany(asked, 1, 'first');
    first?.done(busy(7_000));
    const waiting = askMany(asked, 4, 'waiting');
    asked.clock.advance(6_999.9);
    expect(asked.granted).toEqual(['first0']);
    asked.clock.advance(0.2);
    expect(asked.granted).toEqual(['first0', 'waiting0']);
    waiting[0]?.done();
    expect(asked.granted).toEqual(['first0', 'waiting0', 'waiting1', 'waiting2']);
    waiting[1]?.done();
    waiting[2]?.done();
    expect(asked.granted).toHaveLength(5);
  });

  it('is given 1, 2, 4 … 60 seconds where it does not say how long, and 1 again after an answer', () => {
    const asked = createQueue();
    const waits = [1, 2, 4, 8, 16, 32, 60, 60];
    let turn = asked.ask('turn');
    for (const seconds of waits) {
      turn.done(busy());
      turn = asked.ask('turn');
      asked.clock.advance(seconds * 1_000 - 1);
      expect(turn.state).toBe('waiting');
      asked.clock.advance(1.1);
      expect(turn.state).toBe('granted');
    }
    turn.done();
    asked.ask('busy again').done(busy());
    const last = asked.ask('last');
    asked.clock.advance(1_000.1);
    expect(last.state).toBe('granted');
  });

  it('takes one step for all who were told together', () => {
    const asked = createQueue();
    for (const each of askMany(asked, 9, 'call')) each.done(busy());
    const next = asked.ask('next');
    asked.clock.advance(1_000.1);
    expect(next.state).toBe('granted');
    expect(asked.queue.budget().timesBusy).toBe(9);
  });

  it('has the longest of the waits that it named', () => {
    const asked = createQueue();
    const [first, second] = askMany(asked, 2, 'call');
    first?.done(busy(9_000));
    second?.done(busy(2_000));
    const next = asked.ask('next');
    asked.clock.advance(8_999);
    expect(next.state).toBe('waiting');
    asked.clock.advance(1.1);
    expect(next.state).toBe('granted');
  });

  it('does not wait for the wall clock, wherever that is put', () => {
    const asked = createQueue();
    asked.ask('first').done(busy(5_000));
    const next = asked.ask('next');
    for (const jump of [-86_400_000, 86_400_000, 315_360_000_000]) {
      asked.clock.setWall(asked.clock.wall() + jump);
      asked.clock.advance(1_000);
      expect(next.state).toBe('waiting');
    }
    asked.clock.advance(2_000.1);
    expect(next.state).toBe('granted');
  });

  it('is said to be busy, with the rest of its wait, to whoever has less patience', () => {
    const asked = createQueue();
    const early = createQueue();
    asked.ask('first').done(busy(60_000));
    expect(asked.ask('second', { patienceMs: 30_000 }).state).toEqual({
      kind: 'server-busy',
      host: 'mail.contoso.test',
      retryAfterMs: 60_000,
    });
    const turns = askMany(early, 10, 'call');
    const waiting = early.ask('waiting', { patienceMs: 30_000 });
    early.clock.advance(10_000);
    turns[0]?.done(busy(45_000));
    expect(waiting.state).toMatchObject({ kind: 'server-busy', retryAfterMs: 45_000 });
    expect(early.ask('patient', { patienceMs: 46_000 }).state).toBe('waiting');
  });

  it('shows views until when it is left alone', () => {
    const asked = createQueue();
    asked.ask('first').done(busy(30_000));
    expect(asked.queue.budget()).toEqual({
      host: 'mail.contoso.test',
      charged: 'rob@contoso.test',
      inFlight: 0,
      waiting: 0,
      most: 10,
      hanging: 0,
      stillUntil: '2026-11-26T09:00:30.000Z',
      timesBusy: 1,
    });
    asked.clock.advance(30_001);
    expect(asked.queue.budget().stillUntil).toBe(null);
  });
});

describe('the flag that all threads see', () => {
  it('stops what has a turn and has not left, and is taken down when the wait is over', () => {
    const asked = createQueue();
    const [first] = askMany(asked, 2, 'call');
    expect(asked.queue.flag.isClear).toBe(true);
    asked.queue.flag.raise();
    expect(asked.queue.flag.isClear).toBe(false);
    first?.done(busy(1_000));
    asked.clock.advance(999);
    expect(asked.queue.flag.isClear).toBe(false);
    asked.clock.advance(1.1);
    expect(asked.queue.flag.isClear).toBe(true);
  });

  it('stays up when another thread has raised it and main has not heard yet', () => {
    const asked = createQueue();
    const [first, second] = askMany(asked, 2, 'call');
    asked.queue.flag.raise();
    first?.done(busy(1_000));
    asked.clock.advance(500);
    asked.queue.flag.raise();
    asked.clock.advance(600);
    expect(asked.queue.flag.isClear).toBe(false);
    second?.done(busy(2_000));
    asked.clock.advance(2_000.1);
    expect(asked.queue.flag.isClear).toBe(true);
  });

  it('is waited for when the thread that raised it ended before it could say so', () => {
    const asked = createQueue();
    const gone = member();
    asked.ask('gone', { member: gone });
    asked.queue.flag.raise();
    asked.queue.leave(gone);
    const next = asked.ask('next');
    expect(next.state).toBe('waiting');
    asked.clock.advance(1_000.1);
    expect(next.state).toBe('granted');
    expect(asked.queue.flag.isClear).toBe(true);
  });
});
