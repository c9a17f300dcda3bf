import { itemId } from '../store/ids.ts';
import type { Attachment, Item } from '../store/types.ts';
import { element, optionalText, textElement } from '../xml/write.ts';
import { writeDateTime } from './date-time.ts';

/** The id text of one attachment: the item's id with the attachment's number behind it. */
export function attachmentIdOf(item: Item, attachment: Attachment): string {
  const source = item.occurrence?.master ?? item;
  return itemId({
    mailboxGuid: item.mailbox.guid,
    folderCounter: source.folder.counter,
    counter: source.counter,
    attachment: attachment.number,
    ...(item.occurrence ? { originalStart: item.occurrence.originalStart } : {}),
  });
}

/** t:Attachments without content. */
export function writeAttachments(item: Item): string {
  if (item.attachments.length === 0) return '';
  return element('t:Attachments', item.attachments.map((one) => writeAttachment(item, one, '')).join(''));
}

/** t:FileAttachment or t:ItemAttachment; `content` is the t:Content element, the item's element, or nothing. */
export function writeAttachment(item: Item, attachment: Attachment, content: string): string {
  const isItem = attachment.item !== undefined;
  return element(
    isItem ? 't:ItemAttachment' : 't:FileAttachment',
    element('t:AttachmentId', '', { Id: attachmentIdOf(item, attachment) }) +
      textElement('t:Name', attachment.name) +
      textElement('t:ContentType', attachment.contentType) +
      optionalText('t:ContentId', attachment.contentId) +
      element('t:Size', String(attachment.content.length)) +
      element('t:LastModifiedTime', writeDateTime(attachment.modifiedAt)) +
      element('t:IsInline', String(attachment.isInline)) +
      (content === '' || isItem ? '' : element('t:IsContactPhoto', 'false')) +
      content,
  );
}
