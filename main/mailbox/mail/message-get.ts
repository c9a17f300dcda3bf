import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Person } from '../../../shared/model/identity.ts';
import type { Message } from '../../../shared/model/message.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { getMessage } from '../../ews/operations/get-message.ts';
import type { ReadMessage } from '../../ews/elements/read-message.ts';
import { readBody } from '../../ews/html/read-body.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { hideMessage, mayViewPrivate } from '../privacy.ts';

/** One whole message; a private one is hidden unless this session may see private items. */
export async function readMessage(context: ThreadContext, itemId: string): Promise<Result<Message>> {
  const read = await getWhole(context, itemId);
  if (!read.ok) return read;
  const { message } = read.value;
  if (isHidden(context, message)) return success(hideMessage(message));
  const { body, links } = await readBody(message, nextTurn);
  return success(withKnownPeople(context, { ...message, body, links }));
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

/** Nobody is asked on the way to a message: what is known already is put in. */
function withKnownPeople({ people }: ThreadContext, message: Message): Message {
  const known = (person: Person): Person => people.complete(person);
  const { from, sender, to, cc, bcc, replyTo } = message;
  return {
    ...message,
    from: from === null ? null : known(from),
    sender: sender === null ? null : known(sender),
    to: to.map(known),
    cc: cc.map(known),
    bcc: bcc.map(known),
    replyTo: replyTo.map(known),
  };
}
