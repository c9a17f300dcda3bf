import { describe, expect, it } from 'vitest';
import { syncItems } from '../../../../main/mailbox/sync/items-round.ts';
import { PageFold } from '../../../../main/mailbox/sync/items-page.ts';
import type { ItemsPage } from '../../../../main/store/mailbox-store.ts';
import { success } from '../../../../shared/result.ts';
import { scaled } from '../../../support/full.ts';
import { memoryStore } from '../../../support/memory-store.ts';
import { createRandom } from '../../../exchange/content/random.ts';
import { literalService, LiteralTransport } from '../../ews/literal-service.ts';

const row = (index: number) =>
  `<t:Create><t:Message><t:ItemId Id="AAMkA${index}=" ChangeKey="CQ${index}"/><t:ParentFolderId Id="AAMkAInbox=" ChangeKey="AQ=="/><t:Subject>Ünïcode 漢字 ${index} &amp; more</t:Subject><t:DateTimeReceived>2026-03-02T09:15:30Z</t:DateTimeReceived></t:Message></t:Create>`;
const page = (rows: number) =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:SyncFolderItemsResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages><m:SyncFolderItemsResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:SyncState>bmV4dA==</m:SyncState><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange><m:Changes>${Array.from({ length: rows }, (_, index) => row(index)).join('')}</m:Changes></m:SyncFolderItemsResponseMessage></m:ResponseMessages></m:SyncFolderItemsResponse></s:Body></s:Envelope>`;

/** One round on a folder that has one row and a sync state, answered with this text. */
async function roundOn(text: string) {
  const store = memoryStore();
  const kept: ItemsPage[] = [];
  store.keepItems({
    folderId: 'AAMkAInbox=',
    put: [],
    removed: [],
    readFlags: [],
    syncState: 'aGVyZQ==',
    isLast: true,
    asOf: '2026-03-01T00:00:00.000Z',
  });
  const before = store.progress('AAMkAInbox=');
  const done = await syncItems({
    service: { ...literalService(''), transport: new LiteralTransport(text, 16_384) },
    store: {
      ...store,
      keepItems: (one) => {
        kept.push(one);
        store.keepItems(one);
      },
    },
    folderId: 'AAMkAInbox=',
    begin: () => new PageFold({ folderId: 'AAMkAInbox=', moniker: null, redact: ({ row: one }) => one }),
    fold: ({ folded }) => success(folded ?? { put: [], removed: [], readFlags: [], unreadable: [] }),
    mayViewPrivate: false,
    quiet: () => Promise.resolve(),
    onPage: () => undefined,
    signal: new AbortController().signal,
  });
  return { done, kept, before, after: store.progress('AAMkAInbox=') };
}

describe('a page of a synchronisation that is cut', () => {
  it('moves no sync state and stores no row, at every byte of a small one', async () => {
    const text = page(1);
    for (let length = 0; length < text.length; length += 1) {
      const { done, kept, before, after } = await roundOn(text.slice(0, length));
      expect([length, done.ok, kept.length]).toEqual([length, false, 0]);
      expect(after).toEqual(before);
    }
  });

  it('moves no sync state and stores no row, at random places of a large one', async () => {
    const text = page(512);
    const random = createRandom(20_261_126, 'cuts');
    for (let count = scaled(2_000); count > 0; count -= 1) {
      const length = random.int(text.length);
      const { done, kept, before, after } = await roundOn(text.slice(0, length));
      expect([length, done.ok, kept.length]).toEqual([length, false, 0]);
      expect(after).toEqual(before);
    }
  });

  it('moves both when it is whole: the tests above can fail', async () => {
    const { done, kept, after } = await roundOn(page(512));
    expect(done.ok).toBe(true);
    expect(kept.map(({ put }) => put.length)).toEqual([512]);
    expect(after).toMatchObject({ syncState: 'bmV4dA==', total: 512 });
  });
});
