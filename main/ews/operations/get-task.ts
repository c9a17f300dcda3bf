import type { Task } from '../../../shared/model/task.ts';
import type { Result } from '../../../shared/result.ts';
import { getItems } from '../elements/get-items.ts';
import { readTask, taskFields, type FoundTask } from '../elements/read-task.ts';
import type { EwsService } from '../service.ts';
import type { CallOptions } from '../soap/call.ts';

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
  const { itemIds } = request;
  return await getItems(service, {
    itemIds,
    fields: taskFields,
    bodyType: 'Text',
    read: readTask,
    options,
  });
}
