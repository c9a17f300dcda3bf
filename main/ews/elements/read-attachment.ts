import type { Attachment, MessageLink } from '../../../shared/model/message.ts';
import { safeAttachmentName } from '../attachment-names.ts';
import { linkOf } from '../html-links.ts';
import { booleanOf, integerOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';

/** The attachments of an item, and the links that lead to those of them that lie in a cloud store. */
export interface AttachmentsRead {
  readonly attachments: Attachment[];
  readonly links: MessageLink[];
}

/** More than Exchange lets anybody attach. */
const MOST = 1000;

/**
 * Reads the attachments of an item in their order, without their content. A file in a cloud store has a link in place of
 * content, or nothing where its address is none that is ever opened. Kinds that are not known, and files and items without
 * an id, are left out: there is nothing of them to fetch.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/attachments-ex15websvcsotherref
 */
export function readAttachments(holder: XmlElement | null): AttachmentsRead {
  const links: MessageLink[] = [];
  const attachments = (holder?.children ?? []).slice(0, MOST).flatMap((element) => {
    const attachment = readAttachment(element);
    if (attachment?.kind !== 'link') return attachment === null ? [] : [attachment];
    const link = linkOf(childText(element, 'AttachLongPathName')?.trim() ?? '', links.length);
    if (link === null || link.scheme === 'mailto') return [attachment];
    links.push(link);
    return [{ ...attachment, link: link.index }];
  });
  return { attachments, links };
}

const kinds: ReadonlyMap<string, Attachment['kind']> = new Map([
  ['FileAttachment', 'file'],
  ['ItemAttachment', 'item'],
  ['ReferenceAttachment', 'link'],
]);

function readAttachment(element: XmlElement): Attachment | null {
  const attachmentId = attribute(child(element, 'AttachmentId'), 'Id') ?? '';
  const kind = kinds.get(element.name);
  if (attachmentId === '' || kind === undefined) return null;
  return {
    attachmentId,
    name: safeAttachmentName(childText(element, 'Name') ?? ''),
    contentType: readContentType(element, kind !== 'item'),
    size: Math.max(0, integerOf(childText(element, 'Size')) ?? 0),
    isInline: booleanOf(childText(element, 'IsInline')) ?? false,
    contentId: readContentId(childText(element, 'ContentId')),
    kind,
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
