import type { TaskChange } from '../../../shared/model/task.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { deleteField, itemChanges, setField } from '../elements/item-change.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { commonTaskProperties, ownTaskProperties } from '../elements/task-properties.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which task to change, and what the person touched; at least one key. */
export interface UpdateTaskRequest {
  readonly item: ItemReference;
  readonly change: TaskChange;
}

/**
 * Changes a task in the touched properties only, and gives its new change key; what was emptied is deleted. A recurring
 * task that is set to Completed leaves a finished one behind and goes on to its next time under the same id. A change by
 * someone else since it was read is always a `conflict` (NeverOverwrite): a task must not be done twice unseen.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateitem-operation-task
 */
export async function updateTask(
  service: EwsService,
  request: UpdateTaskRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { item, change } = request;
  const updates = [...commonTaskProperties(change), ...ownTaskProperties(change)].map(({ field, value }) =>
    value === null ? deleteField(field) : setField('t:Task', field, value),
  );
  if (updates.length === 0) return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const message = await callSingle(service, {
    operation: 'UpdateItem',
    intent: 'write',
    body: element('m:UpdateItem', itemChanges(item, updates), { ConflictResolution: 'NeverOverwrite' }),
    options,
  });
  return message.ok ? savedItem(message.value, 'UpdateItem') : message;
}
