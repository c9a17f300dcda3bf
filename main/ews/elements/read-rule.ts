import {
  folderActions,
  peopleActions,
  peopleConditions,
  plainActions,
  plainConditions,
  textConditions,
  wordConditions,
  type InboxRule,
  type RuleAction,
  type RuleCondition,
  type RuleFolder,
} from '../../../shared/model/inbox-rule.ts';
import { booleanOf, instantOf, integerOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { readMailbox } from './people.ts';

/**
 * Reads a `Rule`; null without an id. What cannot be read of its conditions, exceptions and actions is left out and the
 * rule then says that it is not whole, since a rule without a condition does more than it should.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/rule-ruletype
 */
export function readRule(rule: XmlElement): InboxRule | null {
  const ruleId = childText(rule, 'RuleId')?.trim() ?? '';
  if (ruleId === '') return null;
  const conditions = partsOf(rule, 'Conditions', readCondition);
  const exceptions = partsOf(rule, 'Exceptions', readCondition);
  const actions = partsOf(rule, 'Actions', readAction);
  const isSupported = booleanOf(childText(rule, 'IsNotSupported')) !== true;
  return {
    ruleId,
    name: childText(rule, 'DisplayName') ?? '',
    priority: integerOf(childText(rule, 'Priority')) ?? 1,
    isEnabled: booleanOf(childText(rule, 'IsEnabled')) ?? false,
    isInError: booleanOf(childText(rule, 'IsInError')) ?? false,
    isWhole: isSupported && conditions.isWhole && exceptions.isWhole && actions.isWhole,
    conditions: conditions.parts,
    exceptions: exceptions.parts,
    actions: actions.parts,
  };
}

/** A part is `none` where it says nothing (`<SentToMe>false</SentToMe>`), and null where it is not understood. */
type Read<T> = (part: XmlElement) => T | 'none' | null;

function partsOf<T extends object>(
  rule: XmlElement,
  name: string,
  read: Read<T>,
): { readonly parts: T[]; readonly isWhole: boolean } {
  const all = (child(rule, name)?.children ?? []).map(read);
  return {
    parts: all.filter((part) => part !== null && part !== 'none'),
    isWhole: !all.includes(null),
  };
}

function readCondition(part: XmlElement): RuleCondition | 'none' | null {
  const texts = named(part, textConditions);
  if (texts !== null) return ifAny(textsOf(part), (found) => ({ kind: 'texts', name: texts, texts: found }));
  const people = named(part, peopleConditions);
  if (people !== null)
    return ifAny(peopleOf(part), (found) => ({ kind: 'people', name: people, people: found }));
  const plain = named(part, plainConditions);
  if (plain !== null) return ifTrue(part, { kind: 'plain', name: plain });
  const word = named(part, wordConditions);
  if (word !== null) return { kind: 'word', name: word, word: part.text.trim() };
  return readRange(part);
}

function readRange(part: XmlElement): RuleCondition | null {
  if (part.name === 'WithinDateRange')
    return {
      kind: 'dates',
      name: part.name,
      start: instantOf(childText(part, 'StartDateTime')),
      end: instantOf(childText(part, 'EndDateTime')),
    };
  if (part.name === 'WithinSizeRange')
    return {
      kind: 'sizes',
      name: part.name,
      minimum: integerOf(childText(part, 'MinimumSize')),
      maximum: integerOf(childText(part, 'MaximumSize')),
    };
  return null;
}

function readAction(part: XmlElement): RuleAction | 'none' | null {
  const people = named(part, peopleActions);
  if (people !== null)
    return ifAny(peopleOf(part), (found) => ({ kind: 'people', name: people, people: found }));
  const plain = named(part, plainActions);
  if (plain !== null) return ifTrue(part, { kind: 'plain', name: plain });
  const move = named(part, folderActions);
  if (move !== null) {
    const folder = folderOf(part);
    return folder === null ? null : { kind: 'folder', name: move, folder };
  }
  switch (part.name) {
    case 'AssignCategories':
      return ifAny(textsOf(part), (texts) => ({ kind: 'texts', name: 'AssignCategories', texts }));
    case 'MarkImportance':
      return { kind: 'word', name: 'MarkImportance', word: part.text.trim() };
    case 'ServerReplyWithMessage': {
      const itemId = attribute(part, 'Id') ?? '';
      return itemId === '' ? null : { kind: 'item', name: 'ServerReplyWithMessage', itemId };
    }
    default:
      return null;
  }
}

function named<N extends string>(part: XmlElement, names: readonly N[]): N | null {
  return names.find((name) => name === part.name) ?? null;
}

function ifTrue<T>(part: XmlElement, value: T): T | 'none' | null {
  const isTrue = booleanOf(part.text);
  return isTrue === null ? null : isTrue ? value : 'none';
}

function ifAny<V, T>(found: readonly V[], make: (found: V[]) => T): T | 'none' {
  return found.length === 0 ? 'none' : make([...found]);
}

function textsOf(part: XmlElement): readonly string[] {
  return part.children.filter(({ name }) => name === 'String').map(({ text }) => text);
}

function peopleOf(part: XmlElement): readonly ReturnType<typeof readMailbox>[] {
  return part.children.filter(({ name }) => name === 'Address').map(readMailbox);
}

function folderOf(part: XmlElement): RuleFolder | null {
  const folderId = attribute(child(part, 'FolderId'), 'Id') ?? '';
  const name = attribute(child(part, 'DistinguishedFolderId'), 'Id') ?? '';
  if (folderId !== '') return { by: 'id', folderId };
  return name === '' ? null : { by: 'name', name };
}
