import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startExchange, type Exchange } from '../exchange/exchange.ts';
import { hasKeyring } from '../main/credentials/private-keyring.ts';
import { CanarySearch, writtenForms } from '../support/canaries.ts';
import { OPERATIONS } from './support/keychain-operations.ts';
import { leaveRemains, lostStores, type Remains } from './support/keychain-remains.ts';
import { STATES, type AppInState, type DrivenApp, type StateOfKeychain } from './support/keychain-states.ts';

/** What each operation gives while the keychain is so, in the order of `OPERATIONS`. */
const WHILE: Readonly<Record<string, readonly string[]>> = {
  ok: ['open', 'keychain', 'disk, read before the proof', 'removed', 'by password, secret keychain'],
  locked: [
    'secret-missing, told missing',
    'memory',
    'memory: locked',
    'removed',
    'by button, secret missing',
  ],
  'prompt dismissed': [
    'keychain-failing, told missing',
    'memory',
    'memory: failing',
    'removed',
    'by password: keychain-failing',
  ],
  'no D-Bus': [
    'secret-missing, told missing',
    'memory',
    'memory: absent',
    'removed',
    'by button, secret missing',
  ],
  hangs: [
    'keychain-failing, told missing',
    'memory',
    'memory: failing',
    'removed',
    'by password: keychain-failing',
  ],
  'wrong key': ['open', 'keychain', 'disk: wrong-key', 'removed', 'by password, secret keychain'],
  'no secret service': [
    'secret-missing, told missing',
    'memory',
    'memory: absent',
    'removed',
    'by button, secret missing',
  ],
  'item deleted': [
    'secret-missing, told missing',
    'keychain',
    'disk: wrong-key',
    'removed',
    'by password, secret keychain',
  ],
};

/** What each gives in the same run once the keychain is back. A copy begun under another key is set aside in its turn. */
const AFTERWARDS = [
  /^open$/u,
  /^keychain$/u,
  /^disk(?:: wrong-key)?, read before the proof$/u,
  /^removed$/u,
  /^by password, secret keychain$/u,
];

interface Row {
  readonly state: string;
  readonly operation: string;
  readonly meanwhile: string;
  /** Milliseconds until the app had said why; null where there is nothing to say. */
  readonly ms: number | null;
  /** Canaries found as plain text, while it is so and afterwards. */
  readonly plain: number;
  /** Stores that were there before and are neither in their place nor aside. */
  readonly lost: number;
  readonly afterwards: string;
}

let exchange: Exchange;
let remains: Remains;
let search: CanarySearch;
const table: Row[] = [];

/** How often a canary is in the profile, where the keyring writes, or in what the program printed. */
function plaintextIn({ app, keyringHome, printed }: AppInState): number {
  const below = keyringHome === null ? [app.profile] : [app.profile, keyringHome];
  const found = [...below.flatMap((path) => search.below(path)), ...search.within(Buffer.from(printed()))];
  return found.length;
}

/**
 * Settles once the app has said why: by the state of the keychain, or by what became of a session from here on, and then
 * before anything of the mailbox is shown.
 */
async function untilTold(app: DrivenApp, { told }: StateOfKeychain): Promise<void> {
  if (told === 'ready') {
    const earlier = new Set(app.events.map(({ payload }) => payload));
    await app.event(
      'session.changed',
      (session) =>
        !earlier.has(session) &&
        (session.state.state === 'failed' ||
          (session.state.state === 'opening' && session.storage.trouble !== null)),
    );
  } else if ((await app.value('app.state', {})).keychain !== told)
    await app.event('keychain.changed', ({ keychain }) => keychain === told);
}

/** All operations while the keychain is so. */
async function tryWhile(
  state: StateOfKeychain,
  inState: AppInState,
): Promise<readonly Omit<Row, 'afterwards'>[]> {
  const { app } = inState;
  const known = await app.value('mailbox.list', {});
  const rows: Omit<Row, 'afterwards'>[] = [];
  for (const [at, { name, act }] of OPERATIONS.entries()) {
    const from = performance.now();
    const told = untilTold(app, state).then(() => performance.now() - from);
    const meanwhile = await act(app, remains);
    const hasReason = state.told !== 'ready' || /missing|wrong/u.test(WHILE[state.name]?.[at] ?? '');
    const ms = hasReason ? Math.round(await told) : null;
    const lost = state.name === 'ok' ? 0 : lostStores(remains, app.profile);
    rows.push({ state: state.name, operation: name, meanwhile, ms, lost, plain: plaintextIn(inState) });
    // Whatever is missing, every mailbox is still in the rail.
    if (at === 0) expect(await app.value('mailbox.list', {})).toEqual(expect.arrayContaining(known));
  }
  return rows;
}

/** The same operations in the same run, and what the keychain itself then has. */
async function tryAgain({ app, entriesOf }: AppInState): Promise<readonly string[]> {
  const gave: string[] = [];
  // The lock first: it may be closed, and keys that are held are asked for anew behind it.
  for (const { act } of OPERATIONS.toReversed()) gave.unshift(await act(app, remains));
  const { rob, robsKey, ana, entries } = remains;
  expect(await entriesOf([rob, robsKey, ana, `store-key:${ana}`])).toEqual([
    entries[rob],
    entries[robsKey],
    null,
    null,
  ]);
  return gave;
}

async function tryState(state: StateOfKeychain): Promise<void> {
  const inState = await state.begin(remains);
  try {
    const rows = await tryWhile(state, inState);
    await inState.mend();
    const gave = await tryAgain(inState);
    const plain = plaintextIn(inState);
    for (const [at, row] of rows.entries())
      table.push({ ...row, plain: row.plain + plain, afterwards: gave[at] ?? '' });
  } finally {
    await inState.end();
  }
}

function print(): void {
  const head = ['keychain', 'operation', 'while it is so', 'told', 'plain', 'lost', 'once it is back'];
  const widths = [18, 16, 29, 7, 6, 5, 0];
  const lines = table.map(({ state, operation, meanwhile, ms, plain, lost, afterwards }) => {
    return [state, operation, meanwhile, ms === null ? '-' : `${ms} ms`, `${plain}`, `${lost}`, afterwards];
  });
  const text = [head, ...lines].map((line) => line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' '));
  process.stdout.write(`\n${text.join('\n')}\n${lines.length}/40 cases\n`);
}

describe.skipIf(!hasKeyring())('the keychain in eight states', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onbehalf-canaries-'));
    exchange = await startExchange({ size: 30 });
    remains = await leaveRemains(exchange);
    search = new CanarySearch(remains.canaries);
  });
  afterAll(async () => {
    await exchange.stop();
    remains.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the search for plain text finds every canary in every form, and in what is not sealed', () => {
    const { canaries } = remains;
    const place = join(folder, 'deep', 'deeper');
    mkdirSync(place, { recursive: true });
    for (const [name, canary] of Object.entries(canaries)) {
      expect(canary.length).toBeGreaterThan(8);
      for (const form of writtenForms(canary)) {
        writeFileSync(
          join(place, 'file'),
          Buffer.concat([Buffer.from('before '), form, Buffer.from(' after')]),
        );
        expect(search.below(folder)).toContain(`${name} in ${join(place, 'file')}`);
      }
    }
  });

  it('the count of lost stores counts a profile that has none', () => {
    expect(lostStores(remains, folder)).toBeGreaterThan(0);
    expect(lostStores(remains, remains.profile)).toBe(0);
  });

  it.each(STATES)(
    'while it is so: $name, each operation says what is the matter, and works once it is back',
    tryState,
  );

  it('forty cases: no plain text, nothing lost, no restart, and told: a keychain within a second, a file before its mailbox', () => {
    print();
    expect(table.map(({ state, meanwhile }) => `${state}: ${meanwhile}`)).toEqual(
      STATES.flatMap(({ name }) => (WHILE[name] ?? []).map((meanwhile) => `${name}: ${meanwhile}`)),
    );
    expect(table).toHaveLength(40);
    for (const [at, row] of table.entries()) {
      expect(row).toMatchObject({ plain: 0, lost: 0 });
      // What a session says of its file waits for its thread, and a thread for whatever else the machine does.
      const isOfKeychain = STATES.some(({ name, told }) => name === row.state && told !== 'ready');
      if (isOfKeychain) expect(row.ms).toBeLessThan(1000);
      expect(row.afterwards).toMatch(AFTERWARDS[at % OPERATIONS.length] ?? /never/u);
    }
  });
});
