import type { RuleAction, RuleCondition, RuleContent, RuleFolder } from '../../../shared/model/inbox-rule.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { singleLine } from './header-values.ts';

/** Whose rule it is: a folder that it names by name is named in this mailbox. */
export interface RuleOwner {
  readonly mailbox: string;
}

/**
 * Writes a `Rule`, its parts in the schema's order whatever order they came in; null for the id of a new one.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/rule-ruletype
 */
export function ruleElement(rule: RuleContent, ruleId: string | null, owner: RuleOwner): Xml {
  return element('t:Rule', [
    ruleId === null ? null : element('t:RuleId', ruleId),
    element('t:DisplayName', singleLine(rule.name)),
    element('t:Priority', String(rule.priority)),
    element('t:IsEnabled', String(rule.isEnabled)),
    partsElement('t:Conditions', rule.conditions, conditionElement),
    partsElement('t:Exceptions', rule.exceptions, conditionElement),
    partsElement('t:Actions', rule.actions, (action) => actionElement(action, owner)),
  ]);
}

/** The schema has the parts in the order of the alphabet, but for two. */
function partsElement<P extends { readonly name: string }>(
  name: XmlName,
  parts: readonly P[],
  write: (part: P) => Xml,
): Xml | null {
  const place = (part: P): string => places[part.name] ?? part.name;
  const sorted = parts.toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
  return parts.length === 0 ? null : element(name, sorted.map(write));
}

/** Of these, where they would stand by the alphabet. */
const places: Readonly<Record<string, string>> = {
  Sensitivity: 'SentToOrCcMe, after it',
  MarkImportance: 'Mark',
};

function conditionElement(condition: RuleCondition): Xml {
  const name: XmlName = `t:${condition.name}`;
  switch (condition.kind) {
    case 'texts':
      return textsElement(name, condition.texts);
    case 'people':
      return peopleElement(name, condition.people);
    case 'plain':
      return element(name, 'true');
    case 'word':
      return element(name, condition.word);
    case 'dates':
      return element(name, [
        optional('t:StartDateTime', condition.start),
        optional('t:EndDateTime', condition.end),
      ]);
    case 'sizes':
      return element(name, [
        optional('t:MinimumSize', condition.minimum),
        optional('t:MaximumSize', condition.maximum),
      ]);
  }
}

function actionElement(action: RuleAction, owner: RuleOwner): Xml {
  const name: XmlName = `t:${action.name}`;
  switch (action.kind) {
    case 'texts':
      return textsElement(name, action.texts);
    case 'people':
      return peopleElement(name, action.people);
    case 'plain':
      return element(name, 'true');
    case 'folder':
      return element(name, folderElement(action.folder, owner));
    case 'word':
      return element(name, action.word);
    case 'item':
      return element(name, null, { Id: action.itemId });
  }
}

function folderElement(folder: RuleFolder, { mailbox }: RuleOwner): Xml {
  if (folder.by === 'id') return element('t:FolderId', null, { Id: folder.folderId });
  const owner = element('t:Mailbox', element('t:EmailAddress', mailbox));
  return element('t:DistinguishedFolderId', owner, { Id: folder.name });
}

function textsElement(name: XmlName, texts: readonly string[]): Xml {
  return element(
    name,
    texts.map((text) => element('t:String', text)),
  );
}

function peopleElement(name: XmlName, people: readonly Person[]): Xml {
  return element(
    name,
    people.map((person) =>
      element('t:Address', [
        person.name === '' ? null : element('t:Name', singleLine(person.name)),
        element('t:EmailAddress', person.address),
      ]),
    ),
  );
}

function optional(name: XmlName, value: string | number | null): Xml | null {
  return value === null ? null : element(name, String(value));
}
