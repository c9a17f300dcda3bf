import type { NewMeeting } from '../../../shared/model/calendar.ts';
import type { RecurrenceEnd, RecurrencePattern } from '../../../shared/model/recurrence.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { firstDay } from '../elements/first-day.ts';
import { folderName, folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader } from '../elements/header-values.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { meetingElement } from '../elements/meeting-element.ts';
import { meetingTimeElements } from '../elements/meeting-time.ts';
import { recurrenceElement } from '../elements/recurrence.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** A new series of meetings or appointments, and whose calendar it is for. */
export interface CreateSeriesRequest {
  /** The calendar's owner becomes the organiser. */
  readonly folder: FolderReference;
  /** Its time is that of the first occurrence; all others keep its wall clock in its zone. */
  readonly meeting: NewMeeting;
  readonly pattern: RecurrencePattern;
  readonly end: RecurrenceEnd;
  /** Whether attendees are invited now, once for the whole series. */
  readonly notify: boolean;
  /** Finds the series again with `findByMarker`; null for none. */
  readonly marker: string | null;
  /** As in `createMeeting`. */
  readonly uid?: string;
}

/**
 * Makes a series and gives the id of its recurring master. Where the pattern does not fall on the day of the time, the
 * first occurrence is the next day on which it does. Not idempotent: when no answer comes the failure is
 * `outcome-unknown`. `invalid-request` as in `createMeeting`; `ErrorRecurrenceHasNoOccurrence` for one that never comes,
 * `ErrorOccurrenceTimeSpanTooBig` for one that would run into itself.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/how-to-create-a-recurring-series-by-using-ews-in-exchange
 */
export async function createSeries(
  service: EwsService,
  request: CreateSeriesRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { folder, meeting, pattern, end, notify, marker, uid = null } = request;
  const people = [...meeting.required, ...meeting.optional];
  const refused = refusedHeader(people, [marker, uid]);
  if (refused !== null) return failed(refused);
  const time = meetingTimeElements(meeting.time);
  if (time === null) return failed({ kind: 'invalid-request', message: 'The time or its zone is unusable.' });
  const recurrence = recurrenceElement({ pattern, first: firstDay(meeting.time), end });
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [
        folderTarget('m:SavedItemFolderId', folder),
        element('m:Items', meetingElement(meeting, { time, marker, uid, recurrence })),
      ],
      { SendMeetingInvitations: notify && people.length > 0 ? 'SendToAllAndSaveCopy' : 'SendToNone' },
    ),
    folders: [folderName(folder)],
    options,
  });
  return message.ok ? savedItem(message.value, 'CreateItem') : message;
}
