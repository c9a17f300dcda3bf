import { dayIn, workingTime, type Anchor, type LocalDate } from '../dates.ts';
import { written, type Body, type Quoted } from '../parts/body.ts';
import { ana, jun, lark, mary, olu, priya, rob, support } from '../people.ts';
import type { SeedMessage } from '../seed.ts';

/** The mailboxes that keep mail; what goes to anybody else leaves no copy. */
export const keepers: readonly string[] = [mary, jun, rob, ana, olu, support, priya, lark];

/** What one message of a conversation may have besides its text. */
export type Extras = Pick<
  SeedMessage,
  'sender' | 'cc' | 'importance' | 'sensitivity' | 'categories' | 'flag' | 'attachments'
>;

/** One message of a conversation. */
export interface Line extends Extras {
  readonly by: string;
  /** Without it everybody who took part gets it. */
  readonly to?: readonly string[];
  /** Working minutes after the message before. */
  readonly after?: number;
  readonly text: string;
  /** A body that is more than text. */
  readonly html?: string;
}

/** A conversation, told once and delivered into every mailbox it reached. */
export interface Script {
  readonly key: string;
  readonly subject: string;
  readonly people: readonly string[];
  /** Working minutes from its last message to now. */
  readonly ended: number;
  readonly lines: readonly Line[];
  /** Where an owner filed what came in, by mailbox; otherwise the inbox. */
  readonly filed?: Readonly<Record<string, string>>;
}

/** A message without the mailboxes that hold it. */
export type Letter = Omit<SeedMessage, 'mailbox' | 'folder' | 'isRead' | 'kind'>;

/** The copies of a letter: one in the author's Sent Items, one with each recipient who keeps mail. */
export function* delivered(
  letter: Letter,
  filed: Readonly<Record<string, string>> = {},
): Generator<SeedMessage> {
  // Flags and categories are each owner's own: the author's copy has none.
  const { flag: _flag, categories: _categories, ...sent } = letter;
  if (keepers.includes(letter.from)) {
    yield { kind: 'message', mailbox: letter.from, folder: 'sentitems', isRead: true, ...sent };
  }
  for (const mailbox of new Set([...letter.to, ...(letter.cc ?? [])])) {
    if (!keepers.includes(mailbox) || mailbox === letter.from) continue;
    yield { kind: 'message', mailbox, folder: filed[mailbox] ?? 'inbox', isRead: true, ...letter };
  }
}

/** The id that a message carries through the world. */
export function messageId(key: string, from: string): string {
  return `<${key}@mail.${from.slice(from.indexOf('@') + 1)}>`;
}

function extrasOf(line: Line): Extras {
  const { by: _by, to: _to, after: _after, text: _text, html: _html, ...extras } = line;
  return extras;
}

function bodyOf(line: Line, quoted: Quoted | undefined): Body {
  const author = { from: line.by, ...(line.sender === undefined ? {} : { sender: line.sender }) };
  return line.html === undefined ? written(author, line.text, quoted) : { bodyType: 'HTML', body: line.html };
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

function inWords(date: LocalDate): string {
  return `${Number(date.slice(8))} ${monthNames[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

/** A text with the days of Mary's journey, as her calendar has them, for the words in braces. */
function dated(anchor: Anchor, text: string): string {
  const [out, talk, back] = [
    inWords(dayIn(anchor, 1, 'Wednesday')),
    inWords(dayIn(anchor, 1, 'Thursday')),
    inWords(dayIn(anchor, 1, 'Friday')),
  ];
  const isOneMonth = out.split(' ')[1] === back.split(' ')[1];
  const trip = `${isOneMonth ? (out.split(' ')[0] ?? out) : `${out} `}–${isOneMonth ? '' : ' '}${back}`;
  return text
    .replaceAll('{trip}', trip)
    .replaceAll('{out}', out)
    .replaceAll('{talk}', talk)
    .replaceAll('{back}', back);
}

/** Every copy of every message of a conversation, oldest first. */
export function* tell(anchor: Anchor, script: Script): Generator<SeedMessage> {
  const gaps = script.lines.map((line, index) => (index === 0 ? 0 : (line.after ?? 60)));
  let left = gaps.reduce((sum, gap) => sum + gap, 0);
  let quoted: Quoted | undefined;
  let before: string | undefined;
  for (const [index, said] of script.lines.entries()) {
    const line = { ...said, text: dated(anchor, said.text) };
    left -= gaps[index] ?? 0;
    const sentAt = workingTime(anchor, script.ended + left);
    const subject = `${index === 0 ? '' : 'Re: '}${dated(anchor, script.subject)}`;
    const internetMessageId = messageId(`${script.key}.${index + 1}`, line.by);
    const letter: Letter = {
      subject,
      from: line.by,
      to: line.to ?? script.people.filter((one) => one !== line.by && !(line.cc ?? []).includes(one)),
      sentAt,
      thread: script.key,
      internetMessageId,
      ...(before === undefined ? {} : { inReplyTo: before }),
      ...bodyOf(line, quoted),
      ...extrasOf(line),
    };
    yield* delivered(letter, script.filed);
    quoted = { from: line.by, sentAt, subject, text: line.text };
    before = internetMessageId;
  }
}
