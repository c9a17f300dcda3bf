import type { AttachedItem, Attachment, Item } from '../../store/types.ts';
import { element } from '../../xml/write.ts';
import { textOf } from '../body.ts';
import { writeContact } from './contact-mime.ts';
import { encodeWords, headersOf } from './message-headers.ts';
import { methodOf, writeCalendar } from '../calendar/write-calendar.ts';

/** A part of a message: its own header lines and its content, one octet in each letter. */
interface Part {
  readonly headers: readonly string[];
  readonly content: string;
}

/** t:MimeContent: a contact as vCard, an appointment or a series as iCalendar, anything else as a message. */
export function writeMimeContent(item: Item): string {
  return element('t:MimeContent', contentOf(item).toString('base64'), { CharacterSet: 'UTF-8' });
}

function contentOf(item: Item): Buffer {
  if (item.kind === 'Contact') return Buffer.from(writeContact(item));
  return item.kind === 'CalendarItem' ? Buffer.from(writeCalendar(item)) : mimeOf(item);
}

/**
 * An item as a MIME message (RFC 5322, 2045, 2387): pictures that the body shows stand beside it in multipart/related,
 * a meeting message carries its text/calendar as another form of its body, and mail within mail is never encoded.
 */
export function mimeOf(item: AttachedItem): Buffer {
  const head = headersOf(item).map(([name, text]) => `${fold(`${name}: ${text}`)}\r\n`);
  const inline = item.attachments.filter((one) => one.isInline && one.contentId !== undefined);
  const files = item.attachments.filter((one) => !inline.includes(one));
  const shown = inline.length === 0 ? body(item) : multipart('related', [body(item), ...inline.map(file)]);
  const whole = files.length === 0 ? shown : multipart('mixed', [shown, ...files.map(file)]);
  return Buffer.from(`${head.join('')}${written(whole)}`, 'latin1');
}

function body(item: AttachedItem): Part {
  const { Body: stored } = item.values;
  const forms: Part[] = [];
  if (stored?.type === 'HTML') forms.push(form('text/plain', textOf(stored)), form('text/html', stored.text));
  else forms.push(form('text/plain', stored?.text ?? ''));
  const method = methodOf(item);
  if (method !== undefined) forms.push(form('text/calendar', writeCalendar(item), `; method=${method}`));
  const [only] = forms;
  return only && forms.length === 1 ? only : multipart('alternative', forms);
}

function form(type: string, content: string, more = ''): Part {
  return {
    headers: [`Content-Type: ${type}; charset="utf-8"${more}`, 'Content-Transfer-Encoding: base64'],
    content: wrapped(Buffer.from(content)),
  };
}

function file(one: Attachment): Part {
  const name = encodeWords(one.name).replace(/["\\]/g, '');
  const isMail = one.contentType.toLowerCase() === 'message/rfc822';
  return {
    headers: [
      `Content-Type: ${one.contentType}; name="${name}"`,
      `Content-Disposition: ${one.isInline ? 'inline' : 'attachment'}; filename="${name}"`,
      ...(one.contentId === undefined ? [] : [`Content-ID: <${one.contentId}>`]),
      // RFC 2046 5.2.1: a message within a message has no encoding but 7bit, 8bit or binary.
      `Content-Transfer-Encoding: ${isMail ? '8bit' : 'base64'}`,
    ],
    content: isMail ? Buffer.from(one.content).toString('latin1') : wrapped(one.content),
  };
}

function multipart(type: string, parts: readonly Part[]): Part {
  const inner = parts.map(written);
  let count = 0;
  const boundaryOf = () => `_${type}_${count}_`;
  // A boundary that stands in a part would end it there.
  while (inner.some((one) => one.includes(boundaryOf()))) count += 1;
  const boundary = boundaryOf();
  const content = inner.map((one) => `--${boundary}\r\n${one}\r\n`).join('');
  return {
    headers: [`Content-Type: multipart/${type}; boundary="${boundary}"`],
    content: `${content}--${boundary}--\r\n`,
  };
}

function written({ headers, content }: Part): string {
  return `${headers.map((one) => `${fold(one)}\r\n`).join('')}\r\n${content}`;
}

function wrapped(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,76}/g);
  return `${(lines ?? []).join('\r\n')}\r\n`;
}

/** Folded at spaces (RFC 5322 2.2.3) where a line would be longer than 78 letters. */
function fold(header: string): string {
  let folded = '';
  let line = '';
  for (const word of header.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 78 && line.trim() !== '' && /\S/.test(word)) {
      folded += `${line}\r\n`;
      line = ` ${word}`;
    } else line = line === '' && folded === '' ? word : `${line} ${word}`;
  }
  return folded + line;
}
