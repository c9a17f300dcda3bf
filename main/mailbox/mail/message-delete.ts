import { success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { moveWithin } from './move-message.ts';

/** What a delete did, with what its undo needs. */
export interface Deleted {
  /** Null where nobody can tell its new id: the delete has happened and has no undo. */
  readonly moved: ItemReference | null;
  readonly from: string;
  readonly to: string;
}

/**
 * Moves a message to the Deleted Items of the mailbox that is open, named by mailbox: EWS's own delete would leave the
 * choice of the bin to the server.
 */
export async function deleteMessage(
  context: ThreadContext,
  { item }: { readonly item: ItemReference },
): Promise<Result<Deleted>> {
  const bin = context.known.folders.get('deleteditems');
  const done = await moveWithin(context, { item, to: inMailbox(context, 'deleteditems') });
  if (!done.ok) return done;
  const { moved, from } = done.value;
  return success({ moved, from: from ?? '', to: bin?.folderId ?? '' });
}
