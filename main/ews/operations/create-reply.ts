import type { Person } from '../../../shared/model/identity.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { bodyElement, type BodyText } from '../elements/body.ts';
import { folderName, folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader, singleLine } from '../elements/header-values.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import { peopleElement, personElement } from '../elements/people.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';

/** Which message is answered or passed on, and how. */
export interface CreateReplyRequest {
  readonly item: ItemReference;
  readonly kind: 'reply' | 'reply-all' | 'forward';
  /** Whom recipients see as author; null leaves it to the server: the authorized identity. */
  readonly from: Person | null;
  /** Null, or nobody, leaves the server's own choice: the author, all, or for a forward nobody. */
  readonly to: readonly Person[] | null;
  readonly cc: readonly Person[] | null;
  readonly bcc: readonly Person[] | null;
  /** Null leaves the server's own, with its RE or FW. */
  readonly subject: string | null;
  /** What is written above the quoted message. */
  readonly body: BodyText;
  /** The Drafts of the mailbox in whose name it will be sent. */
  readonly draftsFolder: FolderReference;
}

/**
 * Makes the draft of a reply, a reply to all or a forward, quoted and with its attachments by Exchange itself, and gives
 * its id. It is never sent from here: the schema has no place for our marker in a response object, and what cannot be
 * found again must not be sent. `updateDraft` gives it its marker and sends it.
 *
 * When no answer comes the failure is `outcome-unknown`, and there may be one draft more. A stale change key is a
 * `conflict`; `invalid-request`, with nothing sent, when an address is unusable.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/replytoitem
 */
export async function createReply(
  service: EwsService,
  request: CreateReplyRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { from, to, cc, bcc, draftsFolder } = request;
  const refused = refusedHeader([from, ...(to ?? []), ...(cc ?? []), ...(bcc ?? [])]);
  if (refused !== null) return failed(refused);
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [folderTarget('m:SavedItemFolderId', draftsFolder), element('m:Items', replyElement(request))],
      { MessageDisposition: 'SaveOnly' },
    ),
    folders: [folderName(draftsFolder)],
    options,
  });
  return message.ok ? savedItem(message.value, 'CreateItem') : message;
}

/** In the schema's order, which Exchange insists on. */
function replyElement({ item, kind, from, to, cc, bcc, subject, body }: CreateReplyRequest): Xml {
  return element(elements[kind], [
    subject === null ? null : element('t:Subject', singleLine(subject)),
    peopleElement('t:ToRecipients', to ?? []),
    peopleElement('t:CcRecipients', cc ?? []),
    peopleElement('t:BccRecipients', bcc ?? []),
    personElement('t:From', from),
    itemIdElement(item, 't:ReferenceItemId'),
    bodyElement(body, 't:NewBodyContent'),
  ]);
}

const elements: Readonly<Record<CreateReplyRequest['kind'], XmlName>> = {
  reply: 't:ReplyToItem',
  'reply-all': 't:ReplyAllToItem',
  forward: 't:ForwardItem',
};
