import type { Account } from '../../../shared/model/account.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { AccountAccess } from '../../accounts/accounts.ts';
import { endingOf } from '../../journal/ending-of.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** Accounts: added after one sign-in that was accepted, removed with everything that was kept for them. */
export function accountHandlers(parts: Parts): HandlersOf<'account'> {
  const { accounts, sessions, gate } = parts;
  return {
    'account.list': async () => success(accounts.list()),
    'account.add': async (typed) => {
      const made = accounts.make(typed);
      if (!made.ok) return made;
      const tried = await trySignIn(parts, made.value);
      if (!tried.ok) {
        gate.forget(made.value.account.accountId);
        return tried;
      }
      return told(parts, await accounts.remember(made.value));
    },
    'account.signIn': async ({ accountId, secret }) => {
      const access = await accounts.access(accountId, secret);
      if (!access.ok) return access;
      gate.forget(accountId);
      const tried = await trySignIn(parts, access.value);
      if (!tried.ok) return tried;
      await accounts.keepSecret(accountId, secret);
      return told(parts, accounts.view(access.value.account));
    },
    'account.remove': async ({ accountId }) => {
      if (accounts.find(accountId) === null) return failed({ kind: 'no-such-account' });
      await sessions.forgetAccount(accountId);
      await accounts.forget(accountId);
      gate.forget(accountId);
      parts.emit('accounts.changed', accounts.list());
      return success(null);
    },
  };
}

/** One sign-in, through the account's gate and into the journal when it is refused. */
async function trySignIn(parts: Parts, access: AccountAccess): Promise<Result<null>> {
  const { accountId, address } = access.account;
  const tried = await parts.gate.pass<Result<null>>(accountId, async () => {
    const value = await parts.sessions.trySignIn(access);
    const isRefused = !value.ok && value.failure.kind === 'wrong-credentials';
    return { told: value.ok ? 'accepted' : isRefused ? 'refused' : 'nothing', value };
  });
  const result =
    tried ?? failed({ kind: 'wrong-credentials', userName: access.credential.userName, attempts: 0 });
  if (!result.ok) {
    const act = { authenticated: address, authorized: address, mailbox: address, access: null, itemId: null };
    const { code } = endingOf(result.failure);
    await parts.journal.refusal(
      { ...act, operation: 'account.signIn', summary: 'A sign-in that failed' },
      code ?? result.failure.kind,
    );
  }
  return result;
}

function told(parts: Parts, account: Account): Result<Account> {
  parts.emit('accounts.changed', parts.accounts.list());
  return success(account);
}
