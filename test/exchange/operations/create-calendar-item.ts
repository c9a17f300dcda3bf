import { occurrenceByOriginalStart } from '../calendar/series.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { addItem, touchItem } from '../store/items.ts';
import type { Item } from '../store/types.ts';
import { attendeesOf } from '../submission/meeting-message.ts';
import { sendMeetingNotice } from '../submission/meeting.ts';
import { appointmentValues } from '../submission/new-values.ts';
import { permitFor } from '../submission/submit.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Call } from './call.ts';
import { folderToCreateIn } from './create-request.ts';
import type { CreateRequest } from './create-request.ts';
import { readItemInput } from './item-input.ts';
import type { ItemInput } from './item-input.ts';
import { noteChange } from './note-change.ts';

/** Enters what an iCalendar document says of single occurrences. Where the series does not fall, it says nothing. */
function enterExceptions(call: Call, item: Item, exceptions: ItemInput['exceptions']): void {
  for (const [start, values] of exceptions ?? []) {
    if (occurrenceByOriginalStart(item, start).type === 'outOfRange') continue;
    item.exceptions.set(
      start,
      values
        ? {
            deleted: false,
            values,
            extended: new Map(),
            attachments: undefined,
            change: call.store.nextCounter(),
          }
        : { deleted: true },
    );
  }
}

/** Creates an appointment, and invites where SendMeetingInvitations says so. The folder's owner is the organiser. */
export function createCalendarItem(
  call: Call,
  node: XmlNode,
  request: CreateRequest,
): Outcome<readonly Item[]> {
  if (request.invitations === undefined) return refuse('ErrorSendMeetingInvitationsRequired');
  const folder = folderToCreateIn(call, request, 'calendar');
  if (!folder.ok) return folder;
  if (!folder.value.folderClass.startsWith('IPF.Appointment'))
    return refuse('ErrorCannotCreateCalendarItemInNonCalendarFolder');
  const input = readItemInput(node, 'CalendarItem', call);
  if (!input.ok) return input;
  const owner = folder.value.mailbox;
  const values = appointmentValues(call, owner, input.value);
  if ((values.End ?? 0) < (values.Start ?? 0)) return refuse('ErrorCalendarEndDateIsEarlierThanStartDate');
  const isSent = request.invitations !== 'SendToNone' && attendeesOf(values).length > 0;
  const permit = isSent ? permitFor(call, undefined, owner) : undefined;
  if (permit && !permit.ok) return permit;
  const item = addItem(call.store, folder.value, {
    kind: 'CalendarItem',
    values,
    creator: call.identity,
    thread: values.UID ?? '',
    extended: input.value.extended,
    attachments: input.value.attachments,
  });
  enterExceptions(call, item, input.value.exceptions);
  noteChange(call, 'create', item);
  if (permit) {
    sendMeetingNotice(call, item, permit.value, {
      type: 'request',
      savesCopy: request.invitations === 'SendToAllAndSaveCopy',
    });
    item.values = { ...item.values, MeetingRequestWasSent: true };
    touchItem(call.store, item);
  }
  return done([item]);
}
