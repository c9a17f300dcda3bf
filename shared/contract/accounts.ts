import { z } from 'zod';
import { account, newAccount } from '../model/account.ts';
import * as id from '../model/identity.ts';
import { local } from './declare.ts';
import { done } from './shapes.ts';

const ACCOUNT = 'account-00000000000000000000000000000000';

/** Accounts: what signs in. */
export const accountsRequests = {
  'account.list': local({ input: {}, output: z.array(account), example: {} }),
  /** Signs in once to check, then remembers. A refused sign-in stores nothing. */
  'account.add': local({
    input: newAccount.shape,
    output: account,
    example: {
      address: 'rob.ellis@contoso.test',
      server: 'mail.contoso.test',
      userName: '',
      secret: '…',
      scheme: 'ntlm',
      certificatePem: null,
    },
  }),
  /** Gives a known account its secret again (memory only, or a changed password). */
  'account.signIn': local({
    input: { accountId: id.accountId, secret: z.string().min(1).max(1024) },
    output: account,
    example: { accountId: ACCOUNT, secret: '…' },
  }),
  /** Ends its sessions, forgets its mailboxes and takes its secret out of the keychain. */
  'account.remove': local({
    input: { accountId: id.accountId },
    output: done,
    example: { accountId: ACCOUNT },
  }),
} as const;
