import type { Task } from '../../../shared/model/task.ts';
import type { Result } from '../../../shared/result.ts';
import { currentItemIdElement, itemsOf } from '../elements/item-reference.ts';
import { present } from '../elements/present.ts';
import { readTask, taskFields, type FoundTask } from '../elements/read-task.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../soap/xml.ts';

/** Which tasks to get; at least one. */
export interface GetTaskRequest {
  readonly itemIds: readonly string[];
}

/**
 * Gets whole tasks with their bodies, one result for each in the order asked. Absent and forbidden look the same, as in
 * `getMessage`. A recurring task is always the one that is due now.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getitem-operation-task
 */
export async function getTask(
  service: EwsService,
  request: GetTaskRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<FoundTask<Task>>[]>> {
  const messages = await callBatch(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      shape('m:ItemShape', taskFields, 'Text'),
      element('m:ItemIds', request.itemIds.map(currentItemIdElement)),
    ]),
    count: request.itemIds.length,
    options,
  });
  if (!messages.ok) return messages;
  return {
    ok: true,
    value: readEach(messages.value, (message) => {
      const item = itemsOf(message)[0];
      return present(item === undefined ? null : readTask(item), service);
    }),
  };
}
