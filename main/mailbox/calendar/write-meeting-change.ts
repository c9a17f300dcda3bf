import type { CalendarItem, MeetingChange } from '../../../shared/model/calendar.ts';
import type { EditedField, Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { getItemState } from '../../ews/operations/get-item-state.ts';
import { updateMeeting } from '../../ews/operations/update-meeting.ts';
import type { ThreadContext } from '../context.ts';
import { attendeesToWrite } from './attendees-to-write.ts';
import { collisions } from './merge-meeting.ts';
import { whyNotOurs } from './why-not-ours.ts';
import { visibleMeeting } from './visible-meeting.ts';

/** How often a change meets another one before a person is asked. */
export const MOST_TRIES = 3;

/** One change of a meeting by a person. */
export interface MeetingEdit {
  /** The version that the person began with. */
  readonly item: ItemReference;
  readonly change: MeetingChange;
  readonly notify: boolean;
  readonly marker?: string;
  /** The meeting as it was read a moment ago; it is read where this is absent. */
  readonly now?: CalendarItem;
}

/**
 * Writes what a person touched of a meeting, and nothing else. The meeting is read first and compared with what the
 * person began with, since not every server refuses an old change key; where it was changed in other fields the change
 * goes onto the new version, at most three times, and where somebody changed the same ones nothing is written: the
 * failure is `edit-conflict` with both versions. On servers that ignore change keys a change that comes between the look
 * and the write is not noticed. A meeting that somebody else organises is refused as `not-organizer`.
 */
export async function writeMeetingChange(
  context: ThreadContext,
  edit: MeetingEdit,
): Promise<Result<ItemReference>> {
  const known = context.bases.find(edit.item);
  let last: Failure = { kind: 'conflict', code: 'ErrorIrresolvableConflict' };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const now =
      tries === 0 && edit.now !== undefined
        ? success(edit.now)
        : await visibleMeeting(context, edit.item.itemId);
    if (!now.ok) return now;
    const refused = whyNotOurs(now.value);
    if (refused !== null) return failed(refused);
    const { itemId, changeKey } = now.value;
    const base = known ?? (changeKey === edit.item.changeKey ? now.value : null);
    const fields = collisions(base, edit.change, now.value);
    if (fields.length > 0) return failed(await editConflict(context, now.value, fields));
    const toWrite = attendeesToWrite(edit.change, now.value);
    if (!toWrite.ok) return toWrite;
    const written = await updateMeeting(context.service, {
      ...edit,
      ...toWrite.value,
      item: { itemId, changeKey },
    });
    if (written.ok || written.failure.kind !== 'conflict') return written;
    last = written.failure;
  }
  return failed(last);
}

async function editConflict(
  context: ThreadContext,
  { itemId, changeKey }: CalendarItem,
  fields: EditedField[],
): Promise<Failure> {
  const state = await getItemState(context.service, { itemId, properties: 'meeting' });
  return {
    kind: 'edit-conflict',
    code: 'ErrorIrresolvableConflict',
    itemId,
    changeKey,
    fields,
    changedBy: state.ok ? state.value.changedBy : null,
    changedAt: state.ok ? state.value.changedAt : null,
  };
}
