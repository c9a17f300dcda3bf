import { isMaster, occurrenceByOriginalStart } from '../calendar/series.ts';
import { valueOf, withValue } from '../schema/codecs.ts';
import type { ItemValues } from '../schema/codecs.ts';
import { touchItem } from '../store/items.ts';
import { recipientOf } from '../store/store.ts';
import type { Item } from '../store/types.ts';
import { attendeesOf } from '../submission/meeting-message.ts';
import type { Call } from './call.ts';
import type { Changed } from './property-change.ts';

/** Writes worked-out changes into an item; an occurrence becomes an exception of its series. Gives the item as it is now. */
export function applyChange(call: Call, item: Item, changed: Changed): Item {
  const isReadFlag = changed.names.length > 0 && changed.names.every((name) => name === 'IsRead');
  const { occurrence } = item;
  if (occurrence) return applyToOccurrence(call, item, changed);
  item.values = {
    ...changed.values,
    ...derived(item, changed.values),
    LastModifiedTime: call.store.clock.now(),
    LastModifiedName: recipientOf(call.store, call.identity).name,
  };
  item.extended = changed.extended;
  if (
    changed.names.some((name) => ['Recurrence', 'Start', 'End', 'StartTimeZone'].includes(name)) &&
    isMaster(item)
  )
    item.exceptions.clear();
  touchItem(call.store, item, isReadFlag ? 'readFlag' : 'update');
  noteTouched(item, changed.names);
  return item;
}

function noteTouched(item: Item, names: readonly string[]): void {
  item.touched = new Map([...item.touched, ...names.map((name) => [name, item.change] as const)]);
}

/** What follows from other properties of an appointment. */
function derived(item: Item, values: ItemValues): ItemValues {
  if (item.kind !== 'CalendarItem') return {};
  const isMeeting = attendeesOf(values).length > 0;
  const isOwn = values.Organizer?.address.toLowerCase() === item.mailbox.address;
  const hasMoved = values.Start !== item.values.Start || values.End !== item.values.End;
  return {
    IsRecurring: values.Recurrence !== undefined,
    CalendarItemType: values.Recurrence ? 'RecurringMaster' : 'Single',
    IsMeeting: isMeeting || (values.IsMeeting === true && !isOwn),
    ...(isOwn && isMeeting ? { MyResponseType: 'Organizer' as const, AppointmentState: 1 } : {}),
    ...(hasMoved && isOwn ? { AppointmentSequenceNumber: (values.AppointmentSequenceNumber ?? 0) + 1 } : {}),
  };
}

function applyToOccurrence(call: Call, item: Item, changed: Changed): Item {
  const place = item.occurrence;
  if (!place) return item;
  const { master, originalStart } = place;
  const known = master.exceptions.get(originalStart);
  let values: ItemValues = known && !known.deleted ? known.values : {};
  if (!known) values = { Start: item.values.Start ?? 0, End: item.values.End ?? 0 };
  for (const name of changed.names) values = withValue(values, name, valueOf(changed.values, name));
  const change = call.store.nextCounter();
  master.exceptions.set(originalStart, {
    deleted: false,
    values: { ...values, LastModifiedTime: call.store.clock.now() },
    extended: new Map(changed.extended),
    attachments: known && !known.deleted ? known.attachments : undefined,
    change,
  });
  touchItem(call.store, master);
  noteTouched(master, changed.names);
  const now = occurrenceByOriginalStart(master, originalStart);
  return now.type === 'found' ? now.item : item;
}
