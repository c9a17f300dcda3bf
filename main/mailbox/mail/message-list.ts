import type { MessagePage, MessageRow } from '../../../shared/model/message.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { toldUnreadable } from '../../ews/elements/read-rows.ts';
import type { FolderReference } from '../../ews/elements/folder-reference.ts';
import { findItem, type FoundMessages } from '../../ews/operations/find-item.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { isOfAnotherMailbox } from '../../ews/soap/reply-hold.ts';
import type { Written } from '../written.ts';
import { hideMessageRow, mayViewPrivate } from '../privacy.ts';
import { storedPage } from '../stored-reads.ts';
import { wrongMailbox } from '../wrong-mailbox.ts';

/** A page that has come but may not be shown before it is known which folder it should lie in. */
export interface HeldPage {
  /** Redacts the rows by the rights of that folder. */
  of(folderId: string): MessagePage;
  /** The folders that the rows say they lie in. */
  readonly parents: ReadonlySet<string>;
  /** The rows' own ids: they came before it was known whose they must be. */
  readonly itemIds: readonly string[];
}

interface Window {
  readonly folder: FolderReference;
  readonly offset: number;
  readonly limit: number;
  readonly search: string;
}

/** Asks for a window of a folder and holds it. */
export async function readPage(context: ThreadContext, window: Window): Promise<Result<HeldPage>> {
  const found = await findItem(context.service, window);
  if (!found.ok) return found;
  const asOf = new Date().toISOString();
  const parents = new Set(
    [...found.value.rows, ...found.value.unreadable].flatMap(({ parentFolderId }) =>
      parentFolderId === null ? [] : [parentFolderId],
    ),
  );
  return success({
    parents,
    itemIds: [
      ...found.value.rows.map(({ row }) => row.itemId),
      ...found.value.unreadable.flatMap(({ itemId }) => itemId ?? []),
    ],
    of: (folderId) => ({
      ...unreadableOf(context, folderId, found.value),
      folderId,
      offset: window.offset,
      total: found.value.total,
      rows: redact(context, folderId, found.value),
      asOf,
      source: 'server',
    }),
  });
}

/**
 * A window of one folder's messages: from the store where that has all of them, otherwise from the server. Rows that lie
 * in another folder than the one asked for are not shown. The folder is synchronised from now on.
 */
export async function listMessages(
  context: ThreadContext,
  {
    folderId,
    ...window
  }: { readonly folderId: string; readonly offset: number; readonly limit: number; readonly search: string },
): Promise<Result<MessagePage | Written<MessagePage>>> {
  if (window.search === '') {
    context.sync.look(folderId);
    const stored = storedPage(context, { folderId, ...window });
    if (stored !== null) return success(stored);
  }
  const page = await readPage(context, { folder: { by: 'id', folderId }, ...window });
  return page.ok ? inFolder(context, page.value, folderId) : page;
}

/** Lets a held page go once its rows lie where they should. */
export function inFolder(context: ThreadContext, page: HeldPage, folderId: string): Result<MessagePage> {
  const { moniker } = context.known;
  const strayed = [...page.parents].some((parent) => parent !== folderId);
  const isForeign = page.itemIds.some((itemId) => isOfAnotherMailbox(itemId, moniker));
  if (!strayed && !isForeign) return success(page.of(folderId));
  return failed(wrongMailbox(context));
}

function unreadableOf(
  context: ThreadContext,
  folderId: string,
  found: FoundMessages,
): Pick<MessagePage, 'unreadable'> {
  const mayView = mayViewPrivate(context.start.identities, rightsOf(context, folderId));
  const unreadable = toldUnreadable(found.unreadable, mayView);
  return unreadable === null ? {} : { unreadable };
}

function redact(context: ThreadContext, folderId: string, { rows }: FoundMessages): MessageRow[] {
  const mayView = mayViewPrivate(context.start.identities, rightsOf(context, folderId));
  return rows.map(({ row, sensitivity }) =>
    sensitivity === 'Private' && !mayView ? hideMessageRow(row) : row,
  );
}
