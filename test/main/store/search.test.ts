import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailboxStore } from '../../../main/store/mailbox-store.ts';
import { hideMessageRow } from '../../../main/mailbox/privacy.ts';
import { itemIdOf, sampleRow, sampleRows } from './sample-rows.ts';
import { page, rowsOf, storePlaces, type StorePlaces } from './stores.ts';

describe('a search of the store', () => {
  let places: StorePlaces;
  let store: MailboxStore;
  beforeEach(() => {
    places = storePlaces();
    store = places.open(places.place()).store;
  });
  afterEach(() => places.end());
  const anywhere = { folderId: null, offset: 0, limit: 1000 };
  const found = (words: string, place = anywhere) =>
    rowsOf(store.search(words, place)).map(({ itemId }) => itemId);

  it('finds by subject, by names and addresses of both people, by recipients and by preview', () => {
    const row = sampleRow(1, {
      subject: 'Lease',
      from: { name: 'Mary Okafor', address: 'mary@contoso.test' },
      sender: { name: 'Rob Ellis', address: 'rob@contoso.test' },
      to: 'Finance; Jun Takeda',
      preview: 'the landlord writes',
    });
    store.keepItems(page([row, sampleRow(2, { subject: 'Other', preview: 'nothing' })]));
    for (const words of ['lease', 'okafor', 'mary@contoso', 'rob ellis', 'rob@', 'takeda', 'landlord'])
      expect([words, found(words)]).toEqual([words, [itemIdOf(1)]]);
    expect(found('lease landlord takeda')).toEqual([itemIdOf(1)]);
    expect(found('lease nothing')).toEqual([]);
  });

  it.each([
    ['ÉTÉ', 'un été à Rome'],
    ['straße', 'HAUPTSTRASSE 7'],
    ['STRASSE', 'Hauptstraße 7'],
    ['ΟΔΟΣ', 'οδός'.normalize('NFD').replaceAll('\u0301', '')],
    ['отчёт', 'ОТЧЁТ за год'],
    ['e\u0301te', 'été'.replace('é', '\u00e9').slice(0, 2) + 'e'],
    ['ﬁle', 'FILE'],
    ['１２３', 'No. 123'],
    ['会議', '予定の会議です'],
    ['😀', 'done 😀'],
  ])('finds %j in %j', (words, subject) => {
    store.keepItems(
      page([sampleRow(1, { subject, preview: '' }), sampleRow(2, { subject: 'x', preview: '' })]),
    );
    expect(found(words)).toEqual([itemIdOf(1)]);
  });

  it('finds nothing across the border of two fields or two rows', () => {
    const nobody = { from: null, sender: null, to: '', preview: '' };
    store.keepItems(
      page([sampleRow(1, { ...nobody, subject: 'alpha' }), sampleRow(2, { ...nobody, subject: 'beta' })]),
    );
    for (const words of ['alphabeta', 'alpha beta', 'alpha\u0000beta', 'alpha\nbeta'])
      expect(found(words)).toEqual([]);
    expect(found('alpha')).toEqual([itemIdOf(1)]);
  });

  it('counts everything, gives the window that was asked for, newest first, and keeps to a folder', () => {
    for (let start = 0; start < 2000; start += 400) store.keepItems(page(sampleRows(start, 400)));
    store.keepItems(page(sampleRows(5000, 10), { folderId: 'sent' }));
    const expected = [...sampleRows(0, 2000), ...sampleRows(5000, 10)]
      .toReversed()
      .map(({ itemId }) => itemId);
    const given = store.search('number', { folderId: null, offset: 5, limit: 30 });
    expect([given.total, rowsOf(given).map(({ itemId }) => itemId)]).toEqual([2010, expected.slice(5, 35)]);
    expect(store.search('number', { folderId: 'sent', offset: 0, limit: 3 }).total).toBe(10);
    expect(found('number', { folderId: null, offset: 2008, limit: 30 })).toEqual(expected.slice(2008));
    expect(store.search('number', { folderId: null, offset: 5000, limit: 30 })).toEqual({
      rowsText: '[]',
      total: 2010,
    });
    expect(store.search('number', { folderId: 'never read', offset: 0, limit: 3 }).total).toBe(0);
  });

  it('agrees with a plain search through all rows, whatever was changed before', () => {
    const rows = new Map(sampleRows(0, 1500).map((row) => [row.itemId, row]));
    store.keepItems(page([...rows.values()]));
    for (let step = 0; step < 200; step += 1) {
      const itemId = itemIdOf((step * 37) % 1500);
      const row = rows.get(itemId);
      if (row === undefined) continue;
      if (step % 3 === 0) {
        rows.delete(itemId);
        store.removeRow(itemId);
      } else {
        const change = { subject: `moved ${step}`, receivedAt: sampleRow((step * 11) % 1500).receivedAt };
        rows.set(itemId, { ...row, ...change });
        store.changeRow(itemId, change);
      }
    }
    for (const word of ['moved', 'budget', 'person12@', 'zz', 'friday', 'number77']) {
      const plain = [...rows.values()].filter(({ subject, preview, from }) =>
        `${subject}\n${from?.name} ${from?.address}\n${preview}`.toLowerCase().includes(word),
      );
      const given = store.search(word, { folderId: 'inbox', offset: 0, limit: 2000 });
      expect([word, given.total]).toEqual([word, plain.length]);
      expect(new Set(rowsOf(given))).toEqual(new Set(plain));
      const times = rowsOf(given).map(({ receivedAt }) => Date.parse(receivedAt ?? ''));
      expect(times).toEqual(times.toSorted((one, other) => other - one));
    }
  });

  it('does not find hidden rows by anything, also when they were seen before', () => {
    store.keepItems(page([sampleRow(1, { subject: 'Surgery' }), sampleRow(2, { subject: 'Surgery' })]));
    expect(found('surgery')).toHaveLength(2);
    store.keepItems(page([hideMessageRow(sampleRow(1, { subject: 'Surgery' }))]));
    store.changeRow(itemIdOf(2), hideMessageRow(sampleRow(2, { subject: 'Surgery' })));
    expect([found('surgery'), found('private'), found('person')]).toEqual([[], [], []]);
    expect(rowsOf(store.window('inbox', 0, 5)).map(({ isHidden }) => isHidden)).toEqual([true, true]);
    store.keepItems(page([sampleRow(1, { subject: 'Surgery' })]));
    expect(found('surgery')).toEqual([itemIdOf(1)]);
  });

  it('of nothing finds nothing', () => {
    store.keepItems(page(sampleRows(0, 3)));
    for (const words of ['', '  ', '\u0000\n']) expect(store.search(words, anywhere).total).toBe(0);
  });
});
