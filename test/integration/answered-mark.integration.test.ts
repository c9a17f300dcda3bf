import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageRow } from '../../shared/model/message.ts';
import type { Session } from '../../shared/model/session.ts';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { HeadlessApp } from './support/headless-app.ts';

const MARY = 'mary.okafor@contoso.test';

let exchange: Exchange;
let app: HeadlessApp;
let mary: Session;
let folderId: string;

beforeAll(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  app = await HeadlessApp.start();
  mary = await app.session(exchange, MARY, MARY, 'own');
  ({ folderId } = await app.value('message.firstPage', { sessionId: mary.sessionId }));
});
afterAll(async () => {
  await app.stop();
  await exchange.stop();
});

/** Answers or passes on a message as another mail program does, with a response object. */
async function elsewhere(act: string, { itemId, changeKey }: MessageRow): Promise<void> {
  const password = exchange.accounts.find(({ address }) => address === MARY)?.password ?? '';
  const to =
    '<t:ToRecipients><t:Mailbox><t:EmailAddress>ana.lima@contoso.test</t:EmailAddress></t:Mailbox></t:ToRecipients>';
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header><s:Body><m:CreateItem MessageDisposition="SendOnly"><m:Items><t:${act}>${to}<t:ReferenceItemId Id="${itemId}" ChangeKey="${changeKey}"/></t:${act}></m:Items></m:CreateItem></s:Body></s:Envelope>`;
  const answer = await fetch(exchange.url, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      authorization: `Basic ${Buffer.from(`${MARY}:${password}`).toString('base64')}`,
    },
    body,
  });
  expect(await answer.text()).toContain('NoError');
}

async function listed(search = ''): Promise<readonly MessageRow[]> {
  const { sessionId } = mary;
  return (await app.value('message.list', { sessionId, folderId, offset: 0, limit: 50, search })).rows;
}

test('what was answered or forwarded in another program is marked, from the server and from the store', async () => {
  const before = (await listed()).filter(({ isHidden, itemClass }) => !isHidden && itemClass === 'IPM.Note');
  const [one, two, three, plain] = before;
  if (one === undefined || two === undefined || three === undefined || plain === undefined)
    throw new Error('The inbox has too few messages.');
  expect(before.every(({ lastAct }) => lastAct === undefined)).toBe(true);
  await elsewhere('ReplyToItem', one);
  await elsewhere('ReplyAllToItem', two);
  await elsewhere('ForwardItem', three);

  await app.value('folder.refresh', { sessionId: mary.sessionId, folderId });
  const acts = (rows: readonly MessageRow[]) =>
    [one, two, three, plain].map(({ itemId }) => rows.find((row) => row.itemId === itemId)?.lastAct);
  expect(acts(await listed())).toEqual(['answered', 'answered', 'forwarded', undefined]);
  const found = await listed(one.subject.split(' ')[0]);
  expect(found.find(({ itemId }) => itemId === one.itemId)?.lastAct).toBe('answered');
});
