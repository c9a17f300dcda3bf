import { beforeEach, expect, test } from 'vitest';
import { useAccountsStore } from '../../../renderer/app/stores/accounts-store.ts';
import { keptEqual } from '../../../renderer/app/stores/kept-equal.ts';
import type { Account } from '../../../shared/model/account.ts';

const account: Account = {
  accountId: 'account-1',
  address: 'rob@contoso.test',
  name: null,
  host: 'mail.contoso.test',
  userName: 'rob',
  scheme: 'basic',
  certificate: null,
  secret: 'keychain',
  signIn: 'accepted',
};

beforeEach(() => useAccountsStore.setState({ accounts: [account] }));

test('accounts that main tells again as they were are drawn from the same objects', () => {
  const before = useAccountsStore.getState().accounts;
  useAccountsStore.getState().changed(structuredClone([account]));
  expect(useAccountsStore.getState().accounts).toBe(before);
});

test('of a list with one change all others stay the objects they were', () => {
  const before = [{ id: 1 }, { id: 2 }];
  const now = keptEqual(before, [{ id: 1 }, { id: 3 }]);
  expect(now).toEqual([{ id: 1 }, { id: 3 }]);
  expect([now === before, now[0] === before[0]]).toEqual([false, true]);
});

test('another order or a shorter list is a change', () => {
  const before = [{ id: 1 }, { id: 2 }];
  expect(keptEqual(before, [{ id: 2 }, { id: 1 }])).toEqual([{ id: 2 }, { id: 1 }]);
  expect(keptEqual(before, [{ id: 1 }])).toEqual([{ id: 1 }]);
  expect(keptEqual(null, before)).toBe(before);
});
