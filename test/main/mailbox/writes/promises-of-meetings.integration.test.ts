import { afterEach, describe, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { sessionOn, type SessionOn } from '../sync/session-on.ts';

const rob = 'rob.ellis@contoso.test';
const mary = 'mary.okafor@contoso.test';
const stretch = { start: '2026-11-30T00:00:00.000Z', end: '2026-12-07T00:00:00.000Z' };

let exchange: Exchange;
let session: SessionOn;
afterEach(async () => {
  session.close();
  await exchange.stop();
});

async function open(profile: 'exchange-se' | 'compatible', account = rob): Promise<void> {
  exchange = await startExchange({ now: new Date().toISOString(), profile });
  session = sessionOn(exchange, { account, mailbox: mary, access: account === mary ? 'own' : 'delegate' });
  await session.bringUp();
}

async function meetingWithSam(): ReturnType<typeof session.value<'meeting.create'>> {
  return await session.value('meeting.create', {
    notify: true,
    meeting: {
      subject: 'Budget',
      location: '',
      time: {
        kind: 'timed',
        start: '2026-12-02T10:00:00.000Z',
        end: '2026-12-02T11:00:00.000Z',
        timeZone: 'Europe/Berlin',
      },
      required: [{ name: 'Sam', address: 'jun.takeda@contoso.test' }],
      optional: [],
      bodyText: '',
      freeBusy: 'Busy',
      isPrivate: false,
    },
  });
}

describe('a meeting made for the owner by a delegate', () => {
  it('says who organises it where that is not the owner, and the calendar says so before the next', async () => {
    await open('compatible');
    expect((await session.value('calendar.list', stretch)).organizes).toBeUndefined();
    const made = await meetingWithSam();
    expect(made).toMatchObject({ isWitnessed: false, broken: ['organizer'] });
    expect(made.item?.organizer?.address.toLowerCase()).toBe(rob);
    expect((await session.value('calendar.list', stretch)).organizes).toBe('delegate');
  });

  it('says nothing of the kind where the owner organises it', async () => {
    await open('exchange-se');
    const made = await meetingWithSam();
    expect([made.isWitnessed, made.broken]).toEqual([true, undefined]);
    expect((await session.value('calendar.list', stretch)).organizes).toBeUndefined();
  });
});

describe('cancelling a meeting', () => {
  it('says that nobody was told where nothing shows it', async () => {
    await open('compatible', mary);
    const { item } = await meetingWithSam();
    const { itemId, changeKey } = item!;
    const ended = await session.value('meeting.cancel', { item: { itemId, changeKey }, messageText: '' });
    expect(ended).toMatchObject({ notified: [], isWitnessed: false, broken: ['cancellation'] });
  });

  it('says who was told where the cancellation lies in Sent Items', async () => {
    await open('exchange-se');
    const { item } = await meetingWithSam();
    const { itemId, changeKey } = item!;
    const ended = await session.value('meeting.cancel', { item: { itemId, changeKey }, messageText: '' });
    expect(ended).toMatchObject({ notified: ['jun.takeda@contoso.test'], isWitnessed: true });
    expect(ended.broken).toBeUndefined();
  });
});
