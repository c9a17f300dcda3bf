import { openMailboxStore } from '../../../main/store/open-mailbox-store.ts';
import { itemIdOf, sampleRows } from './sample-rows.ts';
import { page } from './stores.ts';

// Writes pages and outbox records one after the other until it is killed, and prints each once the call has returned.

const [file = '', key = '', from = '0'] = process.argv.slice(2);
const { store, trouble } = openMailboxStore({ file, key: Buffer.from(key, 'hex') });
if (trouble !== null) throw new Error(`opened with ${trouble.reason}`);
const at = '2026-11-26T09:00:00.000Z';

process.stdout.write('open\n');
for (let step = Number(from); ; step += 1) {
  const removed = step < 3 ? [] : [itemIdOf((step - 3) * 40)];
  store.keepItems(page(sampleRows(step * 40, 40), { removed, syncState: String(step) }));
  process.stdout.write(`page ${step}\n`);
  const record = { marker: `marker ${step}`, createdAt: at, changedAt: at, looks: 0, failure: null };
  store.keepOutbox({ ...record, entryId: `entry ${step}`, state: 'leaving', content: `letter ${step}` });
  process.stdout.write(`outbox ${step}\n`);
}
