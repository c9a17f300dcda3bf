import { rightsFor } from '../schema/computed.ts';
import { conversationIdOf } from '../schema/conversation.ts';
import { writeDateTime } from '../schema/date-time.ts';
import { readShape } from '../schema/shape.ts';
import { writeItem } from '../schema/write-item.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { idOf } from '../store/items.ts';
import type { Folder, Item, Mailbox } from '../store/types.ts';
import { attribute, child, childText } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import { element, textElement } from '../xml/write.ts';
import type { Call } from './call.ts';
import { passes, readConversationCondition, shownIn, sortConversations } from './conversation-view.ts';
import { findTargetFolder, findTargetIn } from './find-target.ts';
import { noteListed, noteRead } from './note-read.ts';
import { pageOf, pageViewOf } from './page.ts';
import { readQueryString } from './query-string.ts';
import { writeSingle } from './single-response.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/findconversation-operation>. */
export function findConversation(call: Call): Outcome<string> {
  const folder = findTargetIn(call, child(call.request, 'ParentFolderId'));
  if (!folder.ok) return done(writeSingle(call, folder));
  if (!rightsFor(call.view, folder.value).canRead)
    return done(writeSingle(call, refuse('ErrorAccessDenied')));
  const query = childText(call.request, 'QueryString');
  const read = query === undefined ? done(() => true) : readQueryString(query, call.store.clock.now());
  if (!read.ok) return done(writeSingle(call, read));
  const isFound = read.value;
  const groups = new Map<string, Item[]>();
  for (const item of folder.value.items)
    if (isInConversation(item) && isFound(item)) {
      const id = conversationIdOf(item);
      groups.set(id, [...(groups.get(id) ?? []), item]);
    }
  const filter = attribute(call.request, 'ViewFilter');
  const passed = [...groups.values()]
    .map((items) => items.toSorted(newestFirst))
    .filter((items) => passes(items, filter, call.identity));
  const sorting = sortConversations(passed, child(call.request, 'SortOrder'));
  if (!sorting.ok) return done(writeSingle(call, sorting));
  const sorted = sorting.value;
  const isShown = shownIn(child(call.request, 'ConversationShape'));
  const everywhere = itemsByConversation(call, folder.value.mailbox);
  const page = pageOf(sorted, pageViewOf(call.request), { readCondition: readConversationCondition });
  if (!page.ok) return done(writeSingle(call, page));
  noteListed(
    call,
    folder.value,
    page.value.rows.reduce((sum, items) => sum + items.length, 0),
  );
  const rows = page.value.rows.map((items) => writeConversation(items, everywhere, isShown));
  const inner =
    element('m:Conversations', rows.join('')) +
    element('m:TotalConversationsInView', String(sorted.length)) +
    element('m:IndexedOffset', page.value.attributes['IndexedPagingOffset'] ?? String(rows.length));
  return done(writeSingle(call, done(inner)));
}

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getconversationitems-operation>. */
export function getConversationItems(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'ItemShape'), 'GetItem');
  const order = childText(call.request, 'SortOrder')?.trim() ?? 'TreeOrderAscending';
  const most = Number(childText(call.request, 'MaxItemsToReturn') ?? 100);
  const ignored = new Set<Folder>();
  for (const node of child(call.request, 'FoldersToIgnore')?.children ?? []) {
    const folder = findTargetFolder(call, node);
    if (folder.ok) ignored.add(folder.value);
  }
  const outcomes = (child(call.request, 'Conversations')?.children ?? []).map((node): Outcome<string> => {
    if (!shape.ok) return shape;
    const items = itemsOf(call, child(node, 'ConversationId'));
    if (!items.ok) return items;
    const wanted = items.value.filter((one) => !ignored.has(one.folder)).toSorted(newestFirst);
    if (order.endsWith('Ascending')) wanted.reverse();
    const nodes = wanted.slice(0, most).map((item) => {
      noteRead(call, item);
      const { InternetMessageId: id, InReplyTo: parent } = item.values;
      return element(
        't:ConversationNode',
        (id === undefined ? '' : textElement('t:InternetMessageId', id)) +
          (parent === undefined ? '' : textElement('t:ParentInternetMessageId', parent)) +
          element('t:Items', writeItem(item, shape.value, call.view)),
      );
    });
    const id = attribute(child(node, 'ConversationId'), 'Id') ?? '';
    return done(
      element(
        'm:Conversation',
        element('t:ConversationId', '', { Id: id }) +
          element('t:SyncState', Buffer.from(`conversation1 ${nodes.length}`).toString('base64')) +
          element('t:ConversationNodes', nodes.join('')),
      ),
    );
  });
  return done(writeResponse(call, outcomes));
}

function isInConversation(item: Item): boolean {
  return item.kind === 'Message' || item.kind.startsWith('Meeting');
}

function newestFirst(a: Item, b: Item): number {
  return (b.values.DateTimeReceived ?? 0) - (a.values.DateTimeReceived ?? 0) || b.counter - a.counter;
}

/** Everything readable in a mailbox, by conversation. */
function itemsByConversation(call: Call, mailbox: Mailbox): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of mailbox.items.values())
    if (isInConversation(item) && rightsFor(call.view, item.folder).canRead) {
      const id = conversationIdOf(item);
      const known = found.get(id);
      if (known) known.push(item);
      else found.set(id, [item]);
    }
  return found;
}

/** The mailbox stands inside the id. A conversation of which nothing may be read is not there. */
function itemsOf(call: Call, node: XmlNode | undefined): Outcome<Item[]> {
  const id = attribute(node, 'Id') ?? '';
  const bytes = Buffer.from(id, 'base64');
  if (bytes.length !== 59 || bytes.toString('base64') !== id) return refuse('ErrorInvalidIdMalformed');
  const mailbox = call.store.mailboxesByGuid.get(bytes.toString('latin1', 4, 40));
  const items = mailbox ? itemsByConversation(call, mailbox).get(id) : undefined;
  return items ? done(items) : refuse('ErrorItemNotFound');
}

const strings = (name: string, values: readonly string[]) =>
  values.length === 0
    ? ''
    : element(name, [...new Set(values)].map((one) => textElement('t:String', one)).join(''));
const senders = (items: readonly Item[]) =>
  items.flatMap(({ values }) => (values.From ? [values.From.name || values.From.address] : []));
const ids = (name: string, items: readonly Item[]) =>
  element(name, items.map((one) => element('t:ItemId', '', { Id: idOf(one) })).join(''));

const unread = (list: readonly Item[]) => list.filter((one) => one.values.IsRead === false);
const size = (list: readonly Item[]) =>
  String(list.reduce((sum, one) => sum + 2_048 + (one.values.Body?.text.length ?? 0), 0));
const attached = (list: readonly Item[]) =>
  String(list.some((one) => one.attachments.some((file) => !file.isInline)));
const count = (name: string, value: number) => element(`t:${name}`, String(value));

function writeConversation(
  items: readonly Item[],
  everywhere: ReadonlyMap<string, readonly Item[]>,
  isShown: (name: string) => boolean,
): string {
  const [newest] = items;
  if (!newest) return '';
  const all = everywhere.get(conversationIdOf(newest)) ?? items;
  const recipients = items.flatMap((one) =>
    (one.values.ToRecipients ?? []).map((to) => to.name || to.address),
  );
  const received = writeDateTime(newest.values.DateTimeReceived ?? 0);
  const classes = [...new Set(items.map((one) => one.values.ItemClass ?? 'IPM.Note'))];
  const written = [
    element('t:ConversationId', '', { Id: conversationIdOf(newest) }),
    textElement('t:ConversationTopic', newest.values.ConversationTopic ?? newest.values.Subject ?? ''),
    strings('t:UniqueRecipients', recipients),
    strings('t:UniqueUnreadSenders', senders(unread(items))),
    strings('t:UniqueSenders', senders(items)),
    element('t:LastDeliveryTime', received),
    strings(
      't:Categories',
      items.flatMap((one) => one.values.Categories ?? []),
    ),
    element('t:FlagStatus', items.find((one) => one.values.Flag)?.values.Flag?.status ?? 'NotFlagged'),
    element('t:HasAttachments', attached(items)),
    element('t:GlobalHasAttachments', attached(all)),
    count('MessageCount', items.length),
    count('GlobalMessageCount', all.length),
    count('UnreadCount', unread(items).length),
    count('GlobalUnreadCount', unread(all).length),
    element('t:Size', size(items)),
    element('t:GlobalSize', size(all)),
    element('t:ItemClasses', classes.map((one) => textElement('t:ItemClass', one)).join('')),
    element('t:Importance', newest.values.Importance ?? 'Normal'),
    ids('t:ItemIds', items),
    ids('t:GlobalItemIds', all),
  ];
  const shown = written.filter((one) => isShown(/^<t:(\w+)/.exec(one)?.[1] ?? ''));
  return element('t:Conversation', shown.join(''));
}
