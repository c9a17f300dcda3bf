import { afterEach, describe, expect, it } from 'vitest';
import { openTurns } from '../../../main/ews/transport/turns.ts';
import type { ThrottlingShape } from '../../exchange/policies/policies.ts';
import { scaled } from '../../support/full.ts';
import { startThrottledOffice, type ThrottledOffice } from './throttled-office.ts';

const shapes: readonly ThrottlingShape[] = ['fault', 'inner', 'item', 'http-503'];
const count = scaled(1_000);
const offices: ThrottledOffice[] = [];
afterEach(async () => {
  for (const office of offices.splice(0)) await office.stop();
});

async function start(...options: Parameters<typeof startThrottledOffice>): Promise<ThrottledOffice> {
  const office = await startThrottledOffice(...options);
  offices.push(office);
  return office;
}

/** A folder costs one point to ask and one for itself. */
const budget = 40;

describe.each(shapes)('operations that a server throttles as %s', (shape) => {
  it('never come before the hint is over, whichever of eight sessions they are of', async () => {
    // A page with 503 has no place for the hint: what the server did not say, its ledger must not ask for.
    const policies = { budget, throttlingShape: shape, givesBackOff: shape !== 'http-503' };
    const office = await start({ policies, sessions: 8, limits: { requests: 1 } });
    const failures = await office.ask(count);
    expect(office.exchange.ledger.tooEarly).toEqual([]);
    expect(office.seen).toMatchObject({ early: 0 });
    expect(office.seen.busy).toBeGreaterThan(0);
    const kinds = new Set(failures.map((failure) => failure?.kind ?? 'done'));
    // Single items that were refused are the caller's to repeat; all others come to their end.
    expect([...kinds].toSorted()).toEqual(shape === 'item' ? ['done', 'server-busy'] : ['done']);
  });

  it('leave no more once one of ten under way was told to wait', async () => {
    const policies = { budget, throttlingShape: shape };
    const office = await start({ policies, sessions: 8 });
    await office.ask(count);
    expect(office.seen).toMatchObject({ early: 0 });
    expect(office.seen.busy).toBeGreaterThan(0);
    expect(office.exchange.ledger.defects).toEqual([]);
  });
});

it('a client that does not wait is found out by the same server', async () => {
  const turns = { ...openTurns, waitsWhenBusy: true };
  const office = await start({ policies: { budget }, sessions: 8, turns });
  await office.ask(100);
  expect(office.exchange.ledger.tooEarly.length).toBeGreaterThan(0);
  expect(office.seen.early).toBeGreaterThan(0);
});

it('a budget is used to nine tenths at least', async () => {
  const office = await start({ policies: { budget }, sessions: 8 });
  const failures = await office.ask(count);
  expect(failures.filter((failure) => failure !== null)).toEqual([]);
  const allowed = budget / 2 + (office.passedMs() / 60_000) * (budget / 2);
  process.stdout.write(
    `${count} operations, ${Math.round(allowed)} allowed in ${office.passedMs() / 1000} s\n`,
  );
  expect(count / allowed).toBeGreaterThanOrEqual(0.9);
});

it('a server with small limits of its own is asked less at a time, until it has nothing to refuse', async () => {
  const office = await start({ policies: { maxConcurrency: 4, backOffMilliseconds: 500 }, sessions: 8 });
  office.exchange.line.roundTrip = 2;
  const failures = await office.ask(200);
  expect(failures.filter((failure) => failure !== null)).toEqual([]);
  expect(office.broker.budgets()[0]?.most).toBeLessThanOrEqual(4);
});
