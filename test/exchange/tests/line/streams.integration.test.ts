import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { ask, envelopeOf, texts } from '../support/client.ts';

const run = promisify(execFile);
const rob = 'rob.ellis@contoso.test';
const connections = 200;
const heartbeat = 3_000;
const seconds = 9;

test('serves 200 streaming connections with a heartbeat every three seconds at under 5 % of a core', async () => {
  const server = fork(join(import.meta.dirname, '../support/streams-server.ts'), [String(heartbeat)]);
  const [{ url, password }] = (await once(server, 'message')) as [{ url: string; password: string }];
  const subscribe =
    '<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds><t:DistinguishedFolderId Id="inbox"/></t:FolderIds><t:EventTypes><t:EventType>NewMailEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>';
  let beats = 0;
  const open = async () => {
    const answer = await ask({ url, as: rob, password, body: subscribe });
    const id = texts(answer.body, 'SubscriptionId')[0] ?? '';
    const body = envelopeOf(
      `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>30</m:ConnectionTimeout></m:GetStreamingEvents>`,
    );
    const Authorization = `Basic ${Buffer.from(`${rob}:${password}`).toString('base64')}`;
    const asked = request(url, {
      method: 'POST',
      agent: false,
      headers: { Authorization, 'Content-Length': body.length },
    });
    asked.on('error', () => undefined);
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
    response.on('data', () => (beats += 1));
    return asked;
  };
  const streams = [];
  for (let count = 0; count < connections; count += 1) streams.push(await open());
  const spent = async () => {
    server.send('cpu');
    const [microseconds] = (await once(server, 'message')) as [number];
    return microseconds;
  };
  const before = await spent();
  const beatsBefore = beats;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const share = ((await spent()) - before) / (seconds * 1e6);
  process.stdout.write(
    `200 streams, ${beats - beatsBefore} heartbeats in ${seconds} s: ${(share * 100).toFixed(2)} % of a core\n`,
  );
  expect(beats - beatsBefore).toBeGreaterThan(connections * 2);
  expect(share).toBeLessThan(0.05);
  for (const one of streams) one.destroy();
  server.kill();
  await once(server, 'exit');
});

test('listens on loopback only, and opens no connection of its own', async () => {
  const script = `const net = await import('node:net');
    const listened = []; const called = [];
    const { listen } = net.Server.prototype;
    net.Server.prototype.listen = function (...all) { listened.push(all[1]); return listen.apply(this, all); };
    net.Socket.prototype.connect = function (...all) { called.push(all); throw new Error('called'); };
    const { startExchange } = await import(${JSON.stringify(join(import.meta.dirname, '../../exchange.ts'))});
    for (const profile of ['exchange-se', 'exchange-online-2026', 'exchange-2013', 'compatible']) {
      const exchange = await startExchange({ profile, tls: profile === 'compatible' });
      exchange.tokens.userToken(${JSON.stringify(rob)});
      await exchange.stop();
    }
    console.log(JSON.stringify({ listened, called }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
  expect(JSON.parse(stdout)).toEqual({ listened: Array.from({ length: 4 }, () => '127.0.0.1'), called: [] });
});
