import type { Person } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { bodyElement, type BodyText } from '../elements/body.ts';
import { folderTarget, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader, singleLine } from '../elements/header-values.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { markerElement } from '../elements/marker.ts';
import { peopleElement, personElement } from '../elements/people.ts';
import { writtenItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';

/** A new message. */
export interface NewMessage {
  /** Whom recipients see as author; null leaves it to the server: the authorized identity. */
  readonly from: Person | null;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  /** One line: line ends become spaces. */
  readonly subject: string;
  readonly body: BodyText;
  /** The Internet message id that is answered, with its angle brackets; null for a new thread. */
  readonly inReplyTo: string | null;
  /** The whole `References` header; null for a new thread. */
  readonly references: string | null;
  /** Finds the message again with `findByMarker`; null for none. */
  readonly marker: string | null;
}

/** What to do with a new message and where its copy goes. */
export interface CreateMessageRequest {
  readonly message: NewMessage;
  readonly disposition: 'SaveOnly' | 'SendOnly' | 'SendAndSaveCopy';
  /** Where the draft or the sent copy is put; null leaves it to the server (the authorized identity's own folders). */
  readonly savedFolder: FolderReference | null;
}

/**
 * Makes a message: saves it, sends it, or both. Gives its id when it was saved only; after a send Exchange names none.
 *
 * Not idempotent and never repeated: when no answer comes the failure is `outcome-unknown`, to be resolved by looking
 * for the marker. `invalid-request` when an address or header is unusable, with nothing sent. `ErrorSendAsDenied` may
 * leave a draft in the Drafts of the mailbox.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createitem-operation-email-message
 */
export async function createMessage(
  service: EwsService,
  request: CreateMessageRequest,
  options?: CallOptions,
): Promise<Result<ItemReference | null>> {
  const { from, to, cc, bcc, inReplyTo, references, marker } = request.message;
  const refused = refusedHeader([from, ...to, ...cc, ...bcc], [inReplyTo, references, marker]);
  if (refused !== null) return failed(refused);
  const { savedFolder, disposition } = request;
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [
        savedFolder === null ? null : folderTarget('m:SavedItemFolderId', savedFolder),
        element('m:Items', messageElement(request.message)),
      ],
      { MessageDisposition: disposition },
    ),
    folders: [folderName(savedFolder)],
    options,
  });
  return message.ok ? success(writtenItem(message.value)) : message;
}

/** In the schema's order, which Exchange insists on. */
function messageElement(message: NewMessage): Xml {
  return element('t:Message', [
    element('t:Subject', singleLine(message.subject)),
    bodyElement(message.body),
    message.inReplyTo === null ? null : element('t:InReplyTo', message.inReplyTo),
    markerElement(message.marker),
    peopleElement('t:ToRecipients', message.to),
    peopleElement('t:CcRecipients', message.cc),
    peopleElement('t:BccRecipients', message.bcc),
    personElement('t:From', message.from),
    message.references === null ? null : element('t:References', message.references),
  ]);
}
