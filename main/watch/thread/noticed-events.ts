import type { MailboxEvent } from '../../ews/elements/read-notification.ts';
import type { Noticed } from '../../mailbox/opening/opening-calls.ts';

/**
 * What events amount to: the folders in which something happened, and whether folders themselves did. Both ends of a move
 * are named. A folder's own ModifiedEvent with an unread count only says that its counts changed; without one it may have
 * been renamed.
 */
export function noticedIn(events: readonly MailboxEvent[]): Noticed {
  const folderIds = new Set<string>();
  let isTreeChanged = false;
  for (const { event, itemId, folderId, parentFolderIds, unreadCount } of events) {
    if (itemId !== null) for (const parent of parentFolderIds) folderIds.add(parent);
    if (folderId !== null) folderIds.add(folderId);
    if (folderId !== null && (event !== 'ModifiedEvent' || unreadCount === null)) isTreeChanged = true;
  }
  return { folderIds: [...folderIds], isTreeChanged };
}

/** Anything may have happened anywhere. */
export const anywhere: Noticed = { folderIds: null, isTreeChanged: false };

/** Two notices as one. */
export function together(one: Noticed | null, other: Noticed): Noticed {
  if (one === null) return other;
  const folderIds =
    one.folderIds === null || other.folderIds === null
      ? null
      : [...new Set([...one.folderIds, ...other.folderIds])];
  const hasSlept = one.hasSlept === true || other.hasSlept === true;
  return {
    folderIds,
    isTreeChanged: one.isTreeChanged || other.isTreeChanged,
    ...(hasSlept ? { hasSlept } : {}),
  };
}
