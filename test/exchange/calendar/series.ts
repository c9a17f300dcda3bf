import type { Item } from '../store/types.ts';
import { datesOf, wallToDate } from './recurrence.ts';
import { localToUtc, utcToLocal } from './time-zone.ts';

const day = 86_400_000;
/** Longest look for one occurrence: an endless daily series of 20 years. */
const most = 7_500;

/** Whether an item is a recurring master. */
export function isMaster(item: Item): boolean {
  return item.values.Recurrence !== undefined && item.occurrence === undefined && item.kind !== 'Task';
}

/** The zone whose wall clock a series keeps. */
export function zoneOf(item: Item): string {
  return item.values.StartTimeZone ?? 'UTC';
}

interface Place {
  readonly index: number;
  readonly originalStart: number;
  readonly originalEnd: number;
}

/** Where a series falls, deleted occurrences included, until `stop` ms or for ever. */
function* placesOf(master: Item): Generator<Place> {
  const { Recurrence: recurrence, Start: start = 0, End: end = 0 } = master.values;
  if (!recurrence) return;
  const zone = zoneOf(master);
  const wall = utcToLocal(start, zone);
  const timeOfDay = ((wall % day) + day) % day;
  const length = utcToLocal(end, zone) - wall;
  let index = 0;
  for (const date of datesOf(recurrence)) {
    index += 1;
    const originalStart = localToUtc(date + timeOfDay, zone);
    yield { index, originalStart, originalEnd: localToUtc(date + timeOfDay + length, zone) };
    if (index >= most) return;
  }
}

/** The occurrences (exceptions included, deleted ones not) that overlap a span of time, in order of start. */
export function occurrencesBetween(master: Item, from: number, to: number): Item[] {
  const occurrences: Item[] = [];
  const slack = 366 * day;
  for (const place of placesOf(master)) {
    if (place.originalStart >= to + slack) break;
    const exception = master.exceptions.get(place.originalStart);
    if (exception === undefined && (place.originalEnd <= from || place.originalStart >= to)) {
      if (place.originalStart >= to && master.exceptions.size === 0) break;
      continue;
    }
    const occurrence = occurrenceAt(master, place);
    if (occurrence && overlaps(occurrence, from, to)) occurrences.push(occurrence);
  }
  return occurrences.toSorted((a, b) => (a.values.Start ?? 0) - (b.values.Start ?? 0));
}

/** Whether an appointment overlaps a span; one without length counts at its start. */
export function overlaps(item: Item, from: number, to: number): boolean {
  const { Start: start = 0, End: end = 0 } = item.values;
  return start < to && (end > from || (start === end && start >= from));
}

/** What an occurrence of a series came to. */
export type Found =
  | { readonly type: 'found'; readonly item: Item }
  | { readonly type: 'deleted' }
  | { readonly type: 'outOfRange' };

/** The occurrence with an index (from 1). */
export function occurrenceByIndex(master: Item, index: number): Found {
  for (const place of placesOf(master)) if (place.index === index) return found(master, place);
  return { type: 'outOfRange' };
}

/** The occurrence that was first planned for an instant. */
export function occurrenceByOriginalStart(master: Item, originalStart: number): Found {
  for (const place of placesOf(master)) {
    if (place.originalStart === originalStart) return found(master, place);
    if (place.originalStart > originalStart) break;
  }
  return { type: 'outOfRange' };
}

function found(master: Item, place: Place): Found {
  const item = occurrenceAt(master, place);
  return item ? { type: 'found', item } : { type: 'deleted' };
}

/** First and last occurrence that exist; the last only of a series that ends. */
export function endsOf(master: Item): { first: Item | undefined; last: Item | undefined } {
  let first: Item | undefined;
  let last: Item | undefined;
  for (const place of placesOf(master)) {
    const occurrence = occurrenceAt(master, place);
    first ??= occurrence;
    if (first && master.values.Recurrence?.end.type === 'none') return { first, last: undefined };
    last = occurrence ?? last;
  }
  return { first, last };
}

/** Every exception that was changed and not deleted, in order. */
export function modifiedOccurrences(master: Item): Item[] {
  const starts = [...master.exceptions].filter(([, one]) => !one.deleted).map(([start]) => start);
  return starts
    .toSorted((a, b) => a - b)
    .flatMap((start) => {
      const occurrence = occurrenceByOriginalStart(master, start);
      return occurrence.type === 'found' ? [occurrence.item] : [];
    });
}

function occurrenceAt(master: Item, place: Place): Item | undefined {
  const exception = master.exceptions.get(place.originalStart);
  if (exception?.deleted === true) return undefined;
  const { Recurrence: _recurrence, ...inherited } = master.values;
  const { originalStart, originalEnd, index } = place;
  return {
    mailbox: master.mailbox,
    kind: master.kind,
    counter: master.counter,
    folder: master.folder,
    change: exception?.change ?? master.change,
    creator: master.creator,
    thread: master.thread,
    exceptions: new Map(),
    touched: new Map(),
    idText: undefined,
    occurrence: { master, index, originalStart },
    extended: exception?.extended ?? master.extended,
    attachments: exception?.attachments ?? master.attachments,
    values: {
      ...inherited,
      Start: originalStart,
      End: originalEnd,
      IsRecurring: true,
      OriginalStart: originalStart,
      RecurrenceId: originalStart,
      CalendarItemType: exception ? 'Exception' : 'Occurrence',
      ...exception?.values,
    },
  };
}

/** The original start of the occurrence that a series has on a local date, for loading exceptions by date. */
export function originalStartOn(master: Item, date: string): number | undefined {
  const zone = zoneOf(master);
  for (const place of placesOf(master)) {
    const local = wallToDate(utcToLocal(place.originalStart, zone));
    if (local === date) return place.originalStart;
    if (local > date) return undefined;
  }
  return undefined;
}
