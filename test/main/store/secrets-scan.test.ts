import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MailboxStore } from '../../../main/store/mailbox-store.ts';
import type { StorePlace } from '../../../main/store/open-mailbox-store.ts';
import { sampleFolder, sampleRow, sampleRows } from './sample-rows.ts';
import { page, storePlaces, type StorePlaces } from './stores.ts';

const canaries = {
  subject: 'Canary-subject-7f3a91',
  preview: 'canary preview é 51c0',
  person: 'Canary Person 88d2',
  address: 'canary-2b77@contoso.test',
  itemId: 'AAMkCanaryItem0123456789==',
  changedLater: 'Canary-changed-4411',
  removed: 'Canary-removed-9a02',
  folder: 'Canary folder 6e1f',
  folderId: 'AAMkCanaryFolder987654==',
  syncState: 'CanarySyncState5d5d',
  fact: 'canary-body-in-a-fact-77aa',
  outbox: 'canary-letter-30bd',
  failure: 'canary-failure-e4e4',
  meeting: 'Canary meeting 12ab',
};

/** A text as it might lie in a file: as it is, in other cases, and in the encodings that programs write. */
function encodings(text: string): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const cases = [text, text.toLowerCase(), text.toUpperCase()].flatMap((one) => [
    Buffer.from(one, 'utf8'),
    Buffer.from(one, 'utf16le'),
    Buffer.from(one, 'utf16le').swap16(),
    Buffer.from(one, 'latin1'),
  ]);
  // Base64 depends on where a text begins: the inner characters of all three alignments.
  const inBase64 = [0, 1, 2].map((shift) => {
    return Buffer.from(
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(4, -4),
    );
  });
  const written = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), encodeURIComponent(text)];
  return [...cases, ...inBase64, ...written.map((one) => Buffer.from(one))];
}

function plant(store: MailboxStore): void {
  const asOf = '2026-11-26T09:00:00.000Z';
  const { subject, preview, itemId } = canaries;
  const person = { name: canaries.person, address: canaries.address };
  const row = sampleRow(1, { itemId, subject, preview, from: person, sender: person, to: person.name });
  const folder = { ...sampleFolder(canaries.folderId), displayName: canaries.folder };
  store.keepFolders({ put: [folder], removed: [], syncState: canaries.syncState, asOf, isWhole: true });
  store.keepItems(page([...sampleRows(10, 600), row, sampleRow(2, { subject: canaries.removed })]));
  store.keepItems(page(sampleRows(1, 3), { folderId: canaries.folderId, syncState: canaries.syncState }));
  store.changeRow(itemId, { subject: canaries.changedLater });
  store.removeRow(sampleRow(2).itemId);
  store.search(canaries.preview, { folderId: null, offset: 0, limit: 5 });
  store.setFact('proof', canaries.fact);
  store.keepOutbox({
    entryId: 'entry',
    marker: 'marker',
    state: 'refused',
    createdAt: asOf,
    changedAt: asOf,
    looks: 0,
    content: canaries.outbox,
    failure: canaries.failure,
  });
  store.keepCalendar({
    folderId: canaries.folderId,
    start: '2026-11-01T00:00:00Z',
    end: '2026-12-01T00:00:00Z',
    rows: [],
    isPartial: false,
    asOf: canaries.meeting,
    source: 'server',
  });
}

/** Which of the texts are in any file of a folder, in any encoding. */
function found(folder: string, texts: Readonly<Record<string, string>>): string[] {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return Object.keys(texts).filter((name) => {
    return encodings(texts[name] ?? '').some((bytes) => files.some((file) => file.includes(bytes)));
  });
}

let places: StorePlaces;
let place: StorePlace;
beforeEach(() => {
  places = storePlaces();
  place = places.place();
});
afterEach(() => places.end());

it('nothing that somebody wrote, no id of Exchange and no key is in any byte of a store’s files', () => {
  const { store } = places.open(place);
  plant(store);
  const folder = dirname(place.file);
  const keys = { key: Buffer.from(place.key).toString('latin1') };
  expect(readdirSync(folder).length).toBeGreaterThan(1);
  expect(found(folder, { ...canaries, ...keys })).toEqual([]);
  for (const key of [Buffer.from(place.key).toString('hex'), Buffer.from(place.key).toString('base64')])
    expect(found(folder, { key })).toEqual([]);
  store.close();
  expect(readdirSync(folder)).toHaveLength(1);
  expect(found(folder, canaries)).toEqual([]);
  expect(readFileSync(place.file).includes(Buffer.from(place.key))).toBe(false);
});

it('the same search finds every one of them in a file that is not sealed', () => {
  const { store } = places.open(null);
  plant(store);
  const plain = { file: join(places.folder, 'plain', 'plain.sqlite') };
  mkdirSync(dirname(plain.file));
  const sqlite = new DatabaseSync(plain.file);
  sqlite.exec('CREATE TABLE value (encoded BLOB)');
  const insert = sqlite.prepare('INSERT INTO value VALUES (?)');
  for (const text of Object.values(canaries)) insert.run(text);
  expect(found(dirname(plain.file), canaries)).toEqual(Object.keys(canaries));
  sqlite.exec('DELETE FROM value');
  for (const [index, text] of Object.values(canaries).entries()) {
    const written = encodings(text);
    insert.run(written[index % written.length] ?? null);
  }
  sqlite.close();
  expect(found(dirname(plain.file), canaries)).toEqual(Object.keys(canaries));
});
