import type { Unreadable } from '../../../shared/model/unreadable.ts';
import { MOST_TOLD } from '../../../shared/most-told.ts';
import { cutText } from '../../../shared/cut-text.ts';
import { instantOf } from '../soap/values.ts';
import { attribute, child, childText, type XmlElement } from '../xml/xml-element.ts';
import { readSensitivity, type Sensitivity } from './item-properties.ts';
import { readParentFolderId } from './item-reference.ts';
import { readPerson } from './people.ts';

/** A row that could not be read, as far as it is known. */
export interface UnreadableRow {
  /** Null where it has none: then nothing that happens to it later can be told from what happens to others. */
  readonly itemId: string | null;
  /** Not hidden yet, whatever the sensitivity is. */
  readonly subject: string | null;
  readonly who: string | null;
  readonly at: string | null;
  readonly sensitivity: Sensitivity;
  readonly parentFolderId: string | null;
}

/** Rows of a list: those that could be read, and what is known of the others. */
export interface ReadRows<T> {
  readonly rows: readonly T[];
  readonly unreadable: readonly UnreadableRow[];
}

/** Collects rows as they come. One that cannot be read is set aside: it never takes the others with it. */
export class RowCollector<T> implements ReadRows<T> {
  readonly rows: T[] = [];
  readonly unreadable: UnreadableRow[] = [];
  readonly #read: (element: XmlElement) => T | null;

  constructor(read: (element: XmlElement) => T | null) {
    this.#read = read;
  }

  /** How many rows came, read or not: by these a server counts its pages. */
  get count(): number {
    return this.rows.length + this.unreadable.length;
  }

  take(element: XmlElement): void {
    const row = this.#read(element);
    if (row === null) this.unreadable.push(describeRow(element));
    else this.rows.push(row);
  }
}

/** Reads the rows of a list that has come whole. */
export function readRows<T>(
  elements: readonly XmlElement[],
  read: (element: XmlElement) => T | null,
): ReadRows<T> {
  const collector = new RowCollector(read);
  for (const element of elements) collector.take(element);
  return collector;
}

const titles = ['Subject', 'DisplayName', 'FileAs', 'ConversationTopic'] as const;
const people = ['From', 'Sender', 'Organizer'] as const;
const times = ['DateTimeReceived', 'Start', 'DueDate', 'LastDeliveryTime', 'End'] as const;

/** What can be said of an item, folder or conversation that lacks what makes it one. */
export function describeRow(element: XmlElement): UnreadableRow {
  const itemId = attribute(child(element, 'ItemId'), 'Id') ?? '';
  const person = firstOf(people, (name) => readPerson(child(element, name)));
  return {
    itemId: itemId === '' || itemId.length > 2048 ? null : itemId,
    subject: wordsOf(firstOf(titles, (name) => childText(element, name))),
    who: wordsOf(person?.name || person?.address || null),
    at: firstOf(times, (name) => instantOf(childText(element, name))),
    sensitivity: readSensitivity(childText(element, 'Sensitivity')),
    parentFolderId: readParentFolderId(element),
  };
}

/** What this session may be told of them; null where all could be read. */
export function toldUnreadable(rows: readonly UnreadableRow[], mayViewPrivate: boolean): Unreadable | null {
  if (rows.length === 0) return null;
  const items = rows.slice(0, MOST_TOLD).map(({ subject, who, at, sensitivity }) => {
    const isHidden = sensitivity === 'Private' && !mayViewPrivate;
    return isHidden ? { subject: null, who: null, at } : { subject, who, at };
  });
  return { count: rows.length, items };
}

function firstOf<N, V>(names: readonly N[], read: (name: N) => V | null): V | null {
  for (const name of names) {
    const value = read(name);
    if (value !== null) return value;
  }
  return null;
}

function wordsOf(text: string | null): string | null {
  const words = text?.trim() ?? '';
  return words === '' ? null : cutText(words, 255);
}
