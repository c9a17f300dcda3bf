import { z } from 'zod';
import { keychainState } from '../model/account.ts';
import * as id from '../model/identity.ts';
import { local } from './declare.ts';
import { done } from './shapes.ts';

/** What the program itself is asked: its state, its look and its lock. */
export const appRequests = {
  /** The state of the program itself: what a fresh page needs to draw. */
  'app.state': local({
    input: {},
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'chromium', 'headless']),
      keychain: keychainState,
      journal: z.enum(['ready', 'unavailable']),
      theme: z.enum(['system', 'light', 'dark', 'contrast']),
      /** The machine's zone, IANA. */
      timeZone: z.string(),
      isLocked: z.boolean(),
      /** Whether unlocking asks for an account's password: it does once one is in the keychain. */
      unlocking: z.enum(['password', 'button']),
      /** Minutes without a key or a pointer after which the app locks itself; 0 for never. */
      idleLockMinutes: z.number().int(),
    }),
    example: {},
  }),
  'app.setTheme': local({
    input: { theme: z.enum(['system', 'light', 'dark', 'contrast']) },
    output: done,
    example: { theme: 'dark' },
  }),
  /** Ends every session, wipes keys and secrets from memory and destroys the page. */
  'app.lock': local({ input: {}, output: done, example: {} }),
  /**
   * Compares with the keychain; for that nothing leaves this machine. Then what was open before the lock opens again, each
   * mailbox proved anew, in turn: first the one that was on screen, which is the answer; null where none was open. While
   * nothing is locked it compares nothing and fails as `not-locked`.
   */
  'app.unlock': local({
    input: { accountId: id.accountId.nullable(), secret: z.string().max(1024) },
    output: z.strictObject({ mailboxId: id.mailboxId.nullable() }),
    example: { accountId: 'account-00000000000000000000000000000000', secret: '…' },
  }),
  'app.setIdleLock': local({
    input: { minutes: z.number().int().min(0).max(480) },
    output: done,
    example: { minutes: 30 },
  }),
  /** Somebody is at the machine: a key, a pointer. The page says so at most twice a minute. */
  'app.activity': local({ input: {}, output: done, example: {} }),
} as const;
