import { success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { type ThreadContext } from '../context.ts';
import { moveWithin } from './move-message.ts';

/** Moves a message to a folder of the same mailbox; null where nobody can tell its new id. */
export async function moveMessage(
  context: ThreadContext,
  { item, to }: { readonly item: ItemReference; readonly to: string },
): Promise<Result<ItemReference | null>> {
  const done = await moveWithin(context, { item, to: { by: 'id', folderId: to } });
  return done.ok ? success(done.value.moved) : done;
}
