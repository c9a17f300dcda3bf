import type { Person } from '../../../shared/model/identity.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Draft } from '../../../shared/model/sending.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ReadMessage } from '../../ews/elements/read-message.ts';
import { getMessage } from '../../ews/operations/get-message.ts';
import type { Letter } from '../calls.ts';
import type { ThreadContext } from './context.ts';
import { isHidden } from './message.ts';
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
  context.known.threading.set(itemId, threadingOf(original.value));
  return success(draftOf(context, kind, original.value.message));
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
    options: sendOptions(context),
    copy: copyPlace(context).target,
    recordedAs: context.start.identities,
  };
}

/** Reply-To before From (RFC 5322, 3.6.2); an answer to all leaves out the mailbox that answers. */
function recipientsOf(
  kind: Letter['kind'],
  original: Message,
  mailbox: string,
): { to: Person[]; cc: Person[] } {
  if (kind === 'forward') return { to: [], cc: [] };
  const answered =
    original.replyTo.length > 0 ? original.replyTo : original.from === null ? [] : [original.from];
  if (kind === 'reply') return { to: answered, cc: [] };
  const taken = new Set([mailbox]);
  const fresh = (people: readonly Person[]): Person[] =>
    people.filter(({ address }) => {
      const key = address.toLowerCase();
      if (key === '' || taken.has(key)) return false;
      taken.add(key);
      return true;
    });
  return { to: fresh([...answered, ...original.to]), cc: fresh(original.cc) };
}

function subjectOf(kind: Letter['kind'], subject: string): string {
  const mark = kind === 'forward' ? 'Fwd: ' : 'Re: ';
  const isMarked =
    kind === 'forward' ? /^(?:fwd?|wg)\s*:/iu.test(subject) : /^(?:re|aw|sv)\s*:/iu.test(subject);
  return (isMarked ? subject : `${mark}${subject}`).slice(0, 255);
}

function quoteOf(kind: Letter['kind'], { from, sentAt, receivedAt, subject, to, body }: Message): string {
  const who = from === null ? 'Somebody' : from.name === '' ? from.address : `${from.name} <${from.address}>`;
  const when = (sentAt ?? receivedAt ?? '').slice(0, 16).replace('T', ' ');
  const text = body.content.replaceAll('\r\n', '\n').trim().slice(0, LONGEST_QUOTE);
  if (kind === 'forward') {
    const recipients = to.map(({ name, address }) => (name === '' ? address : name)).join(', ');
    return `---------- Forwarded message ----------\nFrom: ${who}\nSent: ${when} UTC\nTo: ${recipients}\nSubject: ${subject}\n\n${text}`;
  }
  return `On ${when} UTC, ${who} wrote:\n${text.replaceAll(/^/gmu, '> ')}`;
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
