import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import type { ItemReference } from '../../ews/elements/item-reference.ts';
import { findByMarker } from '../../ews/operations/find-by-marker.ts';
import { getItemState } from '../../ews/operations/get-item-state.ts';
import { getWholeItem } from '../calendar/whole-item.ts';
import { inMailbox, type ThreadContext } from '../context.ts';
import { isGone } from '../writes/is-gone.ts';
import type { ContentOf } from './content.ts';
import type { Held } from './outbox.ts';
import { messagePlaces, type PlaceMeaning } from './places.ts';

/** What a look has shown. `done`: the write has happened. `draft`: something lies there, and nothing went out. */
export interface Sighting {
  readonly seen: 'done' | 'waiting' | 'draft' | 'nothing';
  /** What lies there without having gone out: it goes to Deleted Items before the write is repeated. */
  readonly stray: readonly ItemReference[];
}

/**
 * Looks on the server for what one write would have left there: by the marker where the write could carry one, by the
 * state of its item where EWS leaves no room for it. Fails where the look itself cannot be made.
 */
export async function lookFor(context: ThreadContext, { record, content }: Held): Promise<Result<Sighting>> {
  switch (content?.write) {
    case 'create-meeting':
      return await lookForMeeting(context, record.marker, content.notify);
    case 'update-meeting':
      return await lookForMeeting(context, record.marker, false);
    case 'cancel-meeting':
      return await lookAtMeeting(context, content, ({ isCancelled }) => isCancelled);
    case 'answer-meeting':
      return await lookAtMeeting(context, content, ({ myResponse }) => myResponse === content.answer);
    case 'message':
      return await lookForMessage(context, record.marker, content.promised.mailbox);
    case undefined:
      return await lookForMessage(context, record.marker, context.start.identities.mailbox);
  }
}

async function lookForMessage(
  context: ThreadContext,
  marker: string,
  promisedTo: string,
): Promise<Result<Sighting>> {
  const places = messagePlaces(context, promisedTo);
  const answer = await findByMarker(context.service, { marker, folders: places.map(({ folder }) => folder) });
  if (!answer.ok) return answer;
  const found = new Map<PlaceMeaning, readonly ItemReference[]>();
  let blindness: Failure | null = null;
  for (const [index, { means, isDecisive }] of places.entries()) {
    const items = answer.value[index];
    if (items?.ok === true && items.value.length > 0)
      found.set(means, [...(found.get(means) ?? []), ...items.value]);
    else if (items?.ok === false && isDecisive) blindness = items.failure;
  }
  if (found.has('sent')) return success({ seen: 'done', stray: [] });
  if (blindness !== null) return failed(blindness);
  // A message under way may lie in both: then it is on its way.
  if (found.has('waiting')) return success({ seen: 'waiting', stray: [] });
  const stray = found.get('draft') ?? [];
  return success({ seen: stray.length > 0 ? 'draft' : 'nothing', stray });
}

/** A meeting that was made and not yet told to anybody is half done. */
async function lookForMeeting(
  context: ThreadContext,
  marker: string,
  mustBeTold: boolean,
): Promise<Result<Sighting>> {
  const answer = await findByMarker(context.service, { marker, folders: [inMailbox(context, 'calendar')] });
  if (!answer.ok) return answer;
  const [calendar] = answer.value;
  if (calendar?.ok !== true)
    return calendar ?? failed({ kind: 'reply-refused', host: context.service.host, reason: 'unexpected' });
  const [meeting] = calendar.value;
  if (meeting === undefined) return success({ seen: 'nothing', stray: [] });
  if (!mustBeTold) return success({ seen: 'done', stray: [] });
  const state = await getItemState(context.service, { itemId: meeting.itemId, properties: 'meeting' });
  if (!state.ok) return state;
  return success(
    state.value.wereInvitationsSent ? { seen: 'done', stray: [] } : { seen: 'draft', stray: [meeting] },
  );
}

type Meeting = { readonly isCancelled: boolean; readonly myResponse: string };

/** A meeting that could be read before and is not there any more has been cancelled or declined. */
async function lookAtMeeting(
  context: ThreadContext,
  { item }: ContentOf<'cancel-meeting' | 'answer-meeting'>,
  isDone: (meeting: Meeting) => boolean,
): Promise<Result<Sighting>> {
  const read = await getWholeItem(context, item.itemId);
  if (!read.ok) return isGone(read.failure, 'read') ? success({ seen: 'done', stray: [] }) : read;
  const { item: meeting, parentFolderId } = read.value;
  const calendar = context.known.folders.get('calendar')?.folderId;
  const isElsewhere = parentFolderId !== null && calendar !== undefined && parentFolderId !== calendar;
  return success({ seen: isElsewhere || isDone(meeting) ? 'done' : 'nothing', stray: [] });
}
