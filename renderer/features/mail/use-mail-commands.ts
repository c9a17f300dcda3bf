import { useMemo } from 'react';
import { askFirst } from '../../app/ask-first.ts';
import { request } from '../../app/bridge.ts';
import { useCommands, useViewSearch, type Command } from '../../app/stores/commands-store.ts';
import { useFolderActs, useRightsStore, whyNotDo } from '../../app/stores/rights-store.ts';
import { shownWrite, writeOf } from '../../app/shown-write.ts';
import { whyNotWrite } from '../../app/why-not-write.ts';
import { countOf } from '../../components/words/count-words.ts';
import type { Reason } from '../../components/words/why-not.tsx';
import type { Folder } from '../../../shared/model/folder.ts';
import type { MessageRow } from '../../../shared/model/message.ts';
import type { Session } from '../../../shared/model/session.ts';
import { composeStore, type ComposeKind } from './compose/compose-store.ts';
import { freshMail, keyShown, listName, mailStore, type ListKey, type MailPlace } from './mail-store.ts';
import { countUnread, deleteMessage, markRead, readListAgain, selectIndex } from './message-actions.ts';
import { indexOf } from './list/message-rows.ts';
import { messageName, useMessagesStore, type OpenMessage } from './list/messages-store.ts';

/** The message chosen in a mailbox, with the list that it is in. */
export interface Chosen {
  readonly key: ListKey;
  readonly row: MessageRow;
  readonly folder: Folder | null;
}

/** The message chosen in a mailbox, or null. */
export function chosenIn(place: MailPlace): Chosen | null {
  const key = keyShown(place);
  const list = key === null ? undefined : place.lists[listName(key)];
  if (key === null || list === undefined || list.selected === null) return null;
  const row = list.rows.byIndex.get(indexOf(list.rows, list.selected));
  if (row === undefined) return null;
  return { key, row, folder: place.folders.find((one) => one.folderId === key.folderId) ?? null };
}

/** Why the chosen message cannot be answered, changed or deleted; null where it can. */
export function whyNotFor(
  session: Session,
  chosen: Chosen | null,
  act: 'answer' | 'change' | 'delete',
): Reason | null {
  if (chosen === null) return 'Choose a message first.';
  if (chosen.row.isHidden) return 'This message is private: only its owner may see and change it.';
  const { sessionId } = session;
  const { key, row } = chosen;
  const known = useMessagesStore.getState().messages.get(messageName(sessionId, row.itemId));
  const isDraft =
    known?.state === 'loaded' ? known.message.isDraft : chosen.folder?.distinguishedId === 'drafts';
  if (act === 'answer' && isDraft) return 'This is a draft. It was never sent, so there is nobody to answer.';
  const cannotWrite = whyNotWrite(session);
  if (cannotWrite !== null || act === 'answer') return cannotWrite;
  const whyNot = whyNotDo(act, {
    acts: useRightsStore.getState().acts[sessionId]?.[key.folderId] ?? null,
    item: known?.state === 'loaded' ? known.message.rights : null,
  });
  if (whyNot !== null || act !== 'delete') return whyNot;
  const bin = mailStore().places[sessionId]?.folders.find((one) => one.distinguishedId === 'deleteditems');
  return bin?.rights.createContents === false
    ? `Deleting moves a message to ${bin.displayName} of ${session.names.mailbox}, and you may not put anything there.`
    : null;
}

/** Begins an answer to the chosen message, or a new one. */
export function beginLetter(sessionId: string, kind: ComposeKind, itemId: string | null): void {
  void composeStore().begin(sessionId, { kind, itemId });
}

/** Puts the keys and the commands of the mail view in place while it is on screen. */
export function useMailCommands(session: Session, place: MailPlace): void {
  const { folderId, search } = place;
  const folderName = place.folders.find((one) => one.folderId === folderId)?.displayName ?? 'Inbox';
  const now = chosenIn(place);
  const folderActs = useFolderActs(session, folderId);
  const rights = useMessagesStore(rightsOf(session.sessionId, now?.row.itemId));
  const row = now?.row ?? null;
  const folder = now?.folder ?? null;
  const commands = useMemo(() => {
    const chosen = row === null || folderId === null ? null : { key: { folderId, search }, row, folder };
    return [...moves(session.sessionId), ...acts(session, chosen), ...ofFolder(session, place)];
    // What may be done is asked of the stores: told there, the commands are made anew.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [session, row, folder, folderId, search, place.folders, folderActs, rights]);
  useCommands(commands);
  useViewSearch(
    useMemo(
      () => ({
        label: folderName,
        run: (words: string) => mailStore().searchFor(session.sessionId, words),
      }),
      [folderName, session.sessionId],
    ),
  );
}

function rightsOf(sessionId: string, itemId: string | undefined) {
  return ({ messages }: { readonly messages: ReadonlyMap<string, OpenMessage> }) => {
    const known = itemId === undefined ? undefined : messages.get(messageName(sessionId, itemId));
    return known?.state === 'loaded' ? known.message.rights : null;
  };
}

function placeNow(sessionId: string): MailPlace {
  return mailStore().places[sessionId] ?? freshMail;
}

/**
 * Marks every message of a folder as read, after asking: who works in a shared mailbox tells by the marks what is left to
 * do, and nobody can tell afterwards which of them were unread.
 */
async function markAllRead(session: Session, folder: Folder): Promise<void> {
  const { sessionId } = session;
  const { folderId, displayName, unreadCount } = folder;
  const isYes = await askFirst({
    title: `Mark everything in ${displayName} as read?`,
    text: `${countOf(unreadCount, 'unread message')} in ${displayName} of ${session.names.mailbox} will be marked as read, for everybody who works in this mailbox. This cannot be undone.`,
    yes: 'Mark all as read',
    no: 'Leave as they are',
  });
  if (!isYes) return;
  const readAgain = async (): Promise<void> => await readListAgain(sessionId, { folderId, search: '' });
  const answer = await shownWrite({
    show: () => {
      countUnread(sessionId, folderId, -unreadCount);
      return () => countUnread(sessionId, folderId, unreadCount);
    },
    ask: async () => await request('folder.markAllRead', { ...writeOf(session), folderId }),
    failed: `The messages in ${displayName} could not be marked`,
    readAgain,
  });
  if (answer.ok) await readAgain();
}

function moves(sessionId: string): Command[] {
  const step = (by: number) => () => {
    const place = placeNow(sessionId);
    const key = keyShown(place);
    const list = key === null ? undefined : place.lists[listName(key)];
    if (key !== null && list !== undefined) selectIndex(sessionId, key, list.selectedIndex + by);
  };
  const group = 'Mail';
  return [
    {
      id: 'mail.letter',
      label: 'Return to your letter',
      group,
      keys: 'w',
      isQuiet: true,
      run: () => composeStore().putAside(sessionId, false),
    },
    { id: 'mail.next', label: 'Next message', group, keys: 'j', isQuiet: true, run: step(1) },
    { id: 'mail.list', label: 'Back to the list', group, keys: 'Escape', isQuiet: true, run: focusList },
    { id: 'mail.previous', label: 'Previous message', group, keys: 'k', isQuiet: true, run: step(-1) },
  ];
}

/** Puts the focus on the list on screen; hidden views keep theirs. */
function focusList(): void {
  const lists = document.querySelectorAll<HTMLElement>('.message-list');
  [...lists].find((list) => list.checkVisibility())?.focus();
}

function acts(session: Session, chosen: Chosen | null): Command[] {
  const { sessionId } = session;
  const answer = (kind: ComposeKind) => () => {
    const now = chosenIn(placeNow(sessionId));
    if (now !== null) beginLetter(sessionId, kind, now.row.itemId);
  };
  const onChosen = (act: (key: ListKey, row: MessageRow) => Promise<void>) => () => {
    const now = chosenIn(placeNow(sessionId));
    if (now !== null) void act(now.key, now.row);
  };
  const group = 'Mail';
  const whyNotAnswer = whyNotFor(session, chosen, 'answer');
  const isRead = chosen?.row.isRead ?? true;
  return [
    {
      id: 'mail.new',
      label: 'New message',
      group,
      keys: 'c',
      icon: 'add',
      isPrimary: true,
      whyNot: whyNotWrite(session),
      run: () => beginLetter(sessionId, 'new', null),
    },
    {
      id: 'mail.reply',
      label: 'Reply',
      group,
      keys: 'r',
      icon: 'reply',
      whyNot: whyNotAnswer,
      run: answer('reply'),
    },
    {
      id: 'mail.replyAll',
      label: 'Reply all',
      group,
      keys: 'a',
      icon: 'replyAll',
      whyNot: whyNotAnswer,
      run: answer('replyAll'),
    },
    {
      id: 'mail.forward',
      label: 'Forward',
      group,
      keys: 'f',
      icon: 'forwardMessage',
      whyNot: whyNotAnswer,
      run: answer('forward'),
    },
    {
      id: 'mail.delete',
      label: 'Delete',
      group,
      keys: ['Shift+#', '#', 'Delete'],
      icon: 'trash',
      whyNot: whyNotFor(session, chosen, 'delete'),
      run: onChosen((key, row) => deleteMessage(session, key, row)),
    },
    {
      id: 'mail.markRead',
      label: isRead ? 'Mark unread' : 'Mark read',
      group,
      keys: 'u',
      icon: 'unread',
      whyNot: whyNotFor(session, chosen, 'change'),
      run: onChosen((key, row) => markRead(session, key, row, !row.isRead)),
    },
  ];
}

function ofFolder(session: Session, { folders, folderId }: MailPlace): Command[] {
  const folder = folders.find((one) => one.folderId === folderId);
  if (folder === undefined) return [];
  const may = useRightsStore.getState().acts[session.sessionId]?.[folder.folderId] ?? null;
  const nothing = folder.unreadCount === 0 ? `Nothing in ${folder.displayName} is unread.` : null;
  return [
    {
      id: 'mail.markAllRead',
      label: `Mark all as read in ${folder.displayName}`,
      group: 'Mail',
      keys: 'Shift+U',
      icon: 'unread',
      whyNot: whyNotWrite(session) ?? whyNotDo('change', { acts: may, item: null }) ?? nothing,
      run: () => void markAllRead(session, folder),
    },
  ];
}
