import { codecFor } from '../schema/codecs.ts';
import { extendedValue, folderValue, readExtendedFieldUri } from '../schema/extended.ts';
import type { ExtendedFieldUri } from '../schema/extended.ts';
import type { Recipient } from '../schema/codec.ts';
import { recipientLists } from '../schema/mime/message-headers.ts';
import { comparableOf } from '../schema/property-type.ts';
import { folderIdOf, idOf, unreadIn } from '../store/items.ts';
import { propertyOf } from '../store/lazy-item.ts';
import { conversationIdOf } from '../schema/conversation.ts';
import { sizeOf } from '../schema/size.ts';
import { elementOf } from '../schema/shape.ts';
import { readDateTime } from '../schema/date-time.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import type { Folder, Item } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';

type Comparable = string | number | boolean | undefined;
type Test<T> = (subject: T) => boolean;
type Read<T> = (subject: T) => Comparable;

/** A property that conditions and orders read. */
export interface Field<T> {
  readonly read: Read<T>;
  /** A constant as what the property is compared with; by the type of the other side without it. */
  readonly readConstant?: ((text: string) => Comparable) | undefined;
}

type FieldReader<T> = (path: XmlNode) => Outcome<Field<T>>;

/** Reads t:Restriction into a test of items. See the Microsoft page "Restriction". */
export function readRestriction(node: XmlNode | undefined): Outcome<Test<Item>> {
  return readCondition(node, itemField);
}

/** The same for folders, over the few properties that folders have here. */
export function readFolderRestriction(node: XmlNode | undefined): Outcome<Test<Folder>> {
  return readCondition(node, folderField);
}

/** The same for anything whose properties `field` reads. */
export function readCondition<T>(node: XmlNode | undefined, field: FieldReader<T>): Outcome<Test<T>> {
  const expression = node?.children[0];
  return expression ? readExpression(expression, field) : done(() => true);
}

function readExpression<T>(node: XmlNode, field: FieldReader<T>): Outcome<Test<T>> {
  if (node.name === 'And' || node.name === 'Or' || node.name === 'Not') return readCombination(node, field);
  const [path, operand] = node.children;
  const left = path
    ? field(path)
    : refuse('ErrorInvalidRestriction', 'The restriction or sort order is invalid.');
  if (!left.ok) return left;
  const { read } = left.value;
  if (node.name === 'Exists') return done((subject) => read(subject) !== undefined);
  if (node.name === 'Contains') return readContains(node, read);
  if (node.name === 'Excludes') {
    const mask = Number(attribute(operand, 'Value'));
    return done((subject) => (Number(read(subject) ?? 0) & mask) === 0);
  }
  return readComparison(node, operand, { left: left.value, field });
}

function readCombination<T>(node: XmlNode, field: FieldReader<T>): Outcome<Test<T>> {
  const tests: Test<T>[] = [];
  for (const one of node.children) {
    const test = readExpression(one, field);
    if (!test.ok) return test;
    tests.push(test.value);
  }
  if (node.name === 'And') return done((subject) => tests.every((test) => test(subject)));
  if (node.name === 'Or') return done((subject) => tests.some((test) => test(subject)));
  return done((subject) => !tests.some((test) => test(subject)));
}

function readContains<T>(node: XmlNode, read: Read<T>): Outcome<Test<T>> {
  const constant = attribute(child(node, 'Constant'), 'Value') ?? '';
  const comparison = attribute(node, 'ContainmentComparison') ?? 'Exact';
  const fold = comparison === 'Exact' ? (text: string) => text : (text: string) => foldText(text, comparison);
  const wanted = fold(constant);
  const mode = attribute(node, 'ContainmentMode') ?? 'FullString';
  return done((subject) => {
    const value = read(subject);
    return typeof value === 'string' && isContained(fold(value), wanted, mode);
  });
}

function foldText(text: string, comparison: string): string {
  const cased = /IgnoreCase/.test(comparison) ? text.toLowerCase() : text;
  return /NonSpacing|NonSpace/.test(comparison) ? cased.normalize('NFD').replace(/\p{Mn}/gu, '') : cased;
}

function isContained(value: string, wanted: string, mode: string): boolean {
  if (mode === 'FullString') return value === wanted;
  if (mode === 'Prefixed') return value.startsWith(wanted);
  if (mode === 'PrefixOnWords') return value.split(/\s+/).some((word) => word.startsWith(wanted));
  return value.includes(wanted);
}

function readComparison<T>(
  node: XmlNode,
  operand: XmlNode | undefined,
  { left, field }: { readonly left: Field<T>; readonly field: FieldReader<T> },
): Outcome<Test<T>> {
  const inner = operand?.children[0];
  if (!inner) return refuse('ErrorInvalidRestriction', 'The restriction or sort order is invalid.');
  const other =
    inner.name === 'Constant' ? constantOf<T>(attribute(inner, 'Value') ?? '', left) : field(inner);
  if (!other.ok) return other;
  const compare = comparisons[node.name];
  if (!compare) return refuse('ErrorInvalidRestriction', 'The restriction or sort order is invalid.');
  return done((subject) => {
    const value = left.read(subject);
    return compare(value, convert(other.value.read(subject), value));
  });
}

function constantOf<T>(text: string, { readConstant }: Field<T>): Outcome<Field<T>> {
  const value = readConstant ? readConstant(text) : text;
  return done({ read: () => value });
}

/** A constant is text; it is read as the type of what it is compared with. */
function convert(value: Comparable, like: Comparable): Comparable {
  if (typeof value !== 'string') return value;
  if (typeof like === 'number') return readDateTime(value, 'UTC') ?? Number(value);
  if (typeof like === 'boolean') return /^\s*(true|1)\s*$/i.test(value);
  return value;
}

function order(left: Comparable, right: Comparable): number {
  if (typeof left === 'string' && typeof right === 'string')
    return left.toLowerCase() < right.toLowerCase() ? -1 : left.toLowerCase() > right.toLowerCase() ? 1 : 0;
  return Number(left) - Number(right);
}

const comparisons: Readonly<Record<string, (left: Comparable, right: Comparable) => boolean>> = {
  IsEqualTo: (left, right) => left !== undefined && order(left, right) === 0,
  IsNotEqualTo: (left, right) => left === undefined || order(left, right) !== 0,
  IsGreaterThan: (left, right) => left !== undefined && order(left, right) > 0,
  IsGreaterThanOrEqualTo: (left, right) => left !== undefined && order(left, right) >= 0,
  IsLessThan: (left, right) => left !== undefined && order(left, right) < 0,
  IsLessThanOrEqualTo: (left, right) => left !== undefined && order(left, right) <= 0,
};

const namesOf = (list: readonly Recipient[]) =>
  list.length === 0 ? undefined : list.map((one) => one.name).join('; ');

const computedFields: Readonly<Record<string, Read<Item>>> = {
  ItemId: (item) => idOf(item),
  HasAttachments: (item) => item.attachments.some((one) => !one.isInline),
  ConversationId: (item) => conversationIdOf(item),
  Size: sizeOf,
  DisplayTo: (item) => namesOf(recipientLists(item).to),
  DisplayCc: (item) => namesOf(recipientLists(item).cc),
};

/** What restrictions and sort orders read of an item; refuses what is not searchable. */
export function itemField(path: XmlNode): Outcome<Field<Item>> {
  if (path.name === 'ExtendedFieldURI') return extendedField(path, extendedValue);
  const name = elementOf(attribute(path, 'FieldURI') ?? '');
  const compute = computedFields[name];
  if (compute) return done({ read: compute });
  const codec = codecFor(name);
  if (!codec || name === 'Recurrence' || name === 'InternetMessageHeaders')
    return refuse('ErrorUnsupportedPathForQuery');
  return done({
    readConstant: codec.readConstant?.bind(codec),
    read: (item) => {
      const value = propertyOf(item, name);
      return value === undefined ? undefined : codec.toComparable(value);
    },
  });
}

/** A MAPI property, compared as its type. */
function extendedField<T>(
  path: XmlNode,
  valueOf: (subject: T, uri: ExtendedFieldUri) => string | readonly string[] | undefined,
): Outcome<Field<T>> {
  const uri = readExtendedFieldUri(path);
  if (!uri)
    return refuse('ErrorInvalidExtendedProperty', 'The extended property attribute combination is invalid.');
  const readConstant = (text: string) => comparableOf(uri.type, text);
  return done({
    readConstant,
    read: (subject) => {
      const value = valueOf(subject, uri);
      if (value === undefined) return undefined;
      return typeof value === 'string' ? readConstant(value) : value.join(';');
    },
  });
}

const folderFields: Readonly<Record<string, Read<Folder>>> = {
  'folder:DisplayName': (folder) => folder.displayName,
  'folder:FolderClass': (folder) => folder.folderClass,
  'folder:TotalCount': (folder) => folder.items.size,
  'folder:ChildFolderCount': (folder) => folder.children.length,
  'folder:UnreadCount': (folder) => unreadIn(folder),
  'folder:FolderId': (folder) => folderIdOf(folder),
  'folder:ParentFolderId': ({ parent }) => parent && folderIdOf(parent),
};

function folderField(path: XmlNode): Outcome<Field<Folder>> {
  if (path.name === 'ExtendedFieldURI') return extendedField(path, folderValue);
  const read = folderFields[attribute(path, 'FieldURI') ?? ''];
  return read ? done({ read }) : refuse('ErrorUnsupportedPathForQuery');
}
