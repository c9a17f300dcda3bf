import { expect, test } from 'vitest';
import { SignInGate } from '../../../main/accounts/sign-in-gate.ts';

type Told = 'accepted' | 'refused' | 'nothing';

/** Attempts that end when the test says so. */
function attempts() {
  const started: ((told: Told) => void)[] = [];
  const attempt = async () => {
    const told = await new Promise<Told>((resolve) => started.push(resolve));
    return { told, value: told };
  };
  return { started, attempt };
}

async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('an untried secret is tried by one session while the others wait', async () => {
  const gate = new SignInGate();
  const { started, attempt } = attempts();
  const all = [gate.pass('a', attempt), gate.pass('a', attempt), gate.pass('a', attempt)];
  await turn();
  expect(started).toHaveLength(1);
  started[0]?.('refused');
  expect(await Promise.all(all)).toEqual(['refused', null, null]);
  expect(started).toHaveLength(1);
});

test('once it was accepted, sessions no longer wait for one another', async () => {
  const gate = new SignInGate();
  const { started, attempt } = attempts();
  const first = gate.pass('a', attempt);
  await turn();
  started[0]?.('accepted');
  await first;
  const rest = [gate.pass('a', attempt), gate.pass('a', attempt)];
  await turn();
  expect(started).toHaveLength(3);
  for (const end of started.slice(1)) end('accepted');
  expect(await Promise.all(rest)).toEqual(['accepted', 'accepted']);
});

test('an attempt that told nothing of the secret lets the next one try', async () => {
  const gate = new SignInGate();
  const { started, attempt } = attempts();
  const all = [gate.pass('a', attempt), gate.pass('a', attempt)];
  await turn();
  started[0]?.('nothing');
  await turn();
  expect(started).toHaveLength(2);
  started[1]?.('accepted');
  expect(await Promise.all(all)).toEqual(['nothing', 'accepted']);
});

test('accounts do not wait for one another, and a new secret starts afresh', async () => {
  const gate = new SignInGate();
  const { started, attempt } = attempts();
  void gate.pass('a', attempt);
  void gate.pass('b', attempt);
  await turn();
  expect(started).toHaveLength(2);
  gate.refuse('a');
  expect(await gate.pass('a', attempt)).toBe(null);
  gate.forget('a');
  expect(gate.verdict('a')).toBe('untried');
});
