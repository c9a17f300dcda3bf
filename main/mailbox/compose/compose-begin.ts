import type { Person } from '../../../shared/model/identity.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Draft } from '../../../shared/model/sending.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { hasAddress, nameOf } from '../../../shared/same-person.ts';
import type { ReadMessage } from '../../ews/elements/read-message.ts';
import { getMessage } from '../../ews/operations/get-message.ts';
import type { Letter } from './letter.ts';
import type { ThreadContext } from '../context.ts';
import { isHidden } from '../mail/message-get.ts';
import { identify } from '../people/identify.ts';
import { recipientsOf } from './recipients.ts';
import { copyPlace, sendOptions } from './send-options.ts';

/** The longest original that is quoted: what nobody reads need not be sent again. */
const LONGEST_QUOTE = 60_000;

/** A filled form for a new message or an answer, with everything that will be seen and recorded. */
export async function beginCompose(
  context: ThreadContext,
  { kind, itemId }: { readonly kind: Letter['kind']; readonly itemId: string | null },
): Promise<Result<Draft>> {
  if (itemId === null || kind === 'new') return success(draftOf(context, 'new', null));
  const read = await getMessage(context.service, { itemIds: [itemId], bodyType: 'Text' });
  if (!read.ok) return read;
  const original = read.value[0];
  if (original?.ok !== true)
    return original ?? failed({ kind: 'reply-refused', host: context.service.host, reason: 'unexpected' });
  // A hidden message cannot be answered: the quote would show what is hidden.
  if (isHidden(context, original.value.message))
    return failed({ kind: 'invalid-request', message: 'itemId: hidden' });
  if (original.value.message.isDraft)
    return failed({ kind: 'invalid-request', message: 'itemId: a draft, which nobody sent' });
  context.known.threading.set(itemId, threadingOf(original.value));
  return success(draftOf(context, kind, await withPeople(context, kind, original.value.message)));
}

/** The original with everybody whom an answer may go to as the directory knows them. */
async function withPeople(context: ThreadContext, kind: Letter['kind'], original: Message): Promise<Message> {
  if (kind === 'forward') return original;
  const { from, sender, replyTo, to, cc } = original;
  const lists = [from === null ? [] : [from], sender === null ? [] : [sender], replyTo, to, cc];
  const all = await identify(context, lists.flat(), { aliases: true });
  const [author, submitter, answers, main, copies] = lists.map((list) => all.splice(0, list.length));
  return {
    ...original,
    from: author?.[0] ?? null,
    sender: submitter?.[0] ?? null,
    replyTo: answers ?? [],
    to: main ?? [],
    cc: copies ?? [],
  };
}

function draftOf(context: ThreadContext, kind: Letter['kind'], original: Message | null): Draft {
  const recipients =
    original === null ? { to: [], cc: [] } : recipientsOf(kind, original, context.start.identities.mailbox);
  return {
    kind,
    reference: original === null ? null : { itemId: original.itemId, changeKey: original.changeKey },
    ...recipients,
    subject: original === null ? '' : subjectOf(kind, original.subject),
    quote: original === null ? '' : quoteOf(kind, original),
    leftBehind: kind === 'forward' && original !== null ? namesLeftBehind(original) : [],
    options: sendOptions(context),
    copy: copyPlace(context).target,
    recordedAs: context.start.identities,
  };
}

/**
 * A forwarded message is a new one with the original's text: its attachments stay where they are. Pictures in a signature
 * belong to the look of the text, which a plain text has none of.
 */
function namesLeftBehind({ attachments }: Message): string[] {
  return attachments
    .filter(({ isInline, contentType }) => !isInline || !contentType.startsWith('image/'))
    .map(({ name }) => name);
}

function subjectOf(kind: Letter['kind'], subject: string): string {
  const mark = kind === 'forward' ? 'Fwd: ' : 'Re: ';
  const isMarked =
    kind === 'forward' ? /^(?:fwd?|wg)\s*:/iu.test(subject) : /^(?:re|aw|sv)\s*:/iu.test(subject);
  return cutText(isMarked ? subject : `${mark}${subject}`, 255);
}

function quoteOf(kind: Letter['kind'], { from, sentAt, receivedAt, subject, to, body }: Message): string {
  const who = from === null ? 'Somebody' : lineOf(from);
  const when = (sentAt ?? receivedAt ?? '').slice(0, 16).replace('T', ' ');
  const whole = body.content.replaceAll('\r\n', '\n').trim();
  const kept = cutText(whole, LONGEST_QUOTE);
  // Whoever sends it on must see that it is not all of it.
  const text = kept.length < whole.length ? `${kept}\n[The rest of the original is left out.]` : kept;
  if (kind === 'forward') {
    const recipients = to.map(nameOf).join(', ');
    return `---------- Forwarded message ----------\nFrom: ${who}\nSent: ${when} UTC\nTo: ${recipients}\nSubject: ${subject}\n\n${text}`;
  }
  return `On ${when} UTC, ${who} wrote:\n${text.replaceAll(/^/gmu, '> ')}`;
}

function lineOf(person: Person): string {
  const name = nameOf(person);
  return hasAddress(person) && person.address !== name ? `${name} <${person.address}>` : name;
}

function threadingOf({ message, references }: ReadMessage): {
  inReplyTo: string | null;
  references: string | null;
} {
  const { internetMessageId } = message;
  if (internetMessageId === null) return { inReplyTo: null, references };
  return {
    inReplyTo: internetMessageId,
    references: references === null ? internetMessageId : `${references} ${internetMessageId}`,
  };
}
