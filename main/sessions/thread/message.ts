import type { Message } from '../../../shared/model/message.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { getMessage } from '../../ews/operations/get-message.ts';
import type { ReadMessage } from '../../ews/elements/read-message.ts';
import { rightsOf, type ThreadContext } from './context.ts';
import { hideMessage, mayViewPrivate } from './privacy.ts';

/** One whole message; a private one is hidden unless this session may see private items. */
export async function readMessage(context: ThreadContext, itemId: string): Promise<Result<Message>> {
  const read = await getWhole(context, itemId);
  if (!read.ok) return read;
  const { message } = read.value;
  return success(isHidden(context, message) ? hideMessage(message) : message);
}

/** The message with the headers that an answer carries on; for this thread only. */
export async function getWhole(context: ThreadContext, itemId: string): Promise<Result<ReadMessage>> {
  const read = await getMessage(context.service, { itemIds: [itemId] });
  return read.ok
    ? (read.value[0] ?? failed({ kind: 'reply-refused', host: context.service.host, reason: 'unexpected' }))
    : read;
}

/** Whether this session may not be shown that message. */
export function isHidden(context: ThreadContext, { sensitivity, parentFolderId }: Message): boolean {
  return (
    sensitivity === 'Private' && !mayViewPrivate(context.start.identities, rightsOf(context, parentFolderId))
  );
}
