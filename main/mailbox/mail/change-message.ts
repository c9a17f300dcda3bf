import type { EditedField, Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { getItemState, type ItemState } from '../../ews/operations/get-item-state.ts';
import { updateMessage, type MessageChange } from '../../ews/operations/update-message.ts';
import type { ThreadContext } from '../context.ts';
import { isGone } from '../writes/is-gone.ts';
import { changeStoredRow, removeStoredRow } from '../writes/keep-in-store.ts';
import { MOST_TRIES } from '../calendar/write-meeting-change.ts';

/**
 * Changes marks of a message (read, flag) and its row in the store; gives the new change key. Where somebody else has
 * changed the message meanwhile it is read again: what already is as it should be is left, and marks that have only two
 * values are written once more, at most three times in all. A flag that somebody else has set to something else is a
 * decision of theirs: nothing is overwritten, and the failure is `edit-conflict`.
 */
export async function changeMessage(
  context: ThreadContext,
  { item, change }: { readonly item: ItemReference; readonly change: MessageChange },
): Promise<Result<ItemReference>> {
  let version = item;
  let last: Failure = { kind: 'conflict', code: 'ErrorIrresolvableConflict' };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const written = await updateMessage(context.service, { item: version, change });
    if (written.ok) return done(context, item, { reference: written.value, change });
    last = written.failure;
    if (isGone(last, 'write')) removeStoredRow(context, item.itemId);
    if (last.kind !== 'conflict' && last.kind !== 'outcome-unknown') return written;
    const now = await getItemState(context.service, { itemId: item.itemId, properties: 'message' });
    // A silence is resolved by what is there; it is never answered by writing again.
    if (!now.ok) return last.kind === 'conflict' ? now : written;
    if (isAlready(now.value, change)) return done(context, item, { reference: now.value, change });
    if (last.kind === 'outcome-unknown') return written;
    if (change.flag !== undefined) return failed(flagConflict(now.value, change.flag));
    version = { itemId: now.value.itemId, changeKey: now.value.changeKey };
  }
  return failed(last);
}

function done(
  context: ThreadContext,
  { itemId }: ItemReference,
  { reference, change }: { readonly reference: ItemReference; readonly change: MessageChange },
): Result<ItemReference> {
  const { changeKey } = reference;
  changeStoredRow(context, itemId, { ...change, changeKey });
  return success({ itemId: reference.itemId, changeKey });
}

function isAlready(now: ItemState, { isRead, flag }: MessageChange): boolean {
  return (isRead === undefined || isRead === now.isRead) && (flag === undefined || flag === now.flag);
}

function flagConflict(now: ItemState, mine: string): Failure {
  const fields: EditedField[] = [{ field: 'flag', base: null, mine, theirs: now.flag }];
  const { itemId, changeKey, changedBy, changedAt } = now;
  return {
    kind: 'edit-conflict',
    code: 'ErrorIrresolvableConflict',
    itemId,
    changeKey,
    fields,
    changedBy,
    changedAt,
  };
}
