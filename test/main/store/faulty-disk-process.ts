import assert from 'node:assert/strict';
import { closeSync, copyFileSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { MailboxStore, OutboxRecord } from '../../../main/store/mailbox-store.ts';
import { openMailboxStore } from '../../../main/store/open-mailbox-store.ts';
import { StoreFailure } from '../../../main/store/store-failure.ts';
import { itemIdOf, sampleRows } from './sample-rows.ts';
import { page, rowsOf } from './stores.ts';

// Makes the n-th write to a store's files and all after it fail with an errno, for every n (or every so-manieth) until nothing fails any more,
// holds the store to its promises each time, and prints what was refused, one JSON text a line.

const [file = '', hex = '', faultFile = '', errno = '', stride = '1'] = process.argv.slice(2);
const place = { file, key: Buffer.from(hex, 'hex') };
const fault = openSync(faultFile, 'r+');

function setFault(calls: number): void {
  writeSync(fault, Int32Array.of(calls, Number(errno), 0), 0, 12, 0);
}

function failedCalls(): number {
  const told = new Int32Array(3);
  readSync(fault, told, 0, 12, 0);
  return told[2] ?? 0;
}

const at = '2026-11-26T09:00:00.000Z';
const letter = (entryId: string, state: OutboxRecord['state']): OutboxRecord => {
  return {
    entryId,
    marker: entryId,
    state,
    createdAt: at,
    changedAt: at,
    looks: 0,
    content: entryId,
    failure: null,
  };
};

/** Each write, and what tells whether it happened: one that shows in nothing would prove nothing. */
const writes: Readonly<Record<string, [(store: MailboxStore) => void, (store: MailboxStore) => boolean]>> = {
  page: [
    (store) => store.keepItems(page(sampleRows(100, 200), { syncState: 'second' })),
    (store) => {
      const here = store.search('number250', { folderId: 'inbox', offset: 0, limit: 1 }).total === 1;
      assert.equal(store.progress('inbox').syncState, here ? 'second' : 'first'); // A page and its sync state.
      return here;
    },
  ],
  change: [
    (store) => store.changeRow(itemIdOf(3), { subject: 'changed' }),
    (store) => store.search('changed', { folderId: null, offset: 0, limit: 1 }).total === 1,
  ],
  leaving: [
    (store) => store.keepOutbox(letter('leaving', 'leaving')),
    (store) => store.outbox().some(({ entryId }) => entryId === 'leaving'),
  ],
  removal: [
    (store) => store.removeRow(itemIdOf(4)),
    (store) => !rowsOf(store.window('inbox', 0, 500)).some(({ itemId }) => itemId === itemIdOf(4)),
  ],
  fact: [(store) => store.setFact('names', 'later'), (store) => store.fact('names') === 'later'],
  done: [
    (store) => store.removeOutbox('before'),
    (store) => store.outbox().every(({ entryId }) => entryId !== 'before'),
  ],
};

/** What holds whatever was refused: the window, the count and the search agree, and each row opens. */
function whole(store: MailboxStore): void {
  const rows = rowsOf(store.window('inbox', 0, 500));
  assert.equal(rows.length, store.progress('inbox').total);
  assert.equal(store.search('person', { folderId: 'inbox', offset: 0, limit: 0 }).total, rows.length);
}

function begin(): void {
  setFault(-1);
  const { store } = openMailboxStore(place);
  store.keepItems(page(sampleRows(0, 100), { syncState: 'first' }));
  store.keepOutbox(letter('before', 'unknown'));
  store.close();
}

/** One point; gives how many calls failed and which writes were refused, with the reasons. */
function runPoint(n: number): { failed: number; refused: Record<string, string> } {
  const here = { ...place, file: `${place.file}-${n}.sqlite` };
  copyFileSync(place.file, here.file);
  const { store, trouble } = openMailboxStore(here);
  assert.equal(trouble, null);
  setFault(n);
  const refused: Record<string, string> = {};
  for (const [name, [write, isDone]] of Object.entries(writes)) {
    try {
      write(store);
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      refused[name] = error.reason;
    }
    assert.equal(isDone(store), !(name in refused), `${n}: ${name} while the disk fails`);
    whole(store);
  }
  store.close();
  const failed = failedCalls();
  setFault(-1);
  const again = openMailboxStore(here);
  assert.equal(again.trouble, null);
  whole(again.store);
  for (const [name, [, isDone]] of Object.entries(writes)) {
    // What was refused only because it could not be synced may be there after all; what was acknowledged must be.
    assert.equal(isDone(again.store) || name in refused, true, `${n}: ${name} after all`);
  }
  again.store.close();
  const sqlite = new DatabaseSync(here.file, { readOnly: true });
  assert.deepEqual({ ...sqlite.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
  sqlite.close();
  rmSync(here.file);
  return { failed, refused };
}

begin();
for (let n = 0; ; n += Number(stride)) {
  const point = runPoint(n);
  process.stdout.write(`${JSON.stringify(point)}\n`);
  if (point.failed === 0) break;
}
closeSync(fault);
