import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import type { Answer } from '../support/client.ts';
import { rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, useOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';

const letter = (subject: string) => `<t:Message><t:Subject>${subject}</t:Subject></t:Message>`;
const batch = (...subjects: string[]) =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:Items>${subjects.map(letter).join('')}</m:Items></m:CreateItem>`;

const waits = Symbol('no reply yet');

async function turns(): Promise<typeof waits> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
  return waits;
}

/** Asks, lets the server's clock go on by the second, and says how many ms of it went by until the reply was there. */
async function timed(office: Office, body: string): Promise<[Answer, number]> {
  const { ledger, clock } = office.exchange();
  const number = ledger.requests.length;
  const asked = office.ask(rob, body);
  while ((ledger.requests[number]?.status ?? 0) === 0) await new Promise(setImmediate);
  for (let milliseconds = 0; ; milliseconds += 1_000) {
    const first = await Promise.race([asked, turns()]);
    if (first !== waits) return [first, milliseconds];
    clock.advance(1_000);
  }
}

describe('a server that takes 20 seconds over each item', () => {
  const office = useOffice({ policies: { itemMilliseconds: 20_000 } });

  test('does three of five in its minute; the fourth is over time, the fifth was never begun', async () => {
    const [answer, milliseconds] = await timed(office, batch('one', 'two', 'three', 'four', 'five'));
    expect(answer.status).toBe(200);
    const messages = all(answer.body, 'CreateItemResponseMessage');
    expect(
      messages.map((one) => [one.attributes.get('ResponseClass'), ...texts(one, 'ResponseCode')]),
    ).toEqual([
      ['Success', 'NoError'],
      ['Success', 'NoError'],
      ['Success', 'NoError'],
      ['Error', 'ErrorTimeoutExpired'],
      ['Warning', 'ErrorBatchProcessingStopped'],
    ]);
    expect(office.exchange().ledger.changes.map((one) => one.subject)).toEqual(['one', 'two', 'three']);
    expect(milliseconds).toBe(60_000);
  });

  test('answers a batch that fits when its time is over, and whole', async () => {
    const [answer, milliseconds] = await timed(office, batch('one', 'two', 'three'));
    expect(texts(answer.body, 'ResponseCode')).toEqual(['NoError', 'NoError', 'NoError']);
    expect(milliseconds).toBe(60_000);
  });
  office.checkSchema();
});

describe('a server that takes longer over one item than a request may last', () => {
  const office = useOffice({ policies: { itemMilliseconds: 3_000, requestMilliseconds: 2_000 } });
  test('answers with the fault ErrorTimeoutExpired, and does nothing', async () => {
    const [answer, milliseconds] = await timed(office, findItem(folder('inbox')));
    expect([answer.status, texts(answer.body, 'ResponseCode')]).toEqual([500, ['ErrorTimeoutExpired']]);
    expect(milliseconds).toBe(2_000);
    await timed(office, batch('one'));
    expect(office.exchange().ledger.changes).toEqual([]);
  });
});

describe('a budget of four a minute that delays', () => {
  const office = useOffice({ policies: { budget: 4, overBudget: 'delay' } });

  test('answers at once what it covers', async () => {
    const [answer, milliseconds] = await timed(office, batch('one', 'two', 'three'));
    expect([texts(answer.body, 'ResponseCode').length, milliseconds]).toEqual([3, 0]);
  });

  test('makes the rest of a batch wait until it has come back, and no longer than the minute', async () => {
    const [fits, milliseconds] = await timed(office, batch('one', 'two', 'three', 'four', 'five'));
    expect(texts(fits.body, 'ResponseCode')).toEqual(Array.from({ length: 5 }, () => 'NoError'));
    expect(milliseconds).toBe(60_000);
  });

  test('ends a batch whose wait would be longer than a request may last', async () => {
    await timed(office, batch('a', 'b'));
    office.exchange().clock.advance(30_000);
    const [answer] = await timed(office, batch('one', 'two', 'three', 'four', 'five', 'six'));
    const codes = texts(answer.body, 'ResponseCode');
    expect(codes).toContain('ErrorTimeoutExpired');
    const done = codes.filter((code) => code === 'NoError').length;
    const subjects = office.exchange().ledger.changes.map((one) => one.subject);
    expect(subjects.slice(2)).toEqual(['one', 'two', 'three', 'four', 'five'].slice(0, done));
    expect(office.exchange().ledger.tooEarly).toEqual([]);
  });
  office.checkSchema();
});

describe('requests that last', () => {
  const office = useOffice({ policies: { itemMilliseconds: 5_000, maxConcurrency: 1 } });
  test('count as running until their replies are out', async () => {
    const inbox = getFolder(folder('inbox'));
    const first = office.ask(rob, inbox);
    const { ledger, clock } = office.exchange();
    while ((ledger.requests[0]?.status ?? 0) === 0) await new Promise(setImmediate);
    expect(await office.codes(rob, inbox)).toEqual(['ErrorExceededConnectionCount']);
    clock.advance(5_000);
    expect((await first).status).toBe(200);
  });
});
