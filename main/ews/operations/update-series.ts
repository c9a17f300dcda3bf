import type { MeetingChange } from '../../../shared/model/calendar.ts';
import type { Recurrence } from '../../../shared/model/recurrence.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { refusedHeader } from '../elements/header-values.ts';
import { deleteField, itemChanges, setField } from '../elements/item-change.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { meetingUpdates } from '../elements/meeting-updates.ts';
import { recurrenceElement } from '../elements/recurrence.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which series to change, and what the person touched; at least one key. */
export interface UpdateSeriesRequest {
  /** The recurring master. An occurrence is changed by `updateMeeting` and becomes an exception. */
  readonly master: ItemReference;
  readonly change: MeetingChange;
  /** A new recurrence; null makes a single meeting of the series; absent leaves it as it is. */
  readonly recurrence?: Recurrence | null;
  /** Whether all attendees are told. */
  readonly notify: boolean;
}

/**
 * Changes a whole series in the touched fields only, and gives the master's new change key. A new recurrence or time
 * undoes exceptions and deleted occurrences, all of them: the person must have been told. A change by someone else since
 * the series was read is always a `conflict` (NeverOverwrite). `invalid-request` as in `createMeeting`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-update-a-recurring-series-by-using-ews-in-exchange
 */
export async function updateSeries(
  service: EwsService,
  request: UpdateSeriesRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { master, change, recurrence, notify } = request;
  const refused = refusedHeader([...(change.required ?? []), ...(change.optional ?? [])]);
  if (refused !== null) return failed(refused);
  const updates = meetingUpdates(change);
  if (updates === null) {
    return failed({ kind: 'invalid-request', message: 'The time or its zone is unusable.' });
  }
  const all = recurrence === undefined ? updates : [...updates, recurrenceUpdate(recurrence)];
  if (all.length === 0) return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const message = await callSingle(service, {
    operation: 'UpdateItem',
    intent: 'write',
    body: element('m:UpdateItem', itemChanges(master, all), {
      ConflictResolution: 'NeverOverwrite',
      SendMeetingInvitationsOrCancellations: notify ? 'SendToAllAndSaveCopy' : 'SendToNone',
    }),
    options,
  });
  return message.ok ? savedItem(message.value, 'UpdateItem') : message;
}

function recurrenceUpdate(recurrence: Recurrence | null): ReturnType<typeof deleteField> {
  return recurrence === null
    ? deleteField('calendar:Recurrence')
    : setField('t:CalendarItem', 'calendar:Recurrence', recurrenceElement(recurrence));
}
