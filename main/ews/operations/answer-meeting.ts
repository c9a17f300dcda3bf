import { success, type Result } from '../../../shared/result.ts';
import { bodyElement } from '../elements/body.ts';
import { folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import { writtenItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../soap/xml.ts';

const elements = {
  Accept: 't:AcceptItem',
  Tentative: 't:TentativelyAcceptItem',
  Decline: 't:DeclineItem',
} as const;

/** Which meeting is answered, and how. */
export interface AnswerMeetingRequest {
  /** The calendar item, or the request in the Inbox; an occurrence is answered alone. */
  readonly item: ItemReference;
  readonly answer: keyof typeof elements;
  /** What the organiser reads besides; empty for nothing. */
  readonly messageText: string;
  /** Where the copy of the answer goes; null leaves it to the server. */
  readonly savedFolder: FolderReference | null;
}

/**
 * Answers a meeting and tells its organiser; gives the calendar item where the server names it (a declined one is gone).
 * Not idempotent: answers go out once, and when no answer comes the failure is `outcome-unknown`. A stale change key is
 * a `conflict`. These elements take no properties of ours, so that an answer carries no marker.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/acceptitem
 */
export async function answerMeeting(
  service: EwsService,
  { item, answer, messageText, savedFolder }: AnswerMeetingRequest,
  options?: CallOptions,
): Promise<Result<ItemReference | null>> {
  const text = messageText === '' ? null : bodyElement({ type: 'text', content: messageText });
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [
        savedFolder === null ? null : folderTarget('m:SavedItemFolderId', savedFolder),
        element('m:Items', element(elements[answer], [text, itemIdElement(item, 't:ReferenceItemId')])),
      ],
      { MessageDisposition: 'SendAndSaveCopy' },
    ),
    options,
  });
  return message.ok ? success(writtenItem(message.value)) : message;
}
