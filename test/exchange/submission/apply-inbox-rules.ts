import type { Call } from '../operations/call.ts';
import { searchableBody } from '../schema/computed.ts';
import type { Recipient } from '../schema/codec.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { decodeId } from '../store/ids.ts';
import { addItem, moveItem, touchItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import type { Folder, Item, Mailbox } from '../store/types.ts';
import { attribute, child, childText, toBoolean } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

const priority = (rule: XmlNode) => Number(childText(rule, 'Priority') ?? 1);

/**
 * What the owner's rules do with a message that has just come in, in the order of their priority, until one says
 * StopProcessingRules. Conditions that are not known here are never met. Forwarding and redirecting rules are kept,
 * and send nothing.
 */
export function applyInboxRules(call: Call, mailbox: Mailbox, item: Item): void {
  const rules = mailbox.settings.rules.map((one) => one.rule).toSorted((a, b) => priority(a) - priority(b));
  for (const rule of rules) {
    if (toBoolean(childText(rule, 'IsEnabled')) !== true || item.folder.distinguishedId !== 'inbox') continue;
    const [conditions, exceptions] = [child(rule, 'Conditions')?.children ?? [], child(rule, 'Exceptions')];
    if (!conditions.every((one) => isMet(one, item))) continue;
    if (exceptions?.children.some((one) => isMet(one, item)) === true) continue;
    const actions = child(rule, 'Actions');
    act(call, item, actions?.children ?? []);
    if (toBoolean(childText(actions, 'StopProcessingRules')) === true) return;
  }
}

function isMet(condition: XmlNode, item: Item): boolean {
  const test = conditions[condition.name];
  return test?.(condition, item) ?? false;
}

type Condition = (condition: XmlNode, item: Item) => boolean;

const addresses = (list: readonly Recipient[] | undefined) =>
  (list ?? []).map((one) => one.address.toLowerCase());
const wantedAddresses = (node: XmlNode) =>
  node.children.map((one) => (childText(one, 'EmailAddress') ?? '').trim().toLowerCase());
const hasAny = (text: string, node: XmlNode) =>
  node.children.some((one) => text.toLowerCase().includes(one.text.toLowerCase()));
const flag =
  (test: (item: Item) => boolean): Condition =>
  (node, item) =>
    test(item) === toBoolean(node.text);

const conditions: Readonly<Record<string, Condition>> = {
  ContainsSubjectStrings: (node, { values }) => hasAny(values.Subject ?? '', node),
  ContainsBodyStrings: (node, item) => hasAny(searchableBody(item), node),
  ContainsSubjectOrBodyStrings: (node, item) =>
    hasAny(`${item.values.Subject ?? ''}\n${searchableBody(item)}`, node),
  ContainsSenderStrings: (node, { values }) => hasAny(values.From?.address ?? '', node),
  ContainsRecipientStrings: (node, { values }) => hasAny(addresses(values.ToRecipients).join(' '), node),
  FromAddresses: (node, { values }) =>
    wantedAddresses(node).includes(values.From?.address.toLowerCase() ?? ''),
  SentToAddresses: (node, { values }) =>
    addresses(values.ToRecipients).some((one) => wantedAddresses(node).includes(one)),
  Importance: (node, { values }) => values.Importance === node.text.trim(),
  Sensitivity: (node, { values }) => values.Sensitivity === node.text.trim(),
  HasAttachments: flag((item) => item.attachments.some((one) => !one.isInline)),
  IsMeetingRequest: flag((item) => item.kind === 'MeetingRequest'),
  IsMeetingResponse: flag((item) => item.kind === 'MeetingResponse'),
  SentToMe: flag(({ values, mailbox }) => addresses(values.ToRecipients).includes(mailbox.address)),
  SentCcMe: flag(({ values, mailbox }) => addresses(values.CcRecipients).includes(mailbox.address)),
  SentOnlyToMe: flag(
    ({ values, mailbox }) =>
      addresses([...(values.ToRecipients ?? []), ...(values.CcRecipients ?? [])]).join(' ') ===
      mailbox.address,
  ),
  NotSentToMe: flag(({ values, mailbox }) => !addresses(values.ToRecipients).includes(mailbox.address)),
};

function act(call: Call, item: Item, actions: readonly XmlNode[]): void {
  const values = actions.reduce(changed, item.values);
  if (values !== item.values) {
    item.values = values;
    touchItem(call.store, item);
  }
  for (const action of actions) {
    if (action.name === 'CopyToFolder') {
      const { kind, thread, extended, attachments, creator } = item;
      const to = folderIn(item.mailbox, action);
      if (to) addItem(call.store, to, { kind, values, thread, extended, attachments, creator });
    }
    const to = destination(item.mailbox, action);
    if (to) moveItem(call.store, item, to);
  }
}

function changed(values: ItemValues, action: XmlNode): ItemValues {
  if (action.name === 'MarkAsRead') return { ...values, IsRead: toBoolean(action.text) ?? true };
  if (action.name === 'AssignCategories')
    return { ...values, Categories: action.children.map((one) => one.text) };
  const word = action.text.trim();
  return action.name === 'MarkImportance' && (word === 'High' || word === 'Low' || word === 'Normal')
    ? { ...values, Importance: word }
    : values;
}

function destination(mailbox: Mailbox, action: XmlNode): Folder | undefined {
  if (action.name === 'MoveToFolder') return folderIn(mailbox, action);
  if (toBoolean(action.text) !== true) return undefined;
  if (action.name === 'Delete') return distinguished(mailbox, 'deleteditems');
  return action.name === 'PermanentDelete' ? distinguished(mailbox, 'recoverableitemsdeletions') : undefined;
}

/** The folder inside t:MoveToFolder and t:CopyToFolder, if it is still there. */
function folderIn(mailbox: Mailbox, node: XmlNode): Folder | undefined {
  const [id] = node.children;
  const text = attribute(id, 'Id') ?? '';
  if (id?.name === 'DistinguishedFolderId') return mailbox.distinguished.get(text);
  const decoded = decodeId(text);
  return decoded?.type === 'folder' ? mailbox.folders.get(decoded.counter) : undefined;
}
