import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input } from '../../../shared/contract/index.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { entriesOf } from '../../main/credentials/keyring-entries.ts';
import { privateBus } from '../../main/credentials/private-keyring.ts';
import type { Canaries } from '../../support/canaries.ts';
import { HeadlessApp } from './headless-app.ts';

export const ROB = 'rob.ellis@contoso.test';
export const ANA = 'ana.lima@contoso.test';
export const MARY = 'mary.okafor@contoso.test';

/** What a run with a keychain in order left behind. */
export interface Remains {
  readonly profile: string;
  /** The keyring's `data/`. */
  readonly keyringData: string;
  /** The keychain's entries by name: two passwords and two keys. */
  readonly entries: Readonly<Record<string, string>>;
  /** Rob's account, which has Mary's mailbox stored; its id is also the name of its password's entry. */
  readonly rob: string;
  /** The name of the entry of Rob's key. */
  readonly robsKey: string;
  /** Ana's account, which has its own mailbox stored. */
  readonly ana: string;
  /** What must lie nowhere as plain text. */
  readonly canaries: Canaries;
  /** How each account signs in. */
  readonly signIn: Readonly<Record<string, Input<'account.add'>>>;
  end(): void;
}

/** Runs the app with a keychain in order: two accounts with a stored mailbox each, and nothing open any more. */
export async function leaveRemains(exchange: Exchange): Promise<Remains> {
  const signIn = Object.fromEntries([ROB, ANA].map((address) => [address, typedFor(exchange, address)]));
  const keyring = await privateBus();
  await keyring.start();
  const app = await HeadlessApp.start({ environment: { ...process.env, ...keyring.environment } });
  const ids: string[] = [];
  for (const typed of Object.values(signIn)) ids.push((await app.value('account.add', typed)).accountId);
  const [rob = '', ana = ''] = ids;
  const { sessionId } = await app.open(rob, MARY, 'delegate');
  const own = await app.open(ana, ANA, 'own');
  for (const id of [sessionId, own.sessionId])
    await app.event('folder.changed', (told) => told.sessionId === id);
  const { rows } = await app.value('message.firstPage', { sessionId });
  await app.stop();

  const names = [rob, ana, `store-key:${rob}`, `store-key:${ana}`];
  const secrets = await entriesOf(keyring.environment, names);
  const entries = Object.fromEntries(names.map((name, at) => [name, secrets[at] ?? '']));
  const keyringData = mkdtempSync(join(tmpdir(), 'onbehalf-remains-'));
  cpSync(join(keyring.home, 'data'), keyringData, { recursive: true });
  await keyring.end();
  return {
    profile: app.profile,
    keyringData,
    entries,
    rob,
    robsKey: `store-key:${rob}`,
    ana,
    canaries: {
      ...entries,
      'bytes of rob’s key': Buffer.from(entries[`store-key:${rob}`] ?? '', 'base64'),
      'bytes of ana’s key': Buffer.from(entries[`store-key:${ana}`] ?? '', 'base64'),
      subject: rows[0]?.subject ?? '',
      preview: rows[0]?.preview ?? '',
    },
    signIn,
    end: () => {
      for (const path of [app.profile, keyringData]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** How many of Rob's stores are no longer there, byte for byte, under their own name or beside it. */
export function lostStores({ profile: earlier, rob }: Remains, profile: string): number {
  const now = storesOf(profile, rob);
  return storesOf(earlier, rob).filter((bytes) => !now.some((one) => one.equals(bytes))).length;
}

/** The bytes of every file of an account's stores; none where it has no folder. */
export function storesOf(profile: string, accountId: string): readonly Buffer[] {
  const path = join(profile, 'stores', accountId);
  return existsSync(path) ? readdirSync(path).map((name) => readFileSync(join(path, name))) : [];
}

function typedFor(exchange: Exchange, address: string): Input<'account.add'> {
  const secret = exchange.accounts.find((account) => account.address === address)?.password ?? '';
  return { address, server: exchange.url, userName: '', secret, scheme: 'basic', certificatePem: null };
}
