import type { NewMeeting } from '../../../shared/model/calendar.ts';
import { failed, type Result } from '../../../shared/result.ts';
import { folderTarget, folderName, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader } from '../elements/header-values.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { meetingElement } from '../elements/meeting-element.ts';
import { meetingTimeElements } from '../elements/meeting-time.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** A new meeting, or without attendees an appointment, and whose calendar it is for. */
export interface CreateMeetingRequest {
  /** The calendar's owner becomes the organiser. */
  readonly folder: FolderReference;
  readonly meeting: NewMeeting;
  /** Whether attendees are invited now. */
  readonly notify: boolean;
  /** Finds the meeting again with `findByMarker`; null for none. */
  readonly marker: string | null;
  /**
   * The meeting's UID, fixed by who makes it, so that what is made twice by mistake is one meeting to everybody; the
   * server makes one where it is absent. https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/uid
   */
  readonly uid?: string;
}

/**
 * Makes a calendar item and gives its id. Not idempotent: when no answer comes the failure is `outcome-unknown`.
 * `invalid-request`, with nothing sent, when an address is unusable, the zone has no Windows name or the end comes
 * before the start.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createitem-operation-calendar-item
 */
export async function createMeeting(
  service: EwsService,
  request: CreateMeetingRequest,
  options?: CallOptions,
): Promise<Result<ItemReference>> {
  const { meeting, notify, marker, uid = null } = request;
  const people = [...meeting.required, ...meeting.optional];
  const refused = refusedHeader(people, [marker, uid]);
  if (refused !== null) return failed(refused);
  const time = meetingTimeElements(meeting.time);
  if (time === null) return failed({ kind: 'invalid-request', message: 'The time or its zone is unusable.' });
  const message = await callSingle(service, {
    operation: 'CreateItem',
    intent: 'write',
    body: element(
      'm:CreateItem',
      [
        folderTarget('m:SavedItemFolderId', request.folder),
        element('m:Items', meetingElement(meeting, { time, marker, uid, recurrence: null })),
      ],
      { SendMeetingInvitations: notify && people.length > 0 ? 'SendToAllAndSaveCopy' : 'SendToNone' },
    ),
    folders: [folderName(request.folder)],
    options,
  });
  return message.ok ? savedItem(message.value, 'CreateItem') : message;
}
