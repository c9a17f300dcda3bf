import { describe, expect, it } from 'vitest';
import type { MailboxEvent } from '../../../main/ews/elements/read-notification.ts';
import { anywhere, noticedIn, together } from '../../../main/watch/thread/noticed-events.ts';
import { noticeSuspend } from '../../../main/watch/thread/suspend.ts';
import { handClock } from '../../support/hand-clock.ts';

const event = (change: Partial<MailboxEvent>): MailboxEvent => ({
  event: 'CreatedEvent',
  itemId: null,
  folderId: null,
  parentFolderIds: [],
  unreadCount: null,
  ...change,
});

describe('what events amount to', () => {
  it('names both ends of a move, each folder once', () => {
    const moved = event({ event: 'MovedEvent', itemId: 'I', parentFolderIds: ['A', 'B'] });
    const made = event({ itemId: 'J', parentFolderIds: ['B'] });
    expect(noticedIn([moved, made])).toEqual({ folderIds: ['A', 'B'], isTreeChanged: false });
  });

  it('tells a folder that was made, moved or renamed from one whose counts changed', () => {
    const folder = { folderId: 'F', parentFolderIds: ['Root'] };
    const counts = event({ ...folder, event: 'ModifiedEvent', unreadCount: 3 });
    expect(noticedIn([counts])).toEqual({ folderIds: ['F'], isTreeChanged: false });
    for (const change of [
      event({ ...folder, event: 'ModifiedEvent' }),
      event(folder),
      event({ ...folder, event: 'DeletedEvent' }),
    ])
      expect(noticedIn([change])).toEqual({ folderIds: ['F'], isTreeChanged: true });
  });

  it('is anywhere as soon as a part of it is', () => {
    const here = { folderIds: ['A'], isTreeChanged: false };
    expect(together(here, { folderIds: ['B'], isTreeChanged: true })).toEqual({
      folderIds: ['A', 'B'],
      isTreeChanged: true,
    });
    expect(together(here, anywhere)).toEqual(anywhere);
    expect(together({ ...anywhere, hasSlept: true }, here)).toEqual({ ...anywhere, hasSlept: true });
    expect(together(null, here)).toBe(here);
  });
});

describe('a suspend', () => {
  it('is noticed within two seconds, and nothing is while time goes on as it should', async () => {
    const clock = handClock();
    let resumed = 0;
    const end = noticeSuspend(clock, () => (resumed += 1));
    await clock.advance(60 * 60_000);
    expect(resumed).toBe(0);
    clock.suspend(10_000);
    await clock.advance(2_000);
    expect(resumed).toBe(1);
    await clock.advance(60_000);
    expect(resumed).toBe(1);
    end();
    clock.suspend(10_000);
    await clock.advance(60_000);
    expect(resumed).toBe(1);
    expect(clock.waiting()).toBe(0);
  });
});
