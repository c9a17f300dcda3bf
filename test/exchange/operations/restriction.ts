import { codecFor } from '../schema/codecs.ts';
import { extendedValue, readExtendedFieldUri } from '../schema/extended.ts';
import { idOf } from '../store/items.ts';
import { propertyOf } from '../store/lazy-item.ts';
import { conversationIdOf } from '../schema/conversation.ts';
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
type FieldReader<T> = (path: XmlNode) => Outcome<Read<T>>;

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
  const read = path
    ? field(path)
    : refuse('ErrorInvalidRestriction', 'The restriction or sort order is invalid.');
  if (!read.ok) return read;
  if (node.name === 'Exists') return done((subject) => read.value(subject) !== undefined);
  if (node.name === 'Contains') return readContains(node, read.value);
  if (node.name === 'Excludes') {
    const mask = Number(attribute(operand, 'Value'));
    return done((subject) => (Number(read.value(subject) ?? 0) & mask) === 0);
  }
  return readComparison(node, operand, { read: read.value, field });
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
  { read, field }: { readonly read: Read<T>; readonly field: FieldReader<T> },
): Outcome<Test<T>> {
  const inner = operand?.children[0];
  if (!inner) return refuse('ErrorInvalidRestriction', 'The restriction or sort order is invalid.');
  const other = inner.name === 'Constant' ? constantOf(attribute(inner, 'Value') ?? '') : field(inner);
  if (!other.ok) return other;
  const compare = comparisons[node.name];
  if (!compare) return refuse('ErrorInvalidRestriction', 'The restriction or sort order is invalid.');
  return done((subject) => {
    const left = read(subject);
    return compare(left, convert(other.value(subject), left));
  });
}

function constantOf<T>(text: string): Outcome<Read<T>> {
  return done(() => text);
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

const computedFields: Readonly<Record<string, Read<Item>>> = {
  ItemId: (item) => idOf(item),
  HasAttachments: (item) => item.attachments.some((one) => !one.isInline),
  ConversationId: (item) => conversationIdOf(item),
  Size: (item) => 2_048 + (item.values.Body?.text.length ?? 0),
  DisplayTo: (item) => item.values.ToRecipients?.map((one) => one.name).join('; '),
  DisplayCc: (item) => item.values.CcRecipients?.map((one) => one.name).join('; '),
};

/** What restrictions and sort orders read of an item; refuses what is not searchable. */
export function itemField(path: XmlNode): Outcome<Read<Item>> {
  if (path.name === 'ExtendedFieldURI') {
    const uri = readExtendedFieldUri(path);
    if (!uri)
      return refuse(
        'ErrorInvalidExtendedProperty',
        'The extended property attribute combination is invalid.',
      );
    return done((item) => {
      const value = extendedValue(item, uri.key);
      return typeof value === 'string' || value === undefined ? value : value.join(';');
    });
  }
  const name = elementOf(attribute(path, 'FieldURI') ?? '');
  const compute = computedFields[name];
  if (compute) return done(compute);
  const codec = codecFor(name);
  if (!codec || name === 'Recurrence' || name === 'InternetMessageHeaders')
    return refuse('ErrorUnsupportedPathForQuery');
  return done((item) => {
    const value = propertyOf(item, name);
    return value === undefined ? undefined : codec.toComparable(value);
  });
}

function folderField(path: XmlNode): Outcome<Read<Folder>> {
  switch (attribute(path, 'FieldURI')) {
    case 'folder:DisplayName':
      return done((folder) => folder.displayName);
    case 'folder:FolderClass':
      return done((folder) => folder.folderClass);
    case 'folder:TotalCount':
      return done((folder) => folder.items.size);
    default:
      return refuse('ErrorUnsupportedPathForQuery');
  }
}
