import { mimeOf } from '../schema/mime/mime.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { AttachedItem, Attachment, ItemKind } from '../store/types.ts';
import { childText, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { InputContext, ItemInput } from './input-context.ts';

/** Kinds of items that clients can attach. */
const kinds: ReadonlySet<string> = new Set(['Item', 'Message', 'CalendarItem', 'Contact', 'Task']);

/** How an attachment is read: with which zone and directory, and how the item in it is. */
export interface AttachmentReading {
  readonly context: InputContext;
  readonly readItem: (node: XmlNode, kind: ItemKind, context: InputContext) => Outcome<ItemInput>;
}

/** Reads t:FileAttachment or t:ItemAttachment. */
export function readAttachment(
  node: XmlNode,
  number: number,
  { context, readItem }: AttachmentReading,
): Outcome<Attachment> {
  const contentId = childText(node, 'ContentId');
  const common = {
    number,
    isInline: toBoolean(childText(node, 'IsInline')) ?? false,
    modifiedAt: context.store.clock.now(),
    ...(contentId === undefined ? {} : { contentId }),
  };
  if (node.name === 'FileAttachment')
    return done({
      ...common,
      name: childText(node, 'Name') ?? 'attachment',
      contentType: childText(node, 'ContentType') ?? 'application/octet-stream',
      content: Buffer.from(childText(node, 'Content') ?? '', 'base64'),
    });
  if (node.name !== 'ItemAttachment')
    return refuse('ErrorInvalidOperation', 'Attachments of this type cannot be made.');
  const inner = node.children.find((one) => kinds.has(one.name));
  if (!inner)
    return refuse(
      'ErrorMissingItemForCreateItemAttachment',
      'The attachment has no item, or one that cannot be attached.',
    );
  const input = readItem(inner, inner.name as ItemKind, context);
  if (!input.ok) return input;
  const item: AttachedItem = { ...input.value, attachments: [...input.value.attachments] };
  return done({
    ...common,
    name: childText(node, 'Name') ?? item.values.Subject ?? '',
    contentType: 'message/rfc822',
    content: mimeOf(item),
    item,
  });
}
