import type { TaskChange } from '../../../shared/model/task.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { folderName, folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader } from '../elements/header-values.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { markerElement } from '../elements/marker.ts';
import { commonTaskProperties, ownTaskProperties } from '../elements/task-properties.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** A new task, and into which tasks folder. */
export interface CreateTaskRequest {
  readonly folder: FolderReference;
  readonly task: TaskChange & { readonly subject: string };
  /** Finds the task again with `findByMarker`; null for none. */
  readonly marker: string | null;
}

/**
 * Makes a task, once or recurring, and gives its id. Not idempotent: when no answer comes the failure is
 * `outcome-unknown`. Exchange keeps status and percentage in step with each other by itself.
 * `ErrorCannotCreateTaskInNonTaskFolder` for any other kind of folder.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createitem-operation-task
 */
export async function createTask(
  service: EwsService,
  request: CreateTaskRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { folder, task, marker } = request;
  const refused = refusedHeader([], [marker]);
  if (refused !== null) return failed(refused);
  const content = element('t:Task', [
    ...commonTaskProperties(task).map(({ value }) => value),
    markerElement(marker),
    ...ownTaskProperties(task).map(({ value }) => value),
  ]);
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element('m:CreateItem', [folderTarget('m:SavedItemFolderId', folder), element('m:Items', content)]),
    folders: [folderName(folder)],
    options,
  });
  return message.ok ? savedItem(message.value, 'CreateItem') : message;
}
