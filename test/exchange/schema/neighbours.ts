import { isMaster, occurrencesBetween } from '../calendar/series.ts';
import { changeKeyOf, idOf } from '../store/items.ts';
import type { Item, Mailbox } from '../store/types.ts';
import { element, textElement } from '../xml/write.ts';
import { writeDateTime } from './date-time.ts';

/** What else lies in the owner's calendar: what overlaps an appointment, and what touches it at its ends. */
export interface Neighbours {
  readonly conflicting: readonly Item[];
  readonly adjacent: readonly Item[];
}

/**
 * The neighbours of a calendar item or of a meeting request. Free times and cancelled meetings conflict with nothing.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/conflictingmeetingcount>.
 */
export function neighboursOf(item: Item): Neighbours {
  const { Start: from, End: to } = item.values;
  if (from === undefined || to === undefined) return { conflicting: [], adjacent: [] };
  const others = appointmentsBetween(item.mailbox, from - 1, to + 1).filter(
    (one) => !isSame(one, item) && countsAsTaken(one),
  );
  return {
    conflicting: others.filter((one) => startOf(one) < to && endOf(one) > from),
    adjacent: others.filter((one) => endOf(one) === from || startOf(one) === to),
  };
}

const startOf = ({ values }: Item) => values.Start ?? 0;
const endOf = ({ values }: Item) => values.End ?? 0;

function isSame(one: Item, { values, occurrence }: Item): boolean {
  const isOfSeries = one.values.UID !== undefined && one.values.UID === values.UID;
  return isOfSeries && (!occurrence || one.occurrence?.originalStart === occurrence.originalStart);
}

function countsAsTaken({ values }: Item): boolean {
  return values.LegacyFreeBusyStatus !== 'Free' && values.IsCancelled !== true;
}

function appointmentsBetween(mailbox: Mailbox, from: number, to: number): Item[] {
  const found: Item[] = [];
  for (const one of mailbox.distinguished.get('calendar')?.items ?? [])
    if (isMaster(one)) found.push(...occurrencesBetween(one, from, to));
    else if (startOf(one) < to && endOf(one) > from) found.push(one);
  return found.toSorted((a, b) => startOf(a) - startOf(b));
}

/** t:ConflictingMeetings or t:AdjacentMeetings; nothing where there are none. */
export function writeNeighbours(name: string, items: readonly Item[]): string {
  const written = items.map((one) =>
    element(
      't:CalendarItem',
      `<t:ItemId Id="${idOf(one)}" ChangeKey="${changeKeyOf(one)}"/>` +
        textElement('t:Subject', one.values.Subject ?? '') +
        element('t:Start', writeDateTime(startOf(one))) +
        element('t:End', writeDateTime(endOf(one))) +
        element('t:LegacyFreeBusyStatus', one.values.LegacyFreeBusyStatus ?? 'Busy') +
        textElement('t:Location', one.values.Location ?? ''),
    ),
  );
  return items.length === 0 ? '' : element(`t:${name}`, written.join(''));
}
