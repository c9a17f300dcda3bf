import { searchableBody } from '../schema/computed.ts';
import { sizeOf } from '../schema/size.ts';
import { done, refuse, type Outcome } from '../soap/outcome.ts';
import { propertyOf } from '../store/lazy-item.ts';
import type { Item } from '../store/types.ts';

type Test = (item: Item) => boolean;

const people = (item: Item) =>
  [item.values.From, item.values.Sender].flatMap((one) => (one ? [one.name, one.address] : []));
const list = (recipients: readonly { readonly name: string; readonly address: string }[] | undefined) =>
  (recipients ?? []).flatMap((one) => [one.name, one.address]);

const keywords: Readonly<Record<string, (item: Item) => readonly string[]>> = {
  subject: (item) => [item.values.Subject ?? ''],
  from: people,
  to: (item) => list(item.values.ToRecipients),
  cc: (item) => list(item.values.CcRecipients),
  bcc: (item) => list(item.values.BccRecipients),
  participants: (item) => [
    ...people(item),
    ...list(item.values.ToRecipients),
    ...list(item.values.CcRecipients),
  ],
  body: (item) => [searchableBody(item)],
  category: (item) => item.values.Categories ?? [],
  attachment: (item) => item.attachments.map((one) => one.name),
  kind: (item) => [item.kind === 'CalendarItem' ? 'meetings' : 'email'],
};

/** Instants of an item that a query may ask for, by keyword. */
const times: Readonly<Record<string, 'DateTimeReceived' | 'DateTimeSent'>> = {
  received: 'DateTimeReceived',
  sent: 'DateTimeSent',
};

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };
const IMPORTANCE: readonly string[] = ['low', 'normal', 'high'];
const DAY = 86_400_000;
/** Keywords of the syntax that Exchange knows and this server does not. */
const NOT_HERE: ReadonlySet<string> = new Set(
  'has is date due completed before after conversation contains folder filename path policytag expires store recipients messageflags'.split(
    ' ',
  ),
);

/**
 * Reads a simple Advanced Query Syntax string: words and "phrases", each perhaps behind `keyword:`, joined by AND
 * unless `OR` stands between; `NOT` or `-` excludes. A keyword that Exchange knows and this server does not, or a value that none of it
 * can be, is refused: a search that silently finds nothing would look like an empty folder.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/querystring-querystringtype>.
 */
export function readQueryString(text: string, now: number): Outcome<Test> {
  const groups: Test[][] = [[]];
  let isNegated = false;
  for (const [token] of text.matchAll(/-?(?:\w+:)?(?:"[^"]*"|\([^)]*\)|\S+)/g)) {
    if (token === 'AND') continue;
    if (token === 'OR') groups.push([]);
    else if (token === 'NOT') isNegated = true;
    else {
      const excludes = isNegated || (token.startsWith('-') && token.length > 1);
      const test = readTerm(token.replace(/^-/, ''), now);
      if (test === null)
        return refuse('ErrorUnsupportedQueryFilter', `The query filter ${token} is not supported.`);
      groups.at(-1)?.push(excludes ? (item) => !test(item) : test);
      isNegated = false;
    }
  }
  return done((item) => groups.some((tests) => tests.every((test) => test(item))));
}

function readTerm(token: string, now: number): Test | null {
  const match = /^(\w+):(.*)$/s.exec(token);
  const keyword = match?.[1]?.toLowerCase() ?? '';
  const word = (match?.[2] ?? token).replace(/^["(]|[")]$/g, '').toLowerCase();
  if (keyword === 'hasattachment')
    return (item) => item.attachments.length > 0 === /^(true|yes|1)$/.test(word);
  if (keyword === 'isflagged')
    return (item) => (propertyOf(item, 'Flag') === 'Flagged') === /^(true|yes|1)$/.test(word);
  if (keyword === 'importance')
    return IMPORTANCE.includes(word)
      ? (item) => (item.values.Importance ?? 'Normal').toLowerCase() === word
      : null;
  if (keyword === 'size') return readSizeTest(word);
  if (Object.hasOwn(times, keyword)) return readTimeTest(times[keyword] ?? 'DateTimeSent', word, now);
  if (keyword === 'read' || keyword === 'isread')
    return (item) => propertyOf(item, 'IsRead') === /^(true|yes|1)$/.test(word);
  const fields = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
  if (fields) return (item) => fields(item).some((field) => hasWord(field, word));
  if (NOT_HERE.has(keyword)) return null;
  // What is no keyword is text, punctuation and all: “Re: lunch” is looked for as two words.
  const whole = token.replace(/^"|"$/g, '').toLowerCase();
  const parts = keyword === '' ? [whole] : whole.split(':').filter((part) => part !== '');
  return (item) =>
    parts.every((part) =>
      [
        ...people(item),
        item.values.Subject ?? '',
        ...list(item.values.ToRecipients),
        searchableBody(item),
      ].some((field) => hasWord(field, part)),
    );
}

/** `>20kb`, `<=1mb`, `5000`: bytes where no unit stands. */
function readSizeTest(word: string): Test | null {
  const {
    sign = '',
    count = '',
    unit = 'b',
  } = /^(?<sign>[<>]=?|=)?(?<count>\d{1,12})(?<unit>b|kb|mb|gb)?$/.exec(word)?.groups ?? {};
  if (count === '') return null;
  const wanted = Number(count) * (UNITS[unit] ?? 1);
  return (item) => compare(sizeOf(item), sign, wanted, wanted + 1);
}

/** A day (2026-11-24), a stretch of days (2026-11-01..2026-11-24), `>` and `<` before a day, today, yesterday. */
function readTimeTest(name: 'DateTimeReceived' | 'DateTimeSent', word: string, now: number): Test | null {
  const today = Math.floor(now / DAY) * DAY;
  const named: Readonly<Record<string, number>> = { today, yesterday: today - DAY };
  const dayOf = (text: string): number =>
    named[text] ?? (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN);
  const {
    sign = '',
    from = '',
    to = from,
  } = /^(?<sign>[<>]=?|=)?(?<from>[a-z0-9-]+)(?:\.\.(?<to>[a-z0-9-]+))?$/.exec(word)?.groups ?? {};
  const [first, last] = [dayOf(from), dayOf(to) + DAY];
  if (!(first < last)) return null;
  return (item) => compare(instantOf(propertyOf(item, name)), sign, first, last);
}

function instantOf(value: unknown): number {
  return typeof value === 'number' ? value : Date.parse(String(value));
}

/** Whether a value lies in a stretch whose end is not in it, or on the side of it that the sign names. */
function compare(value: number, sign: string, first: number, end: number): boolean {
  if (sign === '>') return value >= end;
  if (sign === '>=') return value >= first;
  if (sign === '<') return value < first;
  if (sign === '<=') return value < end;
  return value >= first && value < end;
}

/** Words match from their beginning, as Exchange's index does. */
function hasWord(field: string, wanted: string): boolean {
  const text = field.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  return false;
}
