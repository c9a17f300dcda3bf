import { create } from 'zustand';
import type { Account, NewAccount } from '../../../shared/model/account.ts';
import type { Result } from '../../../shared/result.ts';
import { request } from '../bridge.ts';
import { keptEqual } from './kept-equal.ts';

interface AccountsStore {
  /** Null until main has answered; empty when there is none. */
  readonly accounts: readonly Account[] | null;
  readonly load: () => Promise<void>;
  readonly changed: (accounts: readonly Account[]) => void;
  /** Signs in and remembers; a refusal stores nothing. */
  readonly add: (account: NewAccount) => Promise<Result<Account>>;
  readonly signIn: (accountId: string, secret: string) => Promise<Result<Account>>;
  readonly remove: (accountId: string) => Promise<Result<null>>;
}

/** The remembered accounts, without secrets. */
export const useAccountsStore = create<AccountsStore>((set, get) => {
  function keep(account: Account): void {
    const others = (get().accounts ?? []).filter((one) => one.accountId !== account.accountId);
    set({ accounts: [...others, account] });
  }
  return {
    accounts: null,
    load: async () => {
      const answer = await request('account.list', {});
      if (answer.ok) set({ accounts: answer.value });
    },
    changed: (accounts) => set({ accounts: keptEqual(get().accounts, accounts) }),
    add: async (account) => {
      const answer = await request('account.add', account);
      if (answer.ok) keep(answer.value);
      return answer;
    },
    signIn: async (accountId, secret) => {
      const answer = await request('account.signIn', { accountId, secret });
      if (answer.ok) {
        const accounts = (get().accounts ?? []).map((one) =>
          one.accountId === accountId ? answer.value : one,
        );
        set({ accounts });
      }
      return answer;
    },
    remove: async (accountId) => {
      const answer = await request('account.remove', { accountId });
      if (answer.ok) set({ accounts: (get().accounts ?? []).filter((one) => one.accountId !== accountId) });
      return answer;
    },
  };
});
