import type { MeetingChange } from '../../../shared/model/calendar.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { refusedHeader } from '../elements/header-values.ts';
import { itemChanges, setMarker } from '../elements/item-change.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { meetingUpdates, type AddedAttendees } from '../elements/meeting-updates.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which meeting to change, and what the person touched; at least one key. */
export interface UpdateMeetingRequest {
  readonly item: ItemReference;
  readonly change: MeetingChange;
  /** Whether attendees are told: all of them, or only the ones who came or went when nothing else changed. */
  readonly notify: boolean;
  /** Put on the meeting together with the change, so that the change is found again with `findByMarker`. */
  readonly marker?: string;
  /** For a list that cannot be written whole, because somebody on it has nothing to be named by. */
  readonly added?: AddedAttendees;
}

/**
 * Changes a calendar item in the touched fields only, and gives its new change key. A change by someone else since it
 * was read is always a `conflict` (NeverOverwrite): a meeting that moved under the person's hands is shown to them
 * again and not merged unseen. `invalid-request` as in `createMeeting`.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateitem-operation-calendar-item
 */
export async function updateMeeting(
  service: EwsService,
  request: UpdateMeetingRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { change, notify, item, marker, added = {} } = request;
  const people = [...(change.required ?? []), ...(change.optional ?? [])].filter((one) => !hasNative(one));
  const refused = refusedHeader(
    [...people, ...(added.required ?? []), ...(added.optional ?? [])],
    [marker ?? null],
  );
  if (refused !== null) return failed(refused);
  const updates = meetingUpdates(change, added);
  if (updates === null || updates.length === 0) {
    const message = updates === null ? 'The time or its zone is unusable.' : 'Nothing to change.';
    return failed({ kind: 'invalid-request', message });
  }
  const message = await callSingle(service, {
    operation: 'UpdateItem',
    intent: 'write',
    body: element(
      'm:UpdateItem',
      itemChanges(item, marker === undefined ? updates : [...updates, setMarker('t:CalendarItem', marker)]),
      {
        ConflictResolution: 'NeverOverwrite',
        SendMeetingInvitationsOrCancellations: notify ? whomToTell(change) : 'SendToNone',
      },
    ),
    options,
  });
  return message.ok ? savedItem(message.value, 'UpdateItem') : message;
}

/** Whoever is on a meeting already stays on it as the server named them. */
function hasNative({ address, native }: Person): boolean {
  return address === '' && native !== undefined && native.value !== '';
}

function whomToTell(change: MeetingChange): string {
  const isAttendeesOnly = Object.keys(change).every((key) => key === 'required' || key === 'optional');
  return isAttendeesOnly ? 'SendToChangedAndSaveCopy' : 'SendToAllAndSaveCopy';
}
