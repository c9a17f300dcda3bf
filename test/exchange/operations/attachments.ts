import { itemRights } from '../rights/rights.ts';
import { rightsFor } from '../schema/computed.ts';
import { attachmentIdOf, writeAttachment } from '../schema/attachments.ts';
import { readShape } from '../schema/shape.ts';
import { writeAttachedItem } from '../schema/write-item.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { decodeId } from '../store/ids.ts';
import { changeKeyOf, idOf, touchItem } from '../store/items.ts';
import type { Attachment, Item } from '../store/types.ts';
import { occurrenceByOriginalStart } from '../calendar/series.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import { noteRead } from './note-read.ts';
import { readAttachment } from './attachment-input.ts';
import { readItemInput } from './item-input.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getattachment-operation>. */
export function getAttachment(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'AttachmentShape'), 'GetItem');
  const outcomes = (child(call.request, 'AttachmentIds')?.children ?? []).map((node): Outcome<string> => {
    const found = find(call, node);
    if (!found.ok) return found;
    if (!shape.ok) return shape;
    const { item, attachment } = found.value;
    noteRead(call, item);
    const asked = { shape: { ...shape.value, base: 'AllProperties' as const }, view: call.view };
    const content = attachment.item
      ? writeAttachedItem(item, attachment.item, asked)
      : element('t:Content', Buffer.from(attachment.content).toString('base64'));
    return done(element('m:Attachments', writeAttachment(item, attachment, content)));
  });
  return done(writeResponse(call, outcomes, '<m:Attachments/>'));
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/createattachment-operation>. */
export function createAttachment(call: Call): Outcome<string> {
  const target = findTargetItem(call, child(call.request, 'ParentItemId'));
  const outcomes = (child(call.request, 'Attachments')?.children ?? []).map((node): Outcome<string> => {
    if (!target.ok) return target;
    const { item } = target.value;
    if (!mayModify(call, item)) return refuse('ErrorAccessDenied');
    const number = item.attachments.reduce((most, one) => Math.max(most, one.number), 0) + 1;
    const attachment = readAttachment(node, number, { context: call, readItem: readItemInput });
    if (!attachment.ok) return attachment;
    item.attachments = [...item.attachments, attachment.value];
    touchItem(call.store, item);
    return done(element('m:Attachments', writeCreated(item, attachment.value)));
  });
  return done(writeResponse(call, outcomes, '<m:Attachments/>'));
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/deleteattachment-operation>. */
export function deleteAttachment(call: Call): Outcome<string> {
  const outcomes = (child(call.request, 'AttachmentIds')?.children ?? []).map((node): Outcome<string> => {
    const found = find(call, node);
    if (!found.ok) return found;
    const { item, attachment } = found.value;
    if (!mayModify(call, item)) return refuse('ErrorAccessDenied');
    item.attachments = item.attachments.filter((one) => one !== attachment);
    touchItem(call.store, item);
    const root = { RootItemId: idOf(item), RootItemChangeKey: changeKeyOf(item) };
    return done(element('m:RootItemId', '', root));
  });
  return done(writeResponse(call, outcomes));
}

function mayModify(call: Call, item: Item): boolean {
  return itemRights(rightsFor(call.view, item.folder), item, call.identity).modify;
}

/** The answer to a new attachment: its id alone, with the item's id and new change key. */
function writeCreated(item: Item, attachment: Attachment): string {
  const id = {
    Id: attachmentIdOf(item, attachment),
    RootItemId: idOf(item),
    RootItemChangeKey: changeKeyOf(item),
  };
  const name = attachment.item ? 't:ItemAttachment' : 't:FileAttachment';
  return element(name, element('t:AttachmentId', '', id));
}

function find(call: Call, node: XmlNode): Outcome<{ readonly item: Item; readonly attachment: Attachment }> {
  const id = decodeId(attribute(node, 'Id') ?? '');
  if (!id) return refuse('ErrorInvalidIdMalformed');
  if (id.attachment === undefined)
    return refuse('ErrorInvalidAttachmentId', 'The attachment Id is not valid.');
  const stored = call.store.mailboxesByGuid.get(id.mailboxGuid)?.items.get(id.counter);
  if (!stored || !rightsFor(call.view, stored.folder).canRead) return refuse('ErrorItemNotFound');
  const place = id.type === 'occurrence' ? occurrenceByOriginalStart(stored, id.originalStart) : undefined;
  const item = place?.type === 'found' ? place.item : stored;
  const attachment = item.attachments.find((one) => one.number === id.attachment);
  return attachment ? done({ item, attachment }) : refuse('ErrorItemNotFound');
}
