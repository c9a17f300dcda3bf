import type { Person } from '../../../shared/model/identity.ts';
import { element, type Xml, type XmlName } from '../xml/xml.ts';
import { bodyElement, type BodyText } from './body.ts';
import { singleLine } from './header-values.ts';
import { appendField, deleteField, setField, setMarker } from './item-change.ts';
import type { Importance } from './item-properties.ts';
import { peopleElement, personElement } from './people.ts';
import type { FieldUri } from './shape.ts';

/** What the person touched of a draft; absent keys stay as they are. */
export interface DraftChange {
  readonly from?: Person;
  /** Whole lists; an empty one deletes. */
  readonly to?: readonly Person[];
  readonly cc?: readonly Person[];
  readonly bcc?: readonly Person[];
  /** People who come to those that the draft has, whoever they are now. */
  readonly added?: {
    readonly to?: readonly Person[];
    readonly cc?: readonly Person[];
    readonly bcc?: readonly Person[];
  };
  readonly subject?: string;
  readonly body?: BodyText;
  /** Goes to the end of the body that the draft has. */
  readonly appendedBody?: BodyText;
  readonly importance?: Importance;
  /** For a draft that was made without one, as `createReply` does. */
  readonly marker?: string;
}

const lists = [
  ['to', 'message:ToRecipients', 't:ToRecipients'],
  ['cc', 'message:CcRecipients', 't:CcRecipients'],
  ['bcc', 'message:BccRecipients', 't:BccRecipients'],
] as const satisfies readonly (readonly [string, FieldUri, XmlName])[];

/** Writes the touched fields of a draft as updates: set, deleted where emptied, or added to. */
export function draftUpdates(change: DraftChange): readonly Xml[] {
  const { subject, body, appendedBody, importance, marker, from, added = {} } = change;
  return [
    subject === undefined
      ? null
      : setField('t:Message', 'item:Subject', element('t:Subject', singleLine(subject))),
    body === undefined ? null : setField('t:Message', 'item:Body', bodyElement(body)),
    appendedBody === undefined ? null : appendField('t:Message', 'item:Body', bodyElement(appendedBody)),
    importance === undefined
      ? null
      : setField('t:Message', 'item:Importance', element('t:Importance', importance)),
    marker === undefined ? null : setMarker('t:Message', marker),
    ...lists.map(([key, field, name]) => wholeList(change[key], field, name)),
    ...lists.map(([key, field, name]) => addition(added[key] ?? [], field, name)),
    fromUpdate(from),
  ].filter((update) => update !== null);
}

function wholeList(people: readonly Person[] | undefined, field: FieldUri, name: XmlName): Xml | null {
  if (people === undefined) return null;
  const value = peopleElement(name, people);
  return value === null ? deleteField(field) : setField('t:Message', field, value);
}

function addition(people: readonly Person[], field: FieldUri, name: XmlName): Xml | null {
  const value = peopleElement(name, people);
  return value === null ? null : appendField('t:Message', field, value);
}

function fromUpdate(from: Person | undefined): Xml | null {
  const value = personElement('t:From', from ?? null);
  return value === null ? null : setField('t:Message', 'message:From', value);
}
