import type { Occurrence, Recurrence } from '../../../shared/model/recurrence.ts';
import type { Clock } from '../../../shared/time/clock.ts';
import { instantOf } from '../soap/values.ts';
import { child, childrenNamed, childText, type XmlElement } from '../xml/xml-element.ts';
import { readItemReference } from './item-reference.ts';
import { calendarItemFields, readCalendarItem, type ReadCalendarItem } from './read-calendar-item.ts';
import { readRecurrence } from './read-recurrence.ts';
import { readTimeZone } from './read-time-zone.ts';
import type { FieldUri } from './shape.ts';

/** A recurring master as the server gave it, with what makes it a series. */
export interface ReadSeries extends ReadCalendarItem {
  /** Null where the item is no series, or comes again in a way that this program does not know. */
  readonly recurrence: Recurrence | null;
  /** The wall clock that it keeps; null where the server does not tell it. */
  readonly clock: Clock | null;
  readonly first: Occurrence | null;
  /** Null for a series without an end. */
  readonly last: Occurrence | null;
  /** The exceptions, in the server's order. */
  readonly modified: readonly Occurrence[];
  /** When the deleted ones would be, as instants. */
  readonly deleted: readonly string[];
}

/** The properties that `readSeries` reads. */
export const seriesFields: readonly FieldUri[] = [
  ...calendarItemFields,
  'calendar:Recurrence',
  'calendar:FirstOccurrence',
  'calendar:LastOccurrence',
  'calendar:ModifiedOccurrences',
  'calendar:DeletedOccurrences',
];

/**
 * Reads a recurring master; null where `readCalendarItem` gives null, or when an exception or a deletion cannot be read:
 * a series with a hole would show what is not there.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/recurrence-patterns-and-ews
 */
export function readSeries(element: XmlElement): ReadSeries | null {
  const found = readCalendarItem(element);
  const modified = readAll(child(element, 'ModifiedOccurrences'), 'Occurrence', readOccurrence);
  const deleted = readAll(child(element, 'DeletedOccurrences'), 'DeletedOccurrence', (each) =>
    instantOf(childText(each, 'Start')),
  );
  if (found === null || modified === null || deleted === null) return null;
  return {
    ...found,
    recurrence: readRecurrence(child(element, 'Recurrence')),
    clock: readTimeZone(element).clock,
    first: readOccurrence(child(element, 'FirstOccurrence')),
    last: readOccurrence(child(element, 'LastOccurrence')),
    modified,
    deleted,
  };
}

function readAll<T>(list: XmlElement | null, name: string, read: (each: XmlElement) => T | null): T[] | null {
  const values = childrenNamed(list, name).map(read);
  const whole = values.filter((value) => value !== null);
  return whole.length === values.length ? whole : null;
}

/** Some servers leave out the original start of an occurrence that was never moved. */
function readOccurrence(occurrence: XmlElement | null): Occurrence | null {
  const reference = readItemReference(occurrence);
  const start = instantOf(childText(occurrence, 'Start'));
  const end = instantOf(childText(occurrence, 'End'));
  if (reference === null || start === null || end === null) return null;
  const originalStart = instantOf(childText(occurrence, 'OriginalStart')) ?? start;
  return { ...reference, start, end, originalStart };
}
