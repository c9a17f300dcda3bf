import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { BuiltApp } from '../apps/built-app.ts';
import { megabytesOf } from '../memory.ts';

/**
 * Opens one mailbox after another in the built app and prints what this process has after each, in MB, with what it had
 * before. Words: awake or hibernating, url, address, password, mailboxes. Hibernating, nobody looks at a mailbox any more
 * once its inbox is stored, and the next one is opened when its thread is gone.
 */
const [kind = '', url = '', address = '', password = '', ...mailboxes] = process.argv.slice(2);
/** A mailbox that nobody looks at hibernates after this instead of ten minutes. */
const HIBERNATE_AFTER_MS = 200;
/** By then the next thread is ready (spare-workers.ts), and a thread that hibernates has ended. */
const SETTLE_MS = 7000;

const profile = await mkdtemp(join(tmpdir(), 'onbehalf-bench-'));
const app = await BuiltApp.start(profile, { hibernateAfterMs: HIBERNATE_AFTER_MS });
const accountId = await app.addAccount(url, address, password);
await pause(SETTLE_MS);
const megabytes = [megabytesOf(process.pid)];
for (const mailbox of mailboxes) {
  const sessionId = await app.open(accountId, mailbox, 'delegate');
  await app.inboxStored(sessionId);
  if (kind === 'hibernating') await app.ask('session.look', { sessionIds: [] }, z.null());
  await pause(SETTLE_MS);
  megabytes.push(megabytesOf(process.pid));
}
process.stdout.write(`${JSON.stringify({ megabytes })}\n`);
await app.application.close();
await rm(profile, { recursive: true, force: true });
