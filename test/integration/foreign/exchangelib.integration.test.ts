import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startExchange } from '../../exchange/exchange.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { now, office, password } from '../../exchange/tests/support/fixture.ts';
import { hasPythonModule, namesOfChecks, runChecks } from '../../foreign/foreign-program.ts';
import type { ForeignCheck } from '../../foreign/foreign-program.ts';
import { isFull } from '../../support/full.ts';

const script = 'exchangelib_checks.py';
const names = namesOfChecks(readFileSync(new URL(`../../foreign/${script}`, import.meta.url), 'utf8'));
const isHere = isFull && hasPythonModule('exchangelib');
const why = isFull ? 'Debian’s python3-exchangelib is not installed' : 'the full run alone';

describe.skipIf(!isHere)(`exchangelib${isHere ? '' : ` (not run: ${why})`}`, () => {
  let exchange: Exchange;
  let checks: ReadonlyMap<string, ForeignCheck>;

  beforeAll(async () => {
    exchange = await startExchange({ content: office, now });
    checks = await runChecks(script, [exchange.url, password]);
  }, 300_000);
  afterAll(() => exchange.stop());

  test.each(names)('agrees with the sample Exchange about %s', (name) => {
    expect(checks.get(name)).toEqual({ check: name, ok: true, why: '' });
  });

  test('meets no defect of the server', () => {
    expect(exchange.ledger.defects).toEqual([]);
  });

  test('notices a server that does not find its items', async () => {
    exchange.faults.add({
      type: 'item-error',
      operation: 'GetItem',
      code: 'ErrorItemNotFound',
      times: 1_000,
    });
    const broken = await runChecks(script, [exchange.url, password, '--only', 'headers']);
    expect(broken.get('headers')).toMatchObject({ ok: false });
  });
});
