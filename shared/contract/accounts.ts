import { z } from 'zod';
import { account, newAccount } from '../model/account.ts';
import * as id from '../model/identity.ts';
import { nothing, done } from './shapes.ts';

/** Accounts: what signs in. */
export const accountsRequests = {
  'account.list': { input: nothing, output: z.array(account) },
  /** Signs in once to check, then remembers. A refused sign-in stores nothing. */
  'account.add': { input: newAccount, output: account },
  /** Gives a known account its secret again (memory only, or a changed password). */
  'account.signIn': {
    input: z.strictObject({ accountId: id.accountId, secret: z.string().min(1).max(1024) }),
    output: account,
  },
  /** Ends its sessions, forgets its mailboxes and takes its secret out of the keychain. */
  'account.remove': { input: z.strictObject({ accountId: id.accountId }), output: done },
} as const;
