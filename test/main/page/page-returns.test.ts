import { beforeEach, describe, expect, it } from 'vitest';
import { PageReturns } from '../../../main/page/page-returns.ts';
import type { WindowPlace } from '../../../shared/model/window.ts';

const place: WindowPlace = {
  mailboxId: `mailbox-${'0'.repeat(32)}`,
  view: 'mail',
  folderId: 'inbox',
  itemId: 'a message',
};

describe('a page that takes the place of another', () => {
  let now: number;
  let returns: PageReturns;
  beforeEach(() => {
    now = 0;
    returns = new PageReturns(
      () => now,
      () => new Date('2026-12-01T10:00:00Z'),
    );
    returns.stand(place);
  });

  it('comes back where the person was, and is told once what happened', () => {
    returns.ended('crashed');
    const ended = { how: 'crashed', at: '2026-12-01T10:00:00.000Z', times: 1 };
    expect(returns.take()).toEqual({ place, ended, isMessageLeftOut: false });
    expect(returns.take()).toEqual({ place, ended: null, isMessageLeftOut: false });
  });

  it('does not open the same message after the third time in ten minutes', () => {
    for (const time of [1, 2]) {
      returns.ended('crashed');
      expect([time, returns.take().place?.itemId]).toEqual([time, 'a message']);
    }
    returns.ended('silent');
    expect(returns.take()).toMatchObject({ place: { ...place, itemId: null }, isMessageLeftOut: true });
  });

  it('opens another message, and the same one when the ten minutes have passed', () => {
    returns.ended('crashed');
    returns.ended('crashed');
    returns.stand({ ...place, itemId: 'another' });
    returns.ended('crashed');
    expect(returns.take()).toMatchObject({ place: { itemId: 'another' }, isMessageLeftOut: false });
    now += 10 * 60_000;
    returns.stand(place);
    returns.ended('crashed');
    expect(returns.take()).toMatchObject({ place, isMessageLeftOut: false });
  });

  it('is not started for ever', () => {
    const verdicts = Array.from({ length: 7 }, () => returns.ended('crashed'));
    expect(verdicts).toEqual([true, true, true, true, true, true, false]);
    now += 10 * 60_000;
    expect(returns.ended('crashed')).toBe(true);
  });

  it('is told nothing of where anybody was before a lock', () => {
    returns.ended('crashed');
    returns.forget();
    expect(returns.take()).toEqual({ place: null, ended: null, isMessageLeftOut: false });
  });
});
