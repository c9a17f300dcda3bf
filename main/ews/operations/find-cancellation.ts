import { success, type Result } from '../../../shared/result.ts';
import { folderIdElement, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { shape } from '../elements/shape.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { instantOf } from '../soap/values.ts';
import { element } from '../soap/xml.ts';
import { child, childText } from '../soap/xml-element.ts';

/** Whose sent items to look into, and from when on. */
export interface FindCancellationRequest {
  readonly folder: FolderReference;
  /** ISO instant. */
  readonly since: string;
  /** What the meeting was called: the cancellation has it, perhaps with a word before it. */
  readonly subject: string;
}

/**
 * Whether the copy of a cancellation lies in a folder. A server that files none, or none there, is not known to have told
 * nobody: only that nothing shows it.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/meetingcancellation
 */
export async function findCancellation(
  service: EwsService,
  { folder, since, subject }: FindCancellationRequest,
  options?: CallOptions,
): Promise<Result<boolean>> {
  const field = element('t:FieldURI', null, { FieldURI: 'item:DateTimeCreated' });
  const constant = element('t:FieldURIOrConstant', element('t:Constant', null, { Value: since }));
  const message = await callSingle(service, {
    operation: 'FindItem',
    intent: 'read',
    body: element(
      'm:FindItem',
      [
        shape('m:ItemShape', ['item:ItemClass', 'item:Subject', 'item:DateTimeCreated']),
        element('m:IndexedPageItemView', null, {
          MaxEntriesReturned: '100',
          Offset: '0',
          BasePoint: 'Beginning',
        }),
        element('m:Restriction', element('t:IsGreaterThanOrEqualTo', [field, constant])),
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
    items.some((item) => {
      const isOne =
        item.name === 'MeetingCancellation' ||
        (childText(item, 'ItemClass') ?? '').startsWith('IPM.Schedule.Meeting.Canceled');
      const at = instantOf(childText(item, 'DateTimeCreated'));
      return (
        isOne && (at === null || at >= since) && (childText(item, 'Subject') ?? '').includes(subject.trim())
      );
    }),
  );
}
