import type { MailboxStore } from '../../store/mailbox-store.ts';
import { StoreFailure } from '../../store/store-failure.ts';

/**
 * A session's store that goes on in memory when its disk fails. Reads and single changes are answered by the memory from
 * then on; a page of rows or folders that failed is thrown to the synchronisation, which must begin anew there: in an
 * empty store half of a list would pass for the whole. The outbox stays where it is: what is promised there is promised
 * of the disk.
 */
export function steadyStore(
  disk: MailboxStore,
  inMemory: () => MailboxStore,
  tellTrouble: (failure: StoreFailure) => void,
): MailboxStore {
  let current = disk;
  const fallBack = (error: unknown): void => {
    if (!(error instanceof StoreFailure) || current !== disk) throw error;
    current = inMemory();
    tellTrouble(error);
  };
  const answered = <T>(ask: (store: MailboxStore) => T): T => {
    try {
      return ask(current);
    } catch (error) {
      fallBack(error);
      return ask(current);
    }
  };
  const whole = (keep: (store: MailboxStore) => void): void => {
    try {
      keep(current);
    } catch (error) {
      fallBack(error);
      throw error;
    }
  };
  return {
    get isDurable() {
      return current.isDurable;
    },
    fact: (name) => answered((store) => store.fact(name)),
    setFact: (name, value) => answered((store) => store.setFact(name, value)),
    directoryEntry: (key) => answered((store) => store.directoryEntry(key)),
    keepDirectoryEntry: (key, entry) => answered((store) => store.keepDirectoryEntry(key, entry)),
    folders: () => answered((store) => store.folders()),
    keepFolders: (page) => whole((store) => store.keepFolders(page)),
    progress: (folderId) => answered((store) => store.progress(folderId)),
    keepItems: (page) => whole((store) => store.keepItems(page)),
    beginAnew: (folderId) => answered((store) => store.beginAnew(folderId)),
    window: (folderId, offset, limit) => answered((store) => store.window(folderId, offset, limit)),
    changeRow: (itemId, change) => answered((store) => store.changeRow(itemId, change)),
    removeRow: (itemId) => answered((store) => store.removeRow(itemId)),
    search: (words, place) => answered((store) => store.search(words, place)),
    calendar: (start, end) => answered((store) => store.calendar(start, end)),
    keepCalendar: (page) => answered((store) => store.keepCalendar(page)),
    markCalendarStale: () => answered((store) => store.markCalendarStale()),
    outbox: () => disk.outbox(),
    keepOutbox: (record) => disk.keepOutbox(record),
    removeOutbox: (entryId) => disk.removeOutbox(entryId),
    size: () => answered((store) => store.size()),
    close: () => {
      if (current !== disk) current.close();
      disk.close();
    },
  };
}
