import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { getItemState, type ItemState } from '../../ews/operations/get-item-state.ts';
import { updateItem } from '../../ews/operations/update-item.ts';
import type { ThreadContext } from '../context.ts';
import { isGone } from '../writes/is-gone.ts';
import { calendarHasChanged, changeStoredRow, removeStoredRow } from '../writes/keep-in-store.ts';
import { MOST_TRIES } from '../calendar/write-meeting-change.ts';

/** Which categories a person gave to an item and took from it; the others stay as they are. */
export interface CategoryChange {
  readonly item: Pick<ItemReference, 'itemId'>;
  readonly kind: 'message' | 'meeting';
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** An item with the categories that it has now. */
export interface Categorized extends ItemReference {
  readonly categories: string[];
}

const ELEMENTS = { message: 't:Message', meeting: 't:CalendarItem' } as const;

/**
 * Gives categories to an item and takes others from it. Exchange takes the whole list only, so that it is read first
 * and both people's changes are in what is written; when the item changes meanwhile, at most three times.
 */
export async function changeCategories(
  context: ThreadContext,
  change: CategoryChange,
): Promise<Result<Categorized>> {
  const { itemId } = change.item;
  let last: Failure = { kind: 'conflict', code: 'ErrorIrresolvableConflict' };
  for (let tries = 0; tries <= MOST_TRIES; tries += 1) {
    const now = await getItemState(context.service, { itemId, properties: change.kind });
    if (!now.ok) {
      if (isGone(now.failure, 'read')) removeStoredRow(context, itemId);
      return now;
    }
    const categories = merged(now.value, change);
    if (isSame(categories, now.value.categories))
      return success(keep(context, change, { itemId, changeKey: now.value.changeKey, categories }));
    // The last look only tells whether a silent write has acted.
    if (tries === MOST_TRIES || last.kind === 'outcome-unknown') break;
    const written = await write(context, change, { ...now.value, categories });
    if (written.ok) return success(keep(context, change, { ...written.value, categories }));
    last = written.failure;
    if (last.kind !== 'conflict' && last.kind !== 'outcome-unknown') break;
  }
  return failed(last);
}

async function write(
  { service }: ThreadContext,
  { kind }: CategoryChange,
  { itemId, changeKey, categories }: Categorized,
): Promise<Result<ItemReference>> {
  const written = await updateItem(service, {
    changes: [{ item: { itemId, changeKey }, kind: ELEMENTS[kind], change: { categories } }],
  });
  if (!written.ok) return written;
  return written.value[0] ?? failed({ kind: 'outcome-unknown', operation: 'UpdateItem' });
}

function keep(context: ThreadContext, { kind }: CategoryChange, done: Categorized): Categorized {
  const { itemId, changeKey, categories } = done;
  if (kind === 'meeting') calendarHasChanged(context);
  else changeStoredRow(context, itemId, { categories, changeKey });
  return { itemId, changeKey, categories };
}

function merged({ categories }: ItemState, { add, remove }: CategoryChange): string[] {
  return [...new Set([...categories.filter((each) => !remove.includes(each)), ...add])];
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
