import { refuse, done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Item } from '../store/types.ts';
import { attribute, child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { readCondition } from './restriction.ts';

/** The items of one conversation in the folder that is searched, newest first. */
export type Conversation = readonly Item[];

const isFlagged = ({ values }: Item, status: string) => values.Flag?.status === status;

/** The filters of ViewFilter. A conversation passes when one of its items in the folder does. */
export function passes(items: Conversation, filter: string | undefined, address: string): boolean {
  const isMine = ({ values }: Item) =>
    [...(values.ToRecipients ?? []), ...(values.CcRecipients ?? [])].some(
      (one) => one.address.toLowerCase() === address,
    );
  switch (filter) {
    case 'Unread':
      return items.some((one) => one.values.IsRead === false);
    case 'HasAttachment':
      return items.some((one) => one.attachments.some((file) => !file.isInline));
    case 'ToOrCcMe':
      return items.some(isMine);
    case 'Flagged':
    case 'TaskActive':
      return items.some((one) => isFlagged(one, 'Flagged'));
    case 'TaskCompleted':
      return items.some((one) => isFlagged(one, 'Complete'));
    // This server marks nothing as clutter, and its flags have no dates that could be over.
    case 'Clutter':
    case 'TaskOverdue':
      return false;
    default:
      return true;
  }
}

type Key = (items: Conversation) => string | number;

const importances = ['Low', 'Normal', 'High'];
const keys: Readonly<Record<string, Key>> = {
  'conversation:LastDeliveryTime': ([newest]) => newest?.values.DateTimeReceived ?? 0,
  'conversation:ConversationTopic': ([newest]) =>
    (newest?.values.ConversationTopic ?? newest?.values.Subject ?? '').toLowerCase(),
  'conversation:MessageCount': (items) => items.length,
  'conversation:UnreadCount': (items) => items.filter((one) => one.values.IsRead === false).length,
  'conversation:HasAttachments': (items) => Number(passes(items, 'HasAttachment', '')),
  'conversation:Importance': ([newest]) => importances.indexOf(newest?.values.Importance ?? 'Normal'),
};

/** Conversations in the order of a t:SortOrder; newest first without one. Equal ones are newest first, too. */
export function sortConversations(
  all: readonly Conversation[],
  order: XmlNode | undefined,
): Outcome<readonly Conversation[]> {
  const fields: { readonly key: Key; readonly sign: number }[] = [];
  for (const field of order?.children ?? []) {
    const key = keys[attribute(child(field, 'FieldURI'), 'FieldURI') ?? ''];
    if (!key)
      return refuse(
        'ErrorUnsupportedPathForSortGroup',
        'The property can not be used for sorting or grouping.',
      );
    fields.push({ key, sign: attribute(field, 'Order') === 'Descending' ? -1 : 1 });
  }
  return done(
    all.toSorted((a, b) => {
      for (const { key, sign } of fields) {
        const [one, other] = [key(a), key(b)];
        if (one !== other) return one < other ? -sign : sign;
      }
      return newestFirst(a[0], b[0]);
    }),
  );
}

function newestFirst(a: Item | undefined, b: Item | undefined): number {
  if (!a || !b) return 0;
  return (b.values.DateTimeReceived ?? 0) - (a.values.DateTimeReceived ?? 0) || b.counter - a.counter;
}

/** Reads the condition of a SeekToConditionPageItemView, over the properties that conversations are sorted by. */
export function readConversationCondition(
  node: XmlNode | undefined,
): Outcome<(items: Conversation) => boolean> {
  return readCondition(node, (path) => {
    const key = keys[attribute(path, 'FieldURI') ?? ''];
    return key ? done({ read: key }) : refuse('ErrorUnsupportedPathForQuery');
  });
}

/** Which properties a t:ConversationShape asks for; all of them without one, and for Default. */
export function shownIn(shape: XmlNode | undefined): (name: string) => boolean {
  if (!shape || childText(shape, 'BaseShape')?.trim() !== 'IdOnly') return () => true;
  const named = (child(shape, 'AdditionalProperties')?.children ?? []).map((path) =>
    (attribute(path, 'FieldURI') ?? '').replace('conversation:', ''),
  );
  const shown = new Set(['ConversationId', ...named]);
  return (name) => shown.has(name);
}
