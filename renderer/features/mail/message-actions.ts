import { request } from '../../app/bridge.ts';
import { counted, shownWrite, writeOf } from '../../app/shown-write.ts';
import { useToastsStore } from '../../app/stores/toasts-store.ts';
import { useUndoStore } from '../../app/stores/undo-store.ts';
import type { MessageRow } from '../../../shared/model/message.ts';
import type { Session } from '../../../shared/model/session.ts';
import { composeStore } from './compose/compose-store.ts';
import { listName, mailStore, type ListKey, type MessageList } from './mail-store.ts';
import { indexOf, withoutRow, withRow, withRowAt } from './list/message-rows.ts';
import { messagesStore } from './list/messages-store.ts';

/** Marks a message read or unread: at once on screen, and back again if Exchange says no. */
export async function markRead(
  session: Session,
  key: ListKey,
  row: MessageRow,
  isRead: boolean,
): Promise<void> {
  const { sessionId } = session;
  const item = { itemId: row.itemId, changeKey: row.changeKey };
  const answer = await shownWrite({
    show: () => {
      setRead(sessionId, key, row.itemId, { isRead });
      return () => setRead(sessionId, key, row.itemId, { isRead: row.isRead });
    },
    ask: async () => await request('message.markRead', { ...writeOf(session), item, isRead }),
    failed: `“${row.subject}” could not be marked`,
    readAgain: async () => await readListAgain(sessionId, key),
  });
  if (!answer.ok) return;
  setRead(sessionId, key, row.itemId, { isRead, changeKey: answer.value.changeKey });
  countUnread(sessionId, key.folderId, isRead ? -1 : 1);
}

/**
 * Deletes a message into the open mailbox's own Deleted Items: it leaves the list at once, comes back if Exchange
 * says no, and can be brought back for ten seconds.
 */
export async function deleteMessage(session: Session, key: ListKey, row: MessageRow): Promise<void> {
  const { sessionId } = session;
  const at = indexOf(listOf(sessionId, key)?.rows ?? { total: 0, byIndex: new Map() }, row.itemId);
  if (at === -1) return;
  const item = { itemId: row.itemId, changeKey: row.changeKey };
  const answer = await shownWrite({
    show: () => {
      takeOut(sessionId, key, row.itemId);
      return () => putBack(sessionId, key, at, row);
    },
    ask: async () => await request('message.delete', { ...writeOf(session), item }),
    failed: `“${row.subject}” could not be deleted`,
    readAgain: async () => await readListAgain(sessionId, key),
  });
  if (!answer.ok) return;
  const { moved, from } = answer.value;
  if (!row.isRead) countUnread(sessionId, key.folderId, -1);
  if (moved === null) {
    const text = `Deleted “${row.subject}”. The server did not say where it is now: to bring it back, look in Deleted Items.`;
    useToastsStore.getState().show({ tone: 'info', text });
    return;
  }
  messagesStore().change(sessionId, row.itemId, moved);
  useUndoStore.getState().offer({
    label: `Deleted “${row.subject}”`,
    undo: async () => {
      const back = await counted(() =>
        request('message.move', { ...writeOf(session), item: moved, to: from }),
      );
      if (!back.ok) return back;
      if (back.value === null) await readListAgain(sessionId, key);
      else putBack(sessionId, key, at, { ...row, ...back.value });
      if (!row.isRead) countUnread(sessionId, key.folderId, 1);
      return back;
    },
  });
}

/** Chooses a place of a list; a row that is not known yet is chosen when it comes. */
export function selectIndex(sessionId: string, key: ListKey, index: number): void {
  // A letter that is open makes room for what the person wants to read, and waits beside it.
  composeStore().putAside(sessionId, true);
  mailStore().changeList(sessionId, key, ({ rows }) => {
    const selectedIndex = Math.max(0, Math.min(index, rows.total - 1));
    return { selectedIndex, selected: rows.byIndex.get(selectedIndex)?.itemId ?? null };
  });
}

/**
 * Has Exchange asked for what is new, then reads the list's first window again; what is known stays on screen meanwhile,
 * and stays when Exchange cannot be asked, with the reason.
 */
export async function readListAgain(sessionId: string, key: ListKey): Promise<void> {
  const { readWindow, loadFolders, changeList } = mailStore();
  const asked = await request('folder.refresh', { sessionId, folderId: key.folderId });
  await Promise.all([readWindow(sessionId, key, 0), loadFolders(sessionId)]);
  if (!asked.ok) changeList(sessionId, key, () => ({ failure: asked.failure }));
}

function takeOut(sessionId: string, key: ListKey, itemId: string): void {
  mailStore().changeList(sessionId, key, (list) => {
    const rows = withoutRow(list.rows, itemId);
    if (list.selected !== itemId) return { rows };
    const selectedIndex = Math.max(0, Math.min(list.selectedIndex, rows.total - 1));
    return { rows, selectedIndex, selected: rows.byIndex.get(selectedIndex)?.itemId ?? null };
  });
}

function putBack(sessionId: string, key: ListKey, at: number, row: MessageRow): void {
  mailStore().changeList(sessionId, key, ({ rows }) => ({
    rows: withRowAt(rows, at, row),
    selected: row.itemId,
    selectedIndex: at,
  }));
}

function setRead(sessionId: string, key: ListKey, itemId: string, change: Partial<MessageRow>): void {
  mailStore().changeList(sessionId, key, ({ rows }) => ({
    rows: withRow(rows, itemId, (row) => ({ ...row, ...change })),
  }));
  const { isRead, changeKey } = change;
  messagesStore().change(sessionId, itemId, {
    ...(isRead === undefined ? {} : { isRead }),
    ...(changeKey === undefined ? {} : { changeKey }),
  });
}

/** Counts unread messages of a folder up or down, until the server tells. */
export function countUnread(sessionId: string, folderId: string, by: number): void {
  const { places, change } = mailStore();
  const folders = places[sessionId]?.folders.map((folder) =>
    folder.folderId === folderId ? { ...folder, unreadCount: Math.max(0, folder.unreadCount + by) } : folder,
  );
  if (folders !== undefined) change(sessionId, { folders });
}

function listOf(sessionId: string, key: ListKey): MessageList | undefined {
  return mailStore().places[sessionId]?.lists[listName(key)];
}
