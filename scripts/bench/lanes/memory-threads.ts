import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { megabytesOf } from '../memory.ts';

/**
 * Starts one thread for each mailbox and prints what this process has after each, in MB, with what it had before. Words:
 * raw or library, url, address, password, rows, mailboxes.
 */
const [kind = '', url = '', address = '', password = '', rows = '', ...mailboxes] = process.argv.slice(2);
/** As long as the app is given. */
const SETTLE_MS = 1000;

const entry = new URL(`./memory-${kind}-thread.mjs`, import.meta.url);
const workers: Worker[] = [];
const megabytes = [megabytesOf(process.pid)];
for (const mailbox of mailboxes) {
  const workerData = { url, address, password, mailbox, rows: Number(rows) };
  const worker = new Worker(entry, { workerData });
  workers.push(worker);
  await once(worker, 'message');
  await pause(SETTLE_MS);
  megabytes.push(megabytesOf(process.pid));
}
process.stdout.write(`${JSON.stringify({ megabytes })}\n`);
await Promise.all(workers.map((worker) => worker.terminate()));
