import type { AttachedItem, Item } from '../../store/types.ts';
import type { Attendee, Recipient } from '../codec.ts';

const recipientsOf = (list: readonly Attendee[] | undefined) => list?.map((one) => one.mailbox);

/** A header field: its name and its unfolded text, in ASCII. */
export type Header = readonly [name: string, text: string];

/** Encoded words of RFC 2047, each of at most 75 letters and of whole characters; plain text stays as it is. */
export function encodeWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join(' ');
}

/** A name and an address (RFC 5322 3.4). */
export function writeAddress({ name, address }: Recipient): string {
  const plain = name.replace(/["\\\r\n]/g, '');
  const isPlain = /^[\x20-\x7e]*$/.test(plain) && !plain.includes('=?');
  return plain === '' ? `<${address}>` : `${isPlain ? `"${plain}"` : encodeWords(plain)} <${address}>`;
}

/** A date as RFC 5322 3.3 wants it: an offset in numbers, never a word. */
export function writeDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

/** To whom an item goes: of a meeting, required people are in To, optional ones in Cc, rooms in Bcc. */
export function recipientLists({ kind, values }: AttachedItem): {
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
  readonly bcc: readonly Recipient[];
} {
  const invites = kind === 'CalendarItem';
  const to = values.ToRecipients ?? (invites ? recipientsOf(values.RequiredAttendees) : undefined);
  const cc = values.CcRecipients ?? (invites ? recipientsOf(values.OptionalAttendees) : undefined);
  const bcc = values.BccRecipients ?? (invites ? recipientsOf(values.Resources) : undefined);
  return { to: to ?? [], cc: cc ?? [], bcc: bcc ?? [] };
}

/** The header of an item as a message, without what its body needs. */
export function headersOf(item: AttachedItem): readonly Header[] {
  const { values } = item;
  const from = values.From ?? values.Organizer;
  const { Sender: sender, DateTimeSent: sent } = values;
  const { to, cc, bcc } = recipientLists(item);
  const list = (people: readonly Recipient[] | undefined) => (people ?? []).map(writeAddress).join(', ');
  const importance = values.Importance ?? 'Normal';
  const headers: readonly Header[] = [
    ['From', from ? writeAddress(from) : ''],
    [
      'Sender',
      sender && sender.address.toLowerCase() !== from?.address.toLowerCase() ? writeAddress(sender) : '',
    ],
    ['To', list(to)],
    ['Cc', list(cc)],
    ['Bcc', list(bcc)],
    ['Reply-To', list(values.ReplyTo)],
    ['Subject', encodeWords(values.Subject ?? '')],
    ['Thread-Topic', encodeWords(values.ConversationTopic ?? '')],
    ['Thread-Index', values.ConversationIndex ?? ''],
    ['Date', sent === undefined ? '' : writeDate(sent)],
    ['Message-ID', values.InternetMessageId ?? ''],
    ['In-Reply-To', values.InReplyTo ?? ''],
    ['References', values.References ?? ''],
    ['Importance', importance === 'Normal' ? '' : importance.toLowerCase()],
    ['Sensitivity', sensitivities[values.Sensitivity ?? 'Normal']],
    ['MIME-Version', '1.0'],
  ];
  return headers.flatMap(([name, text]): Header[] =>
    text === '' ? [] : [[name, text.replace(/[\r\n]+/g, ' ')]],
  );
}

const sensitivities = {
  Normal: '',
  Personal: 'Personal',
  Private: 'Private',
  Confidential: 'Company-Confidential',
} as const;

/** The header of mail that has come in, as InternetMessageHeaders gives it; nothing for drafts and for other items. */
export function receivedHeaders(item: Item): readonly Header[] {
  const { InternetMessageHeaders: given, IsDraft: isDraft, DateTimeReceived: at } = item.values;
  if (given) return given;
  const isMail = item.kind === 'Message' || item.kind.startsWith('Meeting');
  if (!isMail || isDraft === true) return [];
  const server = `EXCHANGE.${item.mailbox.address.split('@')[1] ?? ''}`;
  const received = `from ${server} by ${server} with Microsoft SMTP Server; ${writeDate(at ?? 0)}`;
  return [['Received', received], ...headersOf(item).filter(([name]) => name !== 'Bcc')];
}

/** PR_TRANSPORT_MESSAGE_HEADERS. */
export function headerBlock(item: Item): string | undefined {
  const headers = receivedHeaders(item);
  if (headers.length === 0) return undefined;
  return `${headers.map(([name, text]) => `${name}: ${text}\r\n`).join('')}\r\n`;
}
