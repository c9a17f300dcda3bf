import { afterEach, beforeEach, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../../exchange/exchange.ts';
import { mary, rob } from '../ews/operations/sample-office.ts';
import { sessionOn, type SessionOn } from './sync/session-on.ts';

let exchange: Exchange;
let session: SessionOn;

beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:02:00Z' });
  session = sessionOn(exchange, { account: rob, mailbox: mary, access: 'delegate' });
  await session.value('open', null);
});
afterEach(async () => {
  session.close();
  await exchange.stop();
});

async function quoteOf(characters: number): Promise<string> {
  const folderId = session.context.known.folders.get('inbox')?.folderId ?? '';
  const { rows } = await session.value('message.list', { folderId, offset: 0, limit: 1, search: '' });
  const body = `<t:Body BodyType="Text">${'x'.repeat(characters)}</t:Body>`;
  const alter = (reply: string) => reply.replace(/<t:Body .*?<\/t:Body>/su, body);
  exchange.faults.add({ type: 'altered', operation: 'GetItem', times: 1, alter });
  return (await session.value('compose.begin', { kind: 'reply', itemId: rows[0]?.itemId ?? '' })).quote;
}

it('says beneath a quote that the rest of a long original is left out, and nothing beneath a whole one', async () => {
  expect(await quoteOf(70_000)).toMatch(/x\n> \[The rest of the original is left out\.\]$/u);
  expect(await quoteOf(1_000)).toMatch(/x{1000}$/u);
});
