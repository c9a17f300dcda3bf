import type {
  FolderProgress,
  ItemsPage,
  MailboxStore,
  OutboxRecord,
  StoredEntry,
} from '../../main/store/mailbox-store.ts';
import { readRow } from '../../main/store/database/row-text.ts';
import { textOf } from '../../main/store/rows-to-keep.ts';
import type { CalendarPage } from '../../shared/model/calendar.ts';
import type { Folder } from '../../shared/model/folder.ts';
import type { MessageRow } from '../../shared/model/message.ts';

interface Kept {
  progress: FolderProgress;
  readonly rows: Map<string, { row: MessageRow; isOld: boolean }>;
}

/** A mailbox's store in plain memory, by the same promises as the real one; for tests that are not about disks. */
export function memoryStore(isDurable = false): MailboxStore {
  const facts = new Map<string, string>();
  const entries = new Map<string, StoredEntry>();
  const folders = new Map<string, Kept>();
  const records = new Map<string, OutboxRecord>();
  const stretches: { page: CalendarPage; isStale: boolean }[] = [];
  let tree: { folders: Folder[]; syncState: string | null; asOf: string } | null = null;
  const keptOf = (folderId: string): Kept => {
    const kept = folders.get(folderId) ?? {
      progress: { syncState: null, isComplete: false, asOf: null, total: 0 },
      rows: new Map<string, { row: MessageRow; isOld: boolean }>(),
    };
    folders.set(folderId, kept);
    return kept;
  };
  return {
    isDurable,
    fact: (name) => facts.get(name) ?? null,
    setFact: (name, value) => void (value === null ? facts.delete(name) : facts.set(name, value)),
    directoryEntry: (key) => entries.get(key) ?? null,
    keepDirectoryEntry: (key, entry) => void entries.set(key, entry),
    folders: () => tree,
    keepFolders: ({ put, removed, syncState, asOf, isWhole }) => {
      const gone = new Set([...removed, ...put.map(({ folderId }) => folderId)]);
      const old = isWhole ? [] : (tree?.folders ?? []).filter(({ folderId }) => !gone.has(folderId));
      tree = { folders: [...old, ...put], syncState, asOf };
    },
    progress: (folderId) => keptOf(folderId).progress,
    keepItems: (page) => keepItems(keptOf(page.folderId), page),
    beginAnew: (folderId) => {
      const kept = keptOf(folderId);
      kept.progress = { ...kept.progress, syncState: null };
      for (const [itemId, { row }] of kept.rows) kept.rows.set(itemId, { row, isOld: true });
    },
    window: (folderId, offset, limit) => {
      const { progress, rows } = keptOf(folderId);
      if (!progress.isComplete || progress.asOf === null) return null;
      const all = [...rows.values()].map(({ row }) => row);
      return { ...find(all, { offset, limit }), asOf: progress.asOf };
    },
    changeRow: (itemId, change) => {
      for (const { rows } of folders.values()) {
        const kept = rows.get(itemId);
        if (kept !== undefined) rows.set(itemId, { ...kept, row: { ...kept.row, ...change } });
      }
    },
    removeRow: (itemId) => {
      for (const { rows } of folders.values()) rows.delete(itemId);
    },
    search: (words, { folderId, offset, limit }) => {
      const wanted = words.toLowerCase().split(/\s+/u);
      const held = folderId === null ? [...folders.values()] : [keptOf(folderId)];
      const all = held.flatMap(({ rows }) => [...rows.values()].map(({ row }) => row));
      const hits = all.filter((row) => {
        const text = `${row.subject} ${row.from?.name ?? ''} ${row.to} ${row.preview}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      });
      return find(hits, { offset, limit });
    },
    calendar: (start, end) => {
      const found = stretches.findLast(({ page }) => page.start <= start && page.end >= end);
      if (found === undefined) return null;
      const rows = found.page.rows.filter((row) => row.end > start && row.start < end);
      return { page: { ...found.page, start, end, rows }, isStale: found.isStale };
    },
    keepCalendar: (page) => void stretches.push({ page, isStale: false }),
    markCalendarStale: () => {
      for (const stretch of stretches) stretch.isStale = true;
    },
    outbox: () => [...records.values()],
    keepOutbox: (record) => void records.set(record.entryId, record),
    removeOutbox: (entryId) => void records.delete(entryId),
    size: () => 0,
    close: () => undefined,
  };
}

function find(
  rows: readonly MessageRow[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { rowsText: string; total: number } {
  const sorted = rows.toSorted((a, b) => (b.receivedAt ?? '').localeCompare(a.receivedAt ?? ''));
  return { rowsText: JSON.stringify(sorted.slice(offset, offset + limit)), total: rows.length };
}

function keepItems(kept: Kept, page: ItemsPage): void {
  for (const put of page.put) {
    const { bytes, start, end } = textOf(put);
    const row = readRow(bytes.toString('utf8', start, end), put.isRead);
    kept.rows.set(row.itemId, { row, isOld: false });
  }
  for (const itemId of page.removed) kept.rows.delete(itemId);
  for (const { itemId, isRead } of page.readFlags) {
    const known = kept.rows.get(itemId);
    if (known !== undefined) kept.rows.set(itemId, { ...known, row: { ...known.row, isRead } });
  }
  if (page.isLast) for (const [itemId, { isOld }] of kept.rows) if (isOld) kept.rows.delete(itemId);
  kept.progress = {
    syncState: page.syncState,
    isComplete: kept.progress.isComplete || page.isLast,
    asOf: page.asOf,
    total: kept.rows.size,
  };
}
