import { freeBusyViewType, type BusyEvent, type FreeBusyView } from '../../../shared/model/availability.ts';
import { freeBusy } from '../../../shared/model/calendar.ts';
import { booleanOf, instantOf, wordOf } from '../soap/values.ts';
import { child, childText, childrenNamed, type XmlElement } from '../xml/xml-element.ts';
import { readWorkingHours } from './read-working-hours.ts';

/**
 * Reads a `FreeBusyView` whose times are UTC. An event without a usable time is left out and counted: whoever shows the view
 * must say that it may hide something. A status that is not known is
 * busy: nobody must be invited over it by mistake.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/freebusyview
 */
export function readFreeBusyView(view: XmlElement | null): FreeBusyView | null {
  const events = childrenNamed(child(view, 'CalendarEventArray'), 'CalendarEvent').map(readEvent);
  const whole = events.filter((event) => event !== null);
  if (view === null) return null;
  const merged = childText(view, 'MergedFreeBusy')?.trim() ?? '';
  return {
    view: wordOf(childText(view, 'FreeBusyViewType')?.trim() ?? null, freeBusyViewType.options, 'None'),
    merged: merged === '' ? null : merged,
    events: whole,
    unreadable: events.length - whole.length,
    workingHours: readWorkingHours(child(view, 'WorkingHours')),
  };
}

function readEvent(event: XmlElement): BusyEvent | null {
  const start = instantOf(childText(event, 'StartTime'));
  const end = instantOf(childText(event, 'EndTime'));
  if (start === null || end === null) return null;
  return { start, end, freeBusy: readBusyType(event), details: readDetails(event) };
}

/** Reads `BusyType`; busy where it is missing or not known. */
export function readBusyType(holder: XmlElement): BusyEvent['freeBusy'] {
  return wordOf(childText(holder, 'BusyType')?.trim() ?? null, freeBusy.options, 'Busy');
}

/** What does not say whether it is private is taken to be. */
function readDetails(event: XmlElement): BusyEvent['details'] {
  const details = child(event, 'CalendarEventDetails');
  if (details === null) return null;
  const is = (name: string): boolean | null => booleanOf(childText(details, name));
  return {
    subject: childText(details, 'Subject') ?? '',
    location: childText(details, 'Location') ?? '',
    isMeeting: is('IsMeeting') ?? false,
    isRecurring: is('IsRecurring') ?? false,
    isPrivate: is('IsPrivate') ?? true,
  };
}
