import type { Call } from '../operations/call.ts';
import { isMaster } from '../calendar/series.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { addItem, touchItem } from '../store/items.ts';
import { distinguished } from '../store/mailbox.ts';
import type { Item, Mailbox } from '../store/types.ts';

/** The appointment of a meeting in a mailbox's calendar. */
export function findCalendarCopy(mailbox: Mailbox, uid: string | undefined): Item | undefined {
  for (const one of distinguished(mailbox, 'calendar').items)
    if (uid !== undefined && one.values.UID === uid) return one;
  return undefined;
}

/** Enters a meeting, or its change, into an attendee's calendar: tentative until somebody answers. */
export function putCalendarCopy(call: Call, mailbox: Mailbox, source: Item): void {
  const known = findCalendarCopy(mailbox, source.values.UID);
  if (known && source.occurrence && isMaster(known)) {
    known.exceptions.set(source.occurrence.originalStart, {
      deleted: false,
      values: occurrenceValues(source.values),
      extended: new Map(),
      attachments: undefined,
      change: call.store.nextCounter(),
    });
    touchItem(call.store, known);
    return;
  }
  const values = copyValues(call, source.values, known);
  if (known) {
    known.values = values;
    copyExceptions(source, known);
    touchItem(call.store, known);
    return;
  }
  const { thread, attachments } = source;
  const made = { kind: 'CalendarItem', values, creator: mailbox.address, thread, attachments } as const;
  copyExceptions(source, addItem(call.store, distinguished(mailbox, 'calendar'), made));
}

function copyValues(call: Call, source: ItemValues, known: Item | undefined): ItemValues {
  const wasMoved = known?.values.Start !== source.Start || known?.values.End !== source.End;
  return {
    ...source,
    MyResponseType: wasMoved ? 'NoResponseReceived' : (known?.values.MyResponseType ?? 'NoResponseReceived'),
    LegacyFreeBusyStatus: wasMoved ? 'Tentative' : (known?.values.LegacyFreeBusyStatus ?? 'Tentative'),
    IntendedFreeBusyStatus: source.LegacyFreeBusyStatus ?? 'Busy',
    IsMeeting: true,
    MeetingRequestWasSent: true,
    AppointmentState: 3,
    DateTimeReceived: call.store.clock.now(),
    LastModifiedTime: call.store.clock.now(),
  };
}

function occurrenceValues({ Start, End, Subject, Location }: ItemValues): ItemValues {
  return {
    ...(Start === undefined ? {} : { Start }),
    ...(End === undefined ? {} : { End }),
    ...(Subject === undefined ? {} : { Subject }),
    ...(Location === undefined ? {} : { Location }),
  };
}

function copyExceptions(from: Item, to: Item): void {
  to.exceptions.clear();
  for (const [start, exception] of from.exceptions) to.exceptions.set(start, exception);
}

/** Marks a meeting cancelled in an attendee's calendar; it stays there until somebody removes it. */
export function cancelCalendarCopy(call: Call, mailbox: Mailbox, source: Item): void {
  const known = findCalendarCopy(mailbox, source.values.UID);
  if (!known) return;
  if (source.occurrence && isMaster(known))
    known.exceptions.set(source.occurrence.originalStart, { deleted: true });
  else
    known.values = {
      ...known.values,
      IsCancelled: true,
      LegacyFreeBusyStatus: 'Free',
      Subject: `Canceled: ${source.values.Subject ?? ''}`,
      AppointmentState: 7,
    };
  touchItem(call.store, known);
}
