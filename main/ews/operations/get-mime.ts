import { failed, type Result } from '../../../shared/result.ts';
import { base64Length, decodeBase64 } from '../elements/base64.ts';
import {
  currentItemIdElement,
  itemsOf,
  readItemReference,
  type ItemReference,
} from '../elements/item-reference.ts';
import { present } from '../elements/present.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { replyLimits } from '../soap/reply-limits.ts';
import { element } from '../xml/xml.ts';
import { childText, type XmlElement } from '../xml/xml-element.ts';

/** Which item to get, and how much of it is acceptable. */
export interface GetMimeRequest {
  readonly itemId: string;
  /** More bytes than this fail as `reply-too-large`. */
  readonly maxBytes: number;
}

/** An item in its MIME form: a message as a mail, an appointment as iCalendar, a contact as vCard. */
export interface ItemMime extends ItemReference {
  readonly bytes: Uint8Array;
}

/**
 * Gets one item whole in its MIME form, for saving it as a file. The bound holds while the reply is read, so a larger
 * one is never in memory. It is what Exchange makes of the item, not what came over SMTP. `ErrorUnsupportedMimeConversion`
 * for kinds that have no such form.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/mimecontent
 */
export async function getMime(
  service: EwsService,
  request: GetMimeRequest,
  options?: CallOptions,
): Promise<Result<ItemMime>> {
  const { itemId, maxBytes } = request;
  const message = await callSingle(service, {
    operation: 'GetItem',
    intent: 'read',
    body: element('m:GetItem', [
      element('m:ItemShape', [element('t:BaseShape', 'IdOnly'), element('t:IncludeMimeContent', 'true')]),
      element('m:ItemIds', currentItemIdElement(itemId)),
    ]),
    limits: { ...replyLimits, textLength: base64Length(maxBytes) },
    options,
  });
  if (!message.ok) return message;
  const item = itemsOf(message.value)[0];
  const mime = present(item === undefined ? null : readMime(item), service);
  if (!mime.ok || mime.value.bytes.length <= maxBytes) return mime;
  return failed({ kind: 'reply-too-large', host: service.host, limitBytes: maxBytes });
}

function readMime(item: XmlElement): ItemMime | null {
  const reference = readItemReference(item);
  const text = childText(item, 'MimeContent');
  const bytes = text === null ? null : decodeBase64(text);
  return reference === null || bytes === null ? null : { ...reference, bytes };
}
