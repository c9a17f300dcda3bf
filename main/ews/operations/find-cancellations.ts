import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { readItemReference } from '../elements/item-reference.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';
import { child, childText } from '../xml/xml-element.ts';

/** Whose sent items to look into. */
export interface FindCancellationsRequest {
  readonly folder: FolderReference;
  /** What the meeting was called: the cancellation has it, perhaps with a word before it. */
  readonly subject: string;
}

/**
 * The ids of the copies of cancellations among the newest hundred items of a folder. Whoever wants to know whether one was
 * filed asks before and after: no clock is compared, the server's may be another. A server that files none, or none there,
 * is not known to have told nobody: only that nothing shows it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/meetingcancellation
 */
export async function findCancellations(
  service: EwsService,
  { folder, subject }: FindCancellationsRequest,
  options?: CallOptions,
): Promise<Result<readonly string[]>> {
  const created = element('t:FieldURI', null, { FieldURI: 'item:DateTimeCreated' });
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', ['item:ItemClass', 'item:Subject']),
        element('m:IndexedPageItemView', null, {
          MaxEntriesReturned: '100',
          Offset: '0',
          BasePoint: 'Beginning',
        }),
        element('m:SortOrder', element('t:FieldOrder', created, { Order: 'Descending' })),
        element('m:ParentFolderIds', folderIdElement(folder)),
      ],
      { Traversal: 'Shallow' },
    ),
    folders: [folderName(folder)],
    options,
  });
  if (!message.ok) return message;
  const items = child(child(message.value, 'RootFolder'), 'Items')?.children ?? [];
  return success(
    items.flatMap((item) => {
      const isOne =
        item.name === 'MeetingCancellation' ||
        (childText(item, 'ItemClass') ?? '').startsWith('IPM.Schedule.Meeting.Canceled');
      const reference = readItemReference(item);
      if (!isOne || reference === null) return [];
      return (childText(item, 'Subject') ?? '').includes(subject.trim()) ? [reference.itemId] : [];
    }),
  );
}
