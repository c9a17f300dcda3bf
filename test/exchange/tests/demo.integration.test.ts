import { afterAll, beforeAll, expect, test } from 'vitest';

import { startExchange } from '../exchange.ts';
import type { Account, Exchange } from '../exchange.ts';
import { all, ask } from './support/client.ts';
import { findItem, folder, getFolder, getItem, idsOf } from './support/office.ts';
import { bodyText, obstacle, violations } from './support/schema-check.ts';

let exchange: Exchange;
let milliseconds: number;

beforeAll(async () => {
  const before = process.cpuUsage();
  exchange = await startExchange({ seed: 7, now: '2026-11-18T09:00:00Z' });
  const used = process.cpuUsage(before);
  milliseconds = (used.user + used.system) / 1_000;
});
afterAll(() => exchange.stop());

test('the demo starts within a second of processor time', () => {
  expect(milliseconds).toBeLessThan(1_000);
});

test.skipIf(obstacle !== undefined)(
  `every item of every account is valid when it is read whole (${obstacle ?? 'xmllint'})`,
  { timeout: 120_000 },
  async () => {
    const replies: string[] = [];
    for (const account of exchange.accounts) replies.push(...(await readEverything(account)));
    expect(replies.length).toBeGreaterThan(20);
    expect(await violations(replies)).toEqual([]);
  },
);

async function readEverything(account: Account): Promise<string[]> {
  const replies: string[] = [];
  const run = async (body: string) => {
    const answer = await ask({ url: exchange.url, as: account.address, password: account.password, body });
    expect(answer.status).toBe(200);
    replies.push(bodyText(answer.text));
    return answer.body;
  };
  const names = ['inbox', 'sentitems', 'drafts', 'deleteditems', 'calendar'];
  await run(getFolder(names.map((name) => folder(name)).join(''), 'AllProperties'));
  for (const name of names) {
    const found = await run(findItem(folder(name), '', '<t:BaseShape>AllProperties</t:BaseShape>'));
    const ids = idsOf(found);
    for (let at = 0; at < ids.length; at += 100) await run(getItem(ids.slice(at, at + 100).join('')));
  }
  const view = '<m:CalendarView StartDate="2026-10-01T00:00:00Z" EndDate="2027-02-01T00:00:00Z"/>';
  const week = await run(findItem(folder('calendar'), view, '<t:BaseShape>AllProperties</t:BaseShape>'));
  if (all(week, 'CalendarItem').length > 0) await run(getItem(idsOf(week).join('')));
  return replies;
}
