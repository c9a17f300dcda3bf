import { success, type Result } from '../../../shared/result.ts';
import { bodyElement } from '../elements/body.ts';
import { folderName, folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import { writtenItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type XmlName } from '../xml/xml.ts';

/** Which meeting gets which answer. */
export interface RespondToMeetingRequest {
  /**
   * The meeting request, or the calendar item that it made. A delegate who got a copy of the request answers on the
   * owner's calendar item: `ErrorCalendarIsDelegatedForAccept` otherwise.
   */
  readonly item: ItemReference;
  readonly response: 'accept' | 'tentative' | 'decline';
  /** What the answer says, plain text; empty for nothing. */
  readonly messageText: string;
  /** Whether the organiser is told. */
  readonly notify: boolean;
  /** Another time that is proposed with the answer; null for none. Not every server, nor every organiser, takes one. */
  readonly proposed: { readonly start: string; readonly end: string } | null;
  /** Where the copy of the answer goes; null leaves it to the server. */
  readonly savedFolder: FolderReference | null;
}

/**
 * Answers a meeting: the calendar item takes the answer, or goes when it is declined, and the request goes to Deleted
 * Items. Gives what Exchange names, the calendar item or the answer itself. It may name nothing although it has acted,
 * which is null and no failure: look at the calendar.
 *
 * Not idempotent: the organiser is told once, and when no answer comes the failure is `outcome-unknown`. The schema has
 * no place for our marker here; the calendar item's own response shows whether it was done. A stale change key is a
 * `conflict`. `ErrorCalendarIsOrganizerForAccept` and its like for one's own meeting,
 * `ErrorCalendarIsCancelledForAccept` for one that is cancelled.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/acceptitem
 */
export async function respondToMeeting(
  service: EwsService,
  request: RespondToMeetingRequest,
  options?: CallOptions,
): Promise<Result<ItemReference | null>> {
  const { item, response, messageText, notify, proposed, savedFolder } = request;
  const answer = element(elements[response], [
    messageText === '' ? null : bodyElement({ type: 'text', content: messageText }),
    itemIdElement(item, 't:ReferenceItemId'),
    proposed === null ? null : element('t:ProposedStart', proposed.start),
    proposed === null ? null : element('t:ProposedEnd', proposed.end),
  ]);
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [
        savedFolder === null ? null : folderTarget('m:SavedItemFolderId', savedFolder),
        element('m:Items', answer),
      ],
      { MessageDisposition: notify ? 'SendAndSaveCopy' : 'SaveOnly' },
    ),
    folders: [folderName(savedFolder)],
    options,
  });
  return message.ok ? success(writtenItem(message.value)) : message;
}

const elements: Readonly<Record<RespondToMeetingRequest['response'], XmlName>> = {
  accept: 't:AcceptItem',
  tentative: 't:TentativelyAcceptItem',
  decline: 't:DeclineItem',
};
