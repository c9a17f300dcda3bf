import { type Result } from '../../../shared/result.ts';
import type { Flag } from '../../ews/elements/item-properties.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { type ThreadContext } from '../context.ts';
import { changeMessage } from './change-message.ts';

/** Flags a message, or marks it as done with; gives its new change key. */
export async function setFlag(
  context: ThreadContext,
  { item, flag }: { readonly item: ItemReference; readonly flag: Flag },
): Promise<Result<ItemReference>> {
  return await changeMessage(context, { item, change: { flag } });
}
