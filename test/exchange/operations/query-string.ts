import { searchableBody } from '../schema/computed.ts';
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
  body: (item) => [searchableBody(item)],
  category: (item) => item.values.Categories ?? [],
  attachment: (item) => item.attachments.map((one) => one.name),
  kind: (item) => [item.kind === 'CalendarItem' ? 'meetings' : 'email'],
};

/**
 * Reads a simple Advanced Query Syntax string: words and "phrases", each perhaps behind `keyword:`, joined by AND
 * unless `OR` stands between; `NOT` or `-` excludes; `hasattachment:true` and `read:no` work.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/querystring-querystringtype>.
 */
export function readQueryString(text: string): Test {
  const groups: Test[][] = [[]];
  let isNegated = false;
  for (const [token] of text.matchAll(/-?(?:\w+:)?(?:"[^"]*"|\([^)]*\)|\S+)/g)) {
    if (token === 'AND') continue;
    if (token === 'OR') groups.push([]);
    else if (token === 'NOT') isNegated = true;
    else {
      const excludes = isNegated || (token.startsWith('-') && token.length > 1);
      const test = readTerm(token.replace(/^-/, ''));
      groups.at(-1)?.push(excludes ? (item) => !test(item) : test);
      isNegated = false;
    }
  }
  return (item) => groups.some((tests) => tests.every((test) => test(item)));
}

function readTerm(token: string): Test {
  const match = /^(\w+):(.*)$/s.exec(token);
  const keyword = match?.[1]?.toLowerCase() ?? '';
  const word = (match?.[2] ?? token).replace(/^["(]|[")]$/g, '').toLowerCase();
  if (keyword === 'hasattachment')
    return (item) => item.attachments.length > 0 === /^(true|yes|1)$/.test(word);
  if (keyword === 'read' || keyword === 'isread')
    return (item) => propertyOf(item, 'IsRead') === /^(true|yes|1)$/.test(word);
  const fields = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
  if (fields) return (item) => fields(item).some((field) => hasWord(field, word));
  const whole = token.replace(/^"|"$/g, '').toLowerCase();
  return (item) =>
    [
      ...people(item),
      item.values.Subject ?? '',
      ...list(item.values.ToRecipients),
      searchableBody(item),
    ].some((field) => hasWord(field, whole));
}

/** Words match from their beginning, as Exchange's index does. */
function hasWord(field: string, wanted: string): boolean {
  const text = field.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return true;
  return false;
}
