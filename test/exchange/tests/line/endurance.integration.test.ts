import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { startExchange } from '../../exchange.ts';
import type { FaultType } from '../../faults.ts';
import { ask, envelopeOf, texts } from '../support/client.ts';
import { mary, now, office, password, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder } from '../support/office.ts';

const inbox = getFolder(folder('inbox'));

test('a body of 100 MB gets 413, is not kept, and the server lives', async () => {
  const exchange = await startExchange({ content: office, now });
  const megabytes = 100;
  const Authorization = `Basic ${Buffer.from(`${rob}:${password}`).toString('base64')}`;
  const headers = { Authorization, 'Content-Length': megabytes * 2 ** 20 };
  const asked = request(exchange.url, { method: 'POST', headers });
  const replied = once(asked, 'response');
  const piece = Buffer.alloc(2 ** 20, 'x');
  for (let sent = 0; sent < megabytes; sent += 1) if (!asked.write(piece)) await once(asked, 'drain');
  asked.end();
  const [response] = (await replied) as [IncomingMessage];
  response.resume();
  expect([response.statusCode, exchange.ledger.requests.map((one) => one.body)]).toEqual([413, ['']]);
  expect((await ask({ url: exchange.url, as: rob, body: inbox })).status).toBe(200);
  await exchange.stop();
});

test('a body of 60 MB that is no request gets the fault of Exchange', { timeout: 30_000 }, async () => {
  const exchange = await startExchange({ content: office, now });
  const long = envelopeOf(inbox).replace('Default', 'x'.repeat(60 * 2 ** 20));
  const answer = await fetch(exchange.url, {
    method: 'POST',
    body: long,
    headers: { Authorization: `Basic ${Buffer.from(`${rob}:${password}`).toString('base64')}` },
  });
  expect([answer.status, (await answer.text()).includes('ErrorSchemaValidation')]).toEqual([500, true]);
  await exchange.stop();
});

test('3,000 requests under 30 seeds of faults leave a server that answers and has no defects', async () => {
  const exchange = await startExchange({ content: office, now, rtt: 0 });
  const operations = [inbox, findItem(folder('calendar')), getFolder(folder('inbox', mary), 'AllProperties')];
  const met = new Set<FaultType | 'none'>();
  for (let seed = 1; seed <= 30; seed += 1) {
    exchange.faults.clear();
    exchange.faults.follow({ seed, rate: 0.3 });
    for (let count = 0; count < 100; count += 1)
      await ask({ url: exchange.url, as: rob, body: operations[count % 3] ?? inbox }).catch(() => undefined);
    for (const one of exchange.ledger.requests) met.add((one.fault as FaultType | undefined) ?? 'none');
    exchange.ledger.clear();
  }
  exchange.faults.clear();
  expect(met.size).toBe(14);
  expect(exchange.ledger.defects).toEqual([]);
  expect((await ask({ url: exchange.url, as: rob, body: inbox })).status).toBe(200);
  await exchange.stop();
});

test.each([
  ['compatible', 200],
  ['exchange-se', 500],
  ['exchange-online-2026', 401],
])('starts as %s from the command line', async (profile, status) => {
  const script = join(import.meta.dirname, '../../serve.ts');
  const server = spawn(process.execPath, [script, '--profile', profile, '--now', now]);
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const { url, accounts } = JSON.parse(line.toString('utf8')) as {
    url: string;
    accounts: { address: string; password: string }[];
  };
  const account = accounts.find((one) => one.address === rob);
  const answer = await ask({ url, as: rob, password: account?.password ?? '', body: '<m:GetNothing/>' });
  expect([answer.status, status === 401 ? [] : texts(answer.body, 'ResponseCode')]).toEqual([
    status,
    profile === 'exchange-se' ? ['ErrorInvalidRequest'] : [],
  ]);
  server.kill('SIGTERM');
  await once(server, 'exit');
});

test('refuses a profile that there is not', async () => {
  const server = spawn(process.execPath, [
    join(import.meta.dirname, '../../serve.ts'),
    '--profile',
    'exchange-2003',
  ]);
  const [code] = (await once(server, 'exit')) as [number];
  expect(code).not.toBe(0);
});
