import type { Attachment } from '../../../shared/model/message.ts';
import { safeAttachmentName } from '../attachment-names.ts';
import { booleanOf, integerOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../soap/xml-element.ts';

/**
 * Reads the attachments of an item in their order, without their content. Kinds that are neither file nor item (links to
 * a cloud store) and ones without an id are left out: there is nothing of them to fetch.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/attachments-ex15websvcsotherref
 */
export function readAttachments(attachments: XmlElement | null): Attachment[] {
  return (attachments?.children ?? []).map(readAttachment).filter((attachment) => attachment !== null);
}

function readAttachment(element: XmlElement): Attachment | null {
  const attachmentId = attribute(child(element, 'AttachmentId'), 'Id') ?? '';
  const isFile = element.name === 'FileAttachment';
  if (attachmentId === '' || (!isFile && element.name !== 'ItemAttachment')) return null;
  return {
    attachmentId,
    name: safeAttachmentName(childText(element, 'Name') ?? ''),
    contentType: readContentType(element, isFile),
    size: Math.max(0, integerOf(childText(element, 'Size')) ?? 0),
    isInline: booleanOf(childText(element, 'IsInline')) ?? false,
    contentId: readContentId(childText(element, 'ContentId')),
    kind: isFile ? 'file' : 'item',
  };
}

/** The media type in lower case without parameters; a sender may write anything there, so only its form is kept. */
export function readContentType(element: XmlElement, isFile: boolean): string {
  const type = (childText(element, 'ContentType') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (/^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/u.test(type)) return type;
  return isFile ? 'application/octet-stream' : 'message/rfc822';
}

/** As a `cid:` address names it, without the angle brackets that some senders keep. */
function readContentId(text: string | null): string | null {
  const id = text?.trim().replace(/^<(.*)>$/u, '$1') ?? '';
  return id === '' ? null : id;
}
