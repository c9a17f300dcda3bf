import type { AttachedItem, Item } from '../store/types.ts';
import { element } from '../xml/write.ts';
import { writeContact } from './contact-mime.ts';
import type { Recipient } from './codec.ts';
import { writeCalendar } from './write-calendar.ts';

const address = (one: Recipient) => `"${one.name.replace(/["\r\n]/g, '')}" <${one.address}>`;
const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
const wrapped = (bytes: Uint8Array) =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

/** t:MimeContent: a contact as vCard, an appointment or a series as iCalendar, anything else as a message. */
export function writeMimeContent(item: Item): string {
  return element('t:MimeContent', Buffer.from(contentOf(item)).toString('base64'), { CharacterSet: 'UTF-8' });
}

function contentOf(item: Item): string {
  if (item.kind === 'Contact') return writeContact(item);
  return item.kind === 'CalendarItem' ? writeCalendar(item) : mimeOf(item);
}

/** An item as a MIME message. */
export function mimeOf(item: AttachedItem): string {
  const { values } = item;
  const headers = [
    ['From', values.From ? address(values.From) : ''],
    ['Sender', values.Sender && values.Sender.address !== values.From?.address ? address(values.Sender) : ''],
    ['To', (values.ToRecipients ?? []).map(address).join(', ')],
    ['Cc', (values.CcRecipients ?? []).map(address).join(', ')],
    ['Reply-To', (values.ReplyTo ?? []).map(address).join(', ')],
    ['Bcc', (values.BccRecipients ?? []).map(address).join(', ')],
    ['Subject', encoded(values.Subject ?? '')],
    ['Date', new Date(values.DateTimeSent ?? 0).toUTCString()],
    ['Message-ID', values.InternetMessageId ?? ''],
    ['In-Reply-To', values.InReplyTo ?? ''],
    ['MIME-Version', '1.0'],
  ].filter(([, value]) => value !== '');
  const head = headers.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  const type = values.Body?.type === 'HTML' ? 'text/html' : 'text/plain';
  const body = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrapped(Buffer.from(values.Body?.text ?? ''))}\r\n`;
  if (item.attachments.length === 0) return `${head}\r\n${body}`;
  const boundary = `_part_${item.attachments.length}_${(values.Subject ?? '').length}_`;
  const parts = item.attachments.map(
    (one) =>
      `--${boundary}\r\nContent-Type: ${one.contentType}; name="${encoded(one.name)}"\r\n` +
      `Content-Disposition: ${one.isInline ? 'inline' : 'attachment'}; filename="${encoded(one.name)}"\r\n` +
      (one.contentId === undefined ? '' : `Content-ID: <${one.contentId}>\r\n`) +
      `Content-Transfer-Encoding: base64\r\n\r\n${wrapped(one.content)}\r\n`,
  );
  return `${head}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${body}${parts.join('')}--${boundary}--\r\n`;
}
