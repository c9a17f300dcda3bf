import { failed, type Result } from '../../../shared/result.ts';
import { safeAttachmentName } from '../attachment-names.ts';
import { base64Length, decodeBase64 } from '../elements/base64.ts';
import { present } from '../elements/present.ts';
import { readContentType } from '../elements/read-attachment.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { replyLimits } from '../soap/reply-limits.ts';
import { element } from '../xml/xml.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';

/** Which attachment to get, and how much of it is acceptable. */
export interface GetAttachmentRequest {
  readonly attachmentId: string;
  /** More bytes than this fail as `reply-too-large`. */
  readonly maxBytes: number;
}

/** An attachment's content. The type is what the sender claims. */
export interface AttachmentContent {
  readonly attachmentId: string;
  /** Safe for display and for a file system. */
  readonly name: string;
  readonly contentType: string;
  /** A file's bytes; for an attached item its MIME form. */
  readonly bytes: Uint8Array;
}

/**
 * Gets one attachment whole. The bound holds while the reply is read, so a larger one is never in memory.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getattachment-operation
 */
export async function getAttachment(
  service: EwsService,
  request: GetAttachmentRequest,
  options?: CallOptions,
): Promise<Result<AttachmentContent>> {
  const message = await callSingle(service, {
    operation: 'GetAttachment',
    intent: 'read',
    body: element('m:GetAttachment', [
      element('m:AttachmentShape', element('t:IncludeMimeContent', 'true')),
      element('m:AttachmentIds', element('t:AttachmentId', null, { Id: request.attachmentId })),
    ]),
    limits: { ...replyLimits, textLength: base64Length(request.maxBytes) },
    options,
  });
  if (!message.ok) return message;
  const attachment = child(message.value, 'Attachments')?.children[0];
  const content = present(attachment === undefined ? null : readContent(attachment), service);
  if (!content.ok || content.value.bytes.length <= request.maxBytes) return content;
  return failed({ kind: 'reply-too-large', host: service.host, limitBytes: request.maxBytes });
}

function readContent(attachment: XmlElement): AttachmentContent | null {
  const isFile = attachment.name === 'FileAttachment';
  const attachmentId = attribute(child(attachment, 'AttachmentId'), 'Id');
  const base64 = isFile ? (childText(attachment, 'Content') ?? '') : mimeOf(attachment);
  const bytes = base64 === null ? null : decodeBase64(base64);
  if (attachmentId === null || bytes === null) return null;
  return {
    attachmentId,
    name: safeAttachmentName(childText(attachment, 'Name') ?? ''),
    contentType: readContentType(attachment, isFile),
    bytes,
  };
}

/** The MIME form of an attached item, whichever kind of item it is. */
function mimeOf(attachment: XmlElement): string | null {
  for (const item of attachment.children) {
    const mime = childText(item, 'MimeContent');
    if (mime !== null) return mime;
  }
  return null;
}
