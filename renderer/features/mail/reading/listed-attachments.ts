import type { Attachment, Message } from '../../../../shared/model/message.ts';
import { contentIdKey } from '../body/sanitise.ts';

/**
 * The attachments that a list must show: all but the pictures that stand in the text. Senders, Apple Mail first of all, mark
 * files as inline that no text refers to; a file that is listed nowhere is lost.
 */
export function listedAttachments({
  body,
  attachments,
}: Pick<Message, 'body' | 'attachments'>): Attachment[] {
  const shown = new Set<string>();
  if (body.type === 'html')
    for (const [, id = ''] of body.content.matchAll(/\bcid:([^\s"'<>)]{1,1000})/giu))
      shown.add(contentIdKey(id));
  return attachments.filter(
    ({ isInline, contentId, kind }) =>
      !isInline || kind !== 'file' || contentId === null || !shown.has(contentIdKey(contentId)),
  );
}
