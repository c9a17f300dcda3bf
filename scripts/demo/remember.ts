import type { Bridge } from '../../shared/bridge.ts';
import type { Access } from '../../shared/model/identity.ts';
import type { Account, Scheme } from '../../shared/model/account.ts';
import type { Session } from '../../shared/model/session.ts';
import type { Result } from '../../shared/result.ts';

/** How the app is asked: through the page's bridge, through lines, or directly. */
export type Ask = Bridge['request'];

/** What signing in needs to know of an Exchange. */
export interface ExchangeAddress {
  readonly url: string;
  readonly ca: string | null;
  readonly accounts: readonly { readonly address: string; readonly password: string }[];
}

/** One account of the sample office and what it opens. */
export interface RememberedAccount {
  readonly address: string;
  readonly scheme: Scheme;
  readonly mailboxes: readonly (readonly [address: string, access: Access])[];
}

/** Who signs in to the demo: an assistant, a support person, and the account that impersonates. */
export const sampleAccounts: readonly RememberedAccount[] = [
  {
    address: 'rob.ellis@contoso.test',
    scheme: 'ntlm',
    mailboxes: [
      ['rob.ellis@contoso.test', 'own'],
      ['mary.okafor@contoso.test', 'delegate'],
      ['jun.takeda@contoso.test', 'delegate'],
    ],
  },
  {
    address: 'ana.lima@contoso.test',
    scheme: 'ntlm',
    mailboxes: [
      ['ana.lima@contoso.test', 'own'],
      ['support@contoso.test', 'delegate'],
    ],
  },
  {
    address: 'svc.onbehalf@contoso.test',
    scheme: 'basic',
    mailboxes: [['jun.takeda@contoso.test', 'impersonation']],
  },
];

function valueOf<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** Adds one account, signing in once. Throws where the app says no: a sample account must work. */
export async function addAccount(
  ask: Ask,
  exchange: ExchangeAddress,
  address: string,
  scheme: Scheme = 'ntlm',
): Promise<Account> {
  const secret = exchange.accounts.find((account) => account.address === address)?.password;
  if (secret === undefined) throw new Error(`${address} is no account of the sample Exchange`);
  const typed = { address, server: exchange.url, userName: '', secret, scheme, certificatePem: exchange.ca };
  return valueOf(`adding ${address}`, await ask('account.add', typed));
}

/** Opens one mailbox, which also remembers it. Returns the opening session. */
export async function openMailbox(
  ask: Ask,
  accountId: string,
  address: string,
  access: Access,
): Promise<Session> {
  return valueOf(`opening ${address}`, await ask('mailbox.open', { accountId, address, access }));
}

/** Signs in the accounts and remembers their mailboxes. Returns the accounts. */
export async function remember(
  ask: Ask,
  exchange: ExchangeAddress,
  accounts: readonly RememberedAccount[] = sampleAccounts,
): Promise<readonly Account[]> {
  const added: Account[] = [];
  for (const { address, scheme, mailboxes } of accounts) {
    const account = await addAccount(ask, exchange, address, scheme);
    added.push(account);
    for (const [mailbox, access] of mailboxes) await openMailbox(ask, account.accountId, mailbox, access);
  }
  return added;
}
