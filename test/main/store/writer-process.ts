import { Worker } from 'node:worker_threads';
import { openMailboxStore } from '../../../main/store/open-mailbox-store.ts';
import { itemIdOf, sampleRows } from './sample-rows.ts';
import { page } from './stores.ts';

// Waits to be told a file, its key, a step, and when to die; then writes pages and outbox records one after the other
// and prints each once the call has returned. A second thread kills the process after so many lines and microseconds,
// wherever the first one is by then: whoever reads the lines may be too busy to do it in time.

const at = '2026-11-26T09:00:00.000Z';
const KILLER = `
  const { workerData: told } = require('node:worker_threads');
  for (let seen = 0; told[1] === 0 || seen < told[1]; seen = Atomics.load(told, 0)) Atomics.wait(told, 0, seen);
  const end = performance.now() + told[2] / 1000;
  while (performance.now() < end);
  process.kill(process.pid, 'SIGKILL');`;

/** Lines printed; after how many of them the process dies, 0 while nobody has said so; and microseconds on top. */
const told = new Int32Array(new SharedArrayBuffer(12));
new Worker(KILLER, { eval: true, workerData: told }).unref();

function print(line: string): void {
  process.stdout.write(`${line}\n`);
  Atomics.add(told, 0, 1);
  Atomics.notify(told, 0);
}

process.stdin.once('data', (text) => {
  const [file = '', key = '', from = '0', lines = '1', microseconds = '0'] = String(text).trim().split(' ');
  Atomics.store(told, 2, Number(microseconds));
  Atomics.store(told, 1, Number(lines));
  const { store, trouble } = openMailboxStore({ file, key: Buffer.from(key, 'hex') });
  if (trouble !== null) throw new Error(`opened with ${trouble.reason}`);
  print('open');
  for (let step = Number(from); ; step += 1) {
    const removed = step < 3 ? [] : [itemIdOf((step - 3) * 40)];
    store.keepItems(page(sampleRows(step * 40, 40), { removed, syncState: String(step) }));
    print(`page ${step}`);
    const record = { marker: `marker ${step}`, createdAt: at, changedAt: at, looks: 0, failure: null };
    store.keepOutbox({ ...record, entryId: `entry ${step}`, state: 'leaving', content: `letter ${step}` });
    print(`outbox ${step}`);
  }
});
