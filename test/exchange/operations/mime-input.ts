import type { ItemValues } from '../schema/codecs.ts';
import { readContact } from '../schema/mime/contact-mime.ts';
import { decodeText, decodeWords, readAddresses } from '../schema/mime/mime-headers.ts';
import { parseMime } from '../schema/mime/mime-parse.ts';
import type { MimeMessage } from '../schema/mime/mime-parse.ts';
import { readCalendar } from '../schema/calendar/read-calendar.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { recipientOf } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import type { Attachment, ItemKind } from '../store/types.ts';
import { childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { InputContext, ItemInput } from './input-context.ts';

interface MimeInput {
  readonly values: ItemValues;
  readonly attachments: readonly Attachment[];
  readonly exceptions?: ItemInput['exceptions'];
}

/**
 * What an item's MimeContent says of it: the properties that stand beside it count before it. Messages are read
 * as MIME, appointments and series as iCalendar, contacts as vCard.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/mimecontent>.
 */
export function readMimeInput(
  node: XmlNode,
  kind: ItemKind,
  { store, timeZone }: InputContext,
): Outcome<MimeInput> {
  const text = childText(node, 'MimeContent')?.replace(/\s+/g, '');
  if (text === undefined) return done({ values: {}, attachments: [] });
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0)
    return refuse('ErrorMimeContentInvalidBase64String', 'The MIME content is no valid base64.');
  const content = Buffer.from(text, 'base64');
  if (kind !== 'Message' && kind !== 'Item') return readOther(kind, content.toString('utf8'), timeZone);
  const message = parseMime(content);
  if (!message) return refuse('ErrorMimeContentInvalid', 'The MIME content is invalid.');
  return done({ values: valuesOf(message, store), attachments: attachmentsOf(message, store) });
}

function readOther(kind: ItemKind, content: string, timeZone: string): Outcome<MimeInput> {
  const calendar = kind === 'CalendarItem' ? readCalendar(content, timeZone) : undefined;
  if (calendar) return done({ ...calendar, attachments: [] });
  const values = kind === 'Contact' ? readContact(content) : undefined;
  return values
    ? done({ values, attachments: [] })
    : refuse(
        'ErrorUnsupportedMimeConversion',
        'MIME conversion is not supported for this type of item, or for what this one holds.',
      );
}

function valuesOf({ headers, parts }: MimeMessage, store: Store): ItemValues {
  const people = (name: string) =>
    readAddresses(headers.get(name)).map((one) => recipientOf(store, one.address, one.name || undefined));
  const body =
    parts.find((one) => !one.isAttachment && one.type === 'text/html') ??
    parts.find((one) => !one.isAttachment);
  const lists = { To: 'to', Cc: 'cc', Bcc: 'bcc' } as const;
  const recipients = Object.fromEntries(
    Object.entries(lists).flatMap(([name, header]) => {
      const found = people(header);
      return found.length === 0 ? [] : [[`${name}Recipients`, found]];
    }),
  ) as ItemValues;
  const [from] = people('from');
  const replyTo = people('reply-to');
  const importance = { high: 'High', low: 'Low' } as const;
  const said = headers.get('importance')?.toLowerCase() ?? '';
  return {
    Subject: decodeWords(headers.get('subject') ?? ''),
    ...recipients,
    ...(from ? { From: from } : {}),
    ...(replyTo.length > 0 ? { ReplyTo: replyTo } : {}),
    ...(said === 'high' || said === 'low' ? { Importance: importance[said] } : {}),
    ...(body
      ? {
          Body: {
            type: body.type === 'text/html' ? 'HTML' : 'Text',
            text: decodeText(body.content, body.charset),
          } as const,
        }
      : {}),
    ...texts(headers, {
      InReplyTo: 'in-reply-to',
      References: 'references',
      InternetMessageId: 'message-id',
    }),
  };
}

function texts(headers: ReadonlyMap<string, string>, names: Readonly<Record<string, string>>): ItemValues {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, header]) => {
      const found = headers.get(header);
      return found === undefined ? [] : [[name, found]];
    }),
  ) as ItemValues;
}

function attachmentsOf({ parts }: MimeMessage, store: Store): Attachment[] {
  return parts
    .filter((one) => one.isAttachment)
    .map((one, index) => ({
      number: index + 1,
      name: one.name ?? 'attachment',
      contentType: one.type,
      content: one.content,
      isInline: one.contentId !== undefined,
      modifiedAt: store.clock.now(),
      ...(one.contentId === undefined ? {} : { contentId: one.contentId }),
    }));
}
