import type { Person } from '../../../shared/model/identity.ts';
import type { MessageRow } from '../../../shared/model/message.ts';

/** What nearly every item is; its name takes no room. */
const MAIL = 'IPM.Note';

const IMPORTANCES = ['Normal', 'Low', 'High'] as const;
/** Rows that were written before this was known have neither. */
const ACTS = [undefined, 'answered', 'forwarded'] as const;
const FLAGS = ['NotFlagged', 'Flagged', 'Complete'] as const;

const HIDDEN = 1;
const ATTACHMENTS = 2;
const SAME_SENDER = 4;
/** Importance, flag and what was last done take two bits each, from these places on. */
const IMPORTANCE_AT = 3;
const FLAG_AT = 5;
const ACT_AT = 7;
const TWO_BITS = 3;

type Fields = readonly [
  itemId: string,
  marks: number,
  changeKey: string,
  itemClass: string,
  receivedAt: string | null,
  subject: string,
  from: Person | null,
  sender: Person | null,
  to: string,
  preview: string,
  size: number,
  categories: readonly string[],
  conversationId: string | null,
];

/**
 * A row as it is sealed: a JSON array without the names, a third shorter, so that a third less is sealed, written and
 * kept. The read flag is not in it: it changes most often and has a column of its own.
 */
export function writeRow(row: MessageRow): string {
  const hasSameSender = isWrittenAlike(row.from, row.sender);
  const marks =
    (row.isHidden ? HIDDEN : 0) |
    (row.hasAttachments ? ATTACHMENTS : 0) |
    (hasSameSender ? SAME_SENDER : 0) |
    (IMPORTANCES.indexOf(row.importance) << IMPORTANCE_AT) |
    (FLAGS.indexOf(row.flag) << FLAG_AT) |
    (ACTS.indexOf(row.lastAct) << ACT_AT);
  const fields: Fields = [
    row.itemId,
    marks,
    row.changeKey,
    row.itemClass === MAIL ? '' : row.itemClass,
    row.receivedAt,
    row.subject,
    row.from,
    hasSameSender ? null : row.sender,
    row.to,
    row.preview,
    row.size,
    row.categories,
    row.conversationId,
  ];
  return JSON.stringify(fields);
}

/** Where in a row's text its id begins. */
export const ITEM_ID_AT = 2;

/** Reads a row that this store has sealed: it was checked when it came over the wire. */
export function readRow(text: string, isRead: boolean): MessageRow {
  const fields: Fields = JSON.parse(text);
  const [itemId, marks, changeKey, itemClass, receivedAt, subject, from, sender, to, preview, ...rest] =
    fields;
  const [size, categories, conversationId] = rest;
  const lastAct = ACTS[(marks >> ACT_AT) & TWO_BITS];
  return {
    itemId,
    changeKey,
    itemClass: itemClass === '' ? MAIL : itemClass,
    isHidden: (marks & HIDDEN) !== 0,
    subject,
    from,
    sender: (marks & SAME_SENDER) === 0 ? sender : from,
    to,
    preview,
    receivedAt,
    size,
    isRead,
    hasAttachments: (marks & ATTACHMENTS) !== 0,
    importance: IMPORTANCES[(marks >> IMPORTANCE_AT) & TWO_BITS] ?? 'Normal',
    flag: FLAGS[(marks >> FLAG_AT) & TWO_BITS] ?? 'NotFlagged',
    categories: [...categories],
    conversationId,
    ...(lastAct === undefined ? {} : { lastAct }),
  };
}

/** Written in the same way, letter by letter, or nobody both times; whether they are one person is another question. */
export function isWrittenAlike(one: Person | null, other: Person | null): boolean {
  return (
    one?.name === other?.name &&
    one?.address === other?.address &&
    one?.primary === other?.primary &&
    one?.native?.routing === other?.native?.routing &&
    one?.native?.value === other?.native?.value
  );
}
