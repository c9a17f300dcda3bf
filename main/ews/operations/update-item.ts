import { failed, success, type Result } from '../../../shared/result.ts';
import { bodyElement, type BodyText } from '../elements/body.ts';
import { categoriesElement } from '../elements/categories.ts';
import { appendField, deleteField, itemChange, setField, type ItemKind } from '../elements/item-change.ts';
import type { Flag, Importance } from '../elements/item-properties.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';

/** What to change of an item of any kind; absent keys stay as they are, and at least one is needed. */
export interface ItemPropertyChange {
  readonly importance?: Importance;
  /** All of them, in order; an empty list deletes. Exchange cannot add one to those that are there. */
  readonly categories?: readonly string[];
  /** Null deletes the flag. Dates are instants, and only those of a flag that is set or complete. */
  readonly flag?: FlagChange | null;
  /** Goes to the end of the body. */
  readonly appendedBody?: BodyText;
}

/** A flag, with the days of a follow-up where it has any. */
export interface FlagChange {
  readonly status: Flag;
  readonly startsAt?: string;
  readonly dueAt?: string;
  readonly completedAt?: string;
}

/** Which items change, at least one; each by its own kind, change key and change. */
export interface UpdateItemRequest {
  readonly changes: readonly {
    readonly item: ItemReference;
    readonly kind: ItemKind;
    readonly change: ItemPropertyChange;
  }[];
}

/**
 * Changes flags, categories and importance of items, or adds to their bodies, one result for each in the order asked:
 * its new change key. Nobody is told and no receipt is sent. A change by someone else since the item was read is a
 * `conflict` only where the two touched the same property (AutoResolve). `invalid-request`, with nothing sent, when one
 * of the changes is empty.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateitem-operation
 */
export async function updateItem(
  service: EwsService,
  request: UpdateItemRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<ItemReference>[]>> {
  const all = request.changes.map(({ item, kind, change }) => ({ item, updates: updatesOf(kind, change) }));
  if (all.some(({ updates }) => updates.length === 0))
    return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const operation = 'UpdateItem';
  const messages = await callBatch(service, {
    operation,
    intent: 'write',
    body: element(
      'm:UpdateItem',
      element(
        'm:ItemChanges',
        all.map(({ item, updates }) => itemChange(item, updates)),
      ),
      {
        ConflictResolution: 'AutoResolve',
        MessageDisposition: 'SaveOnly',
        SendMeetingInvitationsOrCancellations: 'SendToNone',
        SuppressReadReceipts: 'true',
      },
    ),
    count: all.length,
    options,
  });
  return messages.ok
    ? success(readEach(messages.value, (message) => savedItem(message, operation)))
    : messages;
}

function updatesOf(kind: ItemKind, change: ItemPropertyChange): Xml[] {
  const { appendedBody, categories, importance, flag } = change;
  const updates: Xml[] = [];
  if (appendedBody !== undefined) updates.push(appendField(kind, 'item:Body', bodyElement(appendedBody)));
  if (categories !== undefined) {
    const value = categoriesElement(categories);
    updates.push(value === null ? deleteField('item:Categories') : setField(kind, 'item:Categories', value));
  }
  if (importance !== undefined)
    updates.push(setField(kind, 'item:Importance', element('t:Importance', importance)));
  if (flag === null) updates.push(deleteField('item:Flag'));
  else if (flag !== undefined) updates.push(setField(kind, 'item:Flag', flagElement(flag)));
  return updates;
}

/** In the schema's order, which Exchange insists on. */
function flagElement({ status, startsAt, dueAt, completedAt }: FlagChange): Xml {
  return element('t:Flag', [
    element('t:FlagStatus', status),
    startsAt === undefined ? null : element('t:StartDate', startsAt),
    dueAt === undefined ? null : element('t:DueDate', dueAt),
    completedAt === undefined ? null : element('t:CompleteDate', completedAt),
  ]);
}
