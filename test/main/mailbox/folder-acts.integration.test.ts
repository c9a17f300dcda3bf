import { afterEach, beforeEach, expect, it } from 'vitest';
import { updateDelegate } from '../../../main/ews/operations/update-delegate.ts';
import type { EwsService } from '../../../main/ews/service.ts';
import { startExchange, type Exchange } from '../../exchange/exchange.ts';
import { valueOf } from '../ews/literal-service.ts';
import { mary, rob } from '../ews/operations/sample-office.ts';
import { actorOn, sessionOn, type SessionOn } from './sync/session-on.ts';

let exchange: Exchange;
let owner: EwsService;
let session: SessionOn;

beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  owner = actorOn(exchange, mary);
  session = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate' });
});
afterEach(async () => {
  session.close();
  owner.transport.close();
  await exchange.stop();
});

async function give(level: 'Editor' | 'Author' | 'Reviewer'): Promise<void> {
  const delegate = { address: rob, levels: { inbox: level }, viewPrivateItems: false, receivesCopies: true };
  valueOf(await updateDelegate(owner, { delegates: [delegate], deliverMeetingRequests: null }));
}

/** What the view is told of the inbox, what the Access page says of it, and what Exchange does with somebody else's mail. */
async function answersOf() {
  const inbox = session.context.known.folders.get('inbox')?.folderId ?? '';
  const acts = await session.value('folder.acts', { folderId: inbox });
  const report = await session.value('session.access', {});
  const verb = (name: string) => report.capabilities.find((one) => one.verb === name)?.isAllowed;
  const page = await session.value('message.list', { folderId: inbox, offset: 0, limit: 1, search: '' });
  const item = page.rows[0] ?? { itemId: '', changeKey: '', isRead: false };
  const { itemId, changeKey } = item;
  const whole = await session.value('message.get', { itemId });
  const marked = await session.ask('message.markRead', { item: { itemId, changeKey }, isRead: !item.isRead });
  return {
    view: acts.change.isAllowed,
    page: verb('Change mail'),
    item: whole.rights?.modify,
    exchange: marked.ok,
    whyNot: acts.change.whyNot?.command ?? null,
  };
}

it.each([
  ['Editor', true],
  ['Author', false],
  ['Reviewer', false],
] as const)(
  'the view, the Access page, the message and Exchange give a delegate with %s one answer',
  async (level, may) => {
    await give(level);
    await session.bringUp();
    const { whyNot, ...answers } = await answersOf();
    expect(answers).toEqual({ view: may, page: may, item: may, exchange: may });
    expect(whyNot).toEqual(may ? null : expect.stringContaining('Inbox'));
  },
);

it('a right that was given since is asked for again, not answered from an earlier run', async () => {
  await give('Reviewer');
  await session.bringUp();
  const kept = session.store;
  await give('Editor');
  const next = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate', store: kept });
  await next.bringUp();
  const inbox = next.context.known.folders.get('inbox')?.folderId ?? '';
  expect(await next.value('folder.acts', { folderId: inbox })).toMatchObject({ change: { isAllowed: true } });
  next.close();
});

it('one item of a folder is asked once', async () => {
  await session.bringUp();
  const folder = (await session.value('folder.list', {})).find(
    ({ displayName }) => displayName === 'Sent Items',
  );
  const folderId = folder?.folderId ?? '';
  exchange.ledger.clear();
  const first = await session.value('folder.acts', { folderId });
  expect(await session.value('folder.acts', { folderId })).toEqual(first);
  expect(exchange.ledger.requests.filter(({ operation }) => operation === 'FindItem').length).toBeLessThan(2);
});
