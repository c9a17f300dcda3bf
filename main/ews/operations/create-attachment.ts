import { failed, success, type Result } from '../../../shared/result.ts';
import { encodeBase64 } from '../elements/base64.ts';
import { singleLine } from '../elements/header-values.ts';
import { itemIdElement, type ItemReference } from '../elements/item-reference.ts';
import { readRootItem } from '../elements/root-item.ts';
import type { EwsService } from '../service.ts';
import { callBatch, readEach } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type Xml } from '../xml/xml.ts';
import { attribute, child, type XmlElement } from '../xml/xml-element.ts';

/** A file to be attached. */
export interface NewAttachment {
  /** As recipients will see it; line ends become spaces. */
  readonly name: string;
  /** A media type, for instance `application/pdf`. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** For a picture inside an HTML body, what `cid:` names; null for an ordinary file. */
  readonly contentId: string | null;
}

/** Which files go onto which saved item; at least one. */
export interface CreateAttachmentRequest {
  readonly item: ItemReference;
  readonly files: readonly NewAttachment[];
}

/** A new attachment, and the version of the item that has it: the next write must carry this one. */
export interface CreatedAttachment {
  readonly attachmentId: string;
  /** Null where the server does not tell: get the item again before writing to it. */
  readonly item: ItemReference | null;
}

/**
 * How many bytes all files of one call may have together: Exchange takes requests of 64 MB, and base64 makes four
 * characters of three bytes. A mailbox's own limit is usually lower and is the server's to tell.
 */
export const largestAttachments = 45 * 1024 * 1024;

/**
 * Attaches files to a saved item, one result for each in the order asked; each success changes the item's change key.
 * Not idempotent: when no answer comes the failure is `outcome-unknown`, and the item's own list of attachments says
 * what is there. `invalid-request`, with nothing sent, beyond `largestAttachments`; `ErrorAttachmentSizeLimitExceeded` or
 * `ErrorMessageSizeExceeded` where the server's limit is lower.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createattachment-operation
 */
export async function createAttachment(
  service: EwsService,
  request: CreateAttachmentRequest,
  options?: CallOptions,
): Promise<Result<readonly Result<CreatedAttachment>[]>> {
  const { item, files } = request;
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > largestAttachments)
    return failed({
      kind: 'invalid-request',
      message: 'The attachments are larger than one request may be.',
    });
  const operation = 'CreateAttachment';
  const messages = await callBatch(service, {
    operation,
    intent: 'write',
    body: element('m:CreateAttachment', [
      itemIdElement(item, 'm:ParentItemId'),
      element('m:Attachments', files.map(fileElement)),
    ]),
    count: files.length,
    options,
  });
  if (!messages.ok) return messages;
  return success(
    readEach(messages.value, (message) => {
      const created = readCreated(message);
      return created === null ? failed({ kind: 'outcome-unknown', operation }) : success(created);
    }),
  );
}

/** In the schema's order, which Exchange insists on. */
function fileElement(file: NewAttachment): Xml {
  return element('t:FileAttachment', [
    element('t:Name', singleLine(file.name)),
    element('t:ContentType', singleLine(file.contentType)),
    file.contentId === null ? null : element('t:ContentId', singleLine(file.contentId)),
    element('t:IsInline', String(file.contentId !== null)),
    element('t:Content', encodeBase64(file.bytes)),
  ]);
}

function readCreated(message: XmlElement): CreatedAttachment | null {
  const id = child(child(message, 'Attachments')?.children[0] ?? null, 'AttachmentId');
  const attachmentId = attribute(id, 'Id') ?? '';
  return attachmentId === '' ? null : { attachmentId, item: readRootItem(id) };
}
