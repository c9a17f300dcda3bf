import { describe, expect, test } from 'vitest';

import type { Fault, FaultSpec } from '../../faults.ts';
import { ask, texts } from '../support/client.ts';
import { mary, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();
const inbox = getFolder(folder('inbox'));
const draft =
  '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:Subject>once</t:Subject></t:Message></m:Items></m:CreateItem>';
const add = (spec: FaultSpec) => office.exchange().faults.add(spec);
/** Waits for a fault to have happened. */
async function played(fault: Fault): Promise<void> {
  while (fault.played === 0) await new Promise((resolve) => setImmediate(resolve));
}
const drafts = async () => texts((await office.ask(rob, findItem(folder('drafts')))).body, 'Subject');
const fetchDraft = (signal?: AbortSignal) =>
  fetch(office.exchange().url, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${rob}:Pa55-word`).toString('base64')}` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Body>${draft}</s:Body></s:Envelope>`,
    ...(signal ? { signal } : {}),
  });

test.each([
  ['tls-fail', 0],
  ['reset-early', 0],
  ['reset-mid-request', 0],
  ['reset', 0],
  ['commit-then-drop', 1],
  ['half-body', 1],
  ['wrong-length', 1],
] as const)('%s breaks the exchange; the draft was made %i times', async (type, times) => {
  const fault = add({ type });
  await expect(fetchDraft().then((one) => one.text())).rejects.toThrow();
  expect(fault.played).toBe(1);
  expect(await drafts()).toHaveLength(times);
});

test.each([
  ['connect-hang', 0],
  ['hang', 0],
  ['headers-only', 1],
  ['half-body-hang', 1],
] as const)('%s keeps the client waiting; the draft was made %i times', async (type, times) => {
  const fault = add({ type });
  const controller = new AbortController();
  const asked = fetchDraft(controller.signal).then((one) => one.text());
  await played(fault);
  expect(await Promise.race([asked, drafts().then(() => 'waits')])).toBe('waits');
  controller.abort();
  await expect(asked).rejects.toThrow();
  expect(await drafts()).toHaveLength(times);
});

test('a late reply comes after the client has given up, and the server has acted', async () => {
  const fault = add({ type: 'late', operation: 'CreateItem', delayMilliseconds: 60 });
  await expect(fetchDraft(AbortSignal.timeout(20))).rejects.toThrow(/timeout/i);
  expect([await drafts(), fault.played]).toEqual([['once'], 1]);
});

test('a late reply is whole for whoever waits', async () => {
  add({ type: 'late', operation: 'CreateItem', delayMilliseconds: 20 });
  expect(await (await fetchDraft()).text()).toContain('NoError');
});

test('a sliced reply is the same reply', async () => {
  const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
  const whole = await office.ask(mary, getItem(id));
  add({ type: 'sliced' });
  expect((await office.ask(mary, getItem(id))).text).toBe(whole.text);
});

test.each(['ErrorInvalidSyncStateData', 'ErrorMailboxMoveInProgress', 'ErrorProxyRequestNotAllowed'])(
  'answers each item with %s, and does nothing',
  async (code) => {
    add({ type: 'item-error', code });
    expect(await office.codes(rob, getFolder(folder('inbox') + folder('drafts')))).toEqual([code, code]);
    expect(await office.codes(rob, inbox)).toEqual(['NoError']);
  },
);

test('a closed port refuses connections until it is opened again', async () => {
  const exchange = office.exchange();
  const { url } = exchange;
  await exchange.stopListening();
  await expect(ask({ url, as: rob, body: inbox })).rejects.toThrow(/ECONNREFUSED/);
  await exchange.listenAgain();
  expect((await ask({ url, as: rob, body: inbox })).status).toBe(200);
});

test('a storm of 401 lasts as long as it was told to, whatever the password', async () => {
  add({ type: '401', times: 3 });
  const statuses: number[] = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await office.ask(rob, inbox)).status);
  expect(statuses).toEqual([401, 401, 401, 200]);
});

/** What 40 requests met: status, or the way the connection broke. */
async function met(seed: number, noise: boolean): Promise<string[]> {
  const { faults, ledger, url } = office.exchange();
  faults.clear();
  ledger.clear();
  faults.follow({ seed, rate: 0.4 });
  for (let count = 0; count < 40; count += 1) {
    await ask({ url, as: rob, body: inbox }).catch(() => undefined);
    if (noise) await ask({ url, as: rob, body: findItem(folder('inbox')) }).catch(() => undefined);
  }
  const own = ledger.requests.filter((one) => one.operation === 'GetFolder' || !noise);
  return own.map((one) => one.fault ?? 'none');
}

describe('a schedule', () => {
  test('is the same for the same seed, whatever runs beside it, and another for another', async () => {
    const first = await met(7, false);
    expect(new Set(first).size).toBeGreaterThan(5);
    expect(await met(7, true)).toEqual(first);
    expect(await met(8, false)).not.toEqual(first);
  });
});

describe('a narrow line', () => {
  const narrow = useOffice({ bytesPerSecond: 20_000 });
  test('takes its time for a long reply, and can be widened', async () => {
    const { line } = narrow.exchange();
    const time = async () => {
      const start = performance.now();
      const { text } = await narrow.ask(
        mary,
        findItem(folder('inbox'), '', '<t:BaseShape>AllProperties</t:BaseShape>'),
      );
      return { milliseconds: performance.now() - start, expected: (text.length / 20_000) * 1_000 };
    };
    const slow = await time();
    expect(slow.milliseconds).toBeGreaterThan(slow.expected * 0.8);
    line.bytesPerSecond = Infinity;
    expect((await time()).milliseconds).toBeLessThan(slow.milliseconds / 2);
  });
});

describe('behind TLS', () => {
  const secure = useOffice({ tls: true });
  test.each(['tls-fail', 'connect-hang'] as const)('%s happens before the handshake', async (type) => {
    const { url, ca = '', faults } = secure.exchange();
    const fault = faults.add({ type });
    const asked = ask({ url, ca, as: rob, body: inbox });
    if (type === 'tls-fail') await expect(asked).rejects.toThrow();
    else asked.catch(() => undefined);
    await played(fault);
    expect((await ask({ url, ca, as: rob, body: inbox })).status).toBe(200);
    expect(fault.played).toBe(1);
  });
});

office.checkSchema();
