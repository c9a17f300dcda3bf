import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openMailboxStore,
  type OpenedStore,
  type StorePlace,
} from '../../../main/store/open-mailbox-store.ts';
import type { ItemsPage, MailboxStore } from '../../../main/store/mailbox-store.ts';
import { RowsToKeep } from '../../../main/store/rows-to-keep.ts';
import type { MessageRow } from '../../../shared/model/message.ts';

/** Places for stores in a folder of one test's own, and every store that was opened there. */
export interface StorePlaces {
  readonly folder: string;
  place(name?: string): StorePlace;
  open(place: StorePlace | null): OpenedStore;
  /** Closes every store and removes the folder. */
  end(): void;
}

/** Makes a folder for stores. */
export function storePlaces(): StorePlaces {
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-store-'));
  const opened: MailboxStore[] = [];
  return {
    folder,
    place: (name = 'one') => ({ file: join(folder, 'stores', `${name}.sqlite`), key: randomBytes(32) }),
    open: (place) => {
      const result = openMailboxStore(place);
      opened.push(result.store);
      return result;
    },
    end: () => {
      for (const store of opened) store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page of a synchronisation of the inbox: the last one, unless said otherwise. */
export function page(put: readonly MessageRow[], change: Partial<ItemsPage> = {}): ItemsPage {
  const rows = new RowsToKeep();
  return {
    folderId: 'inbox',
    put: put.map((row) => rows.at(rows.add(row))),
    removed: [],
    readFlags: [],
    syncState: 'state',
    isLast: true,
    asOf: '2026-11-26T09:00:00.000Z',
    ...change,
  };
}

/** What a window or a search gave, as rows. */
export function rowsOf(given: { readonly rowsText: string } | null): MessageRow[] {
  const rows: MessageRow[] = JSON.parse(given?.rowsText ?? '[]');
  return rows;
}
