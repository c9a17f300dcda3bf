import { itemRights } from '../rights/rights.ts';
import { rightsFor, writeItemId } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Item } from '../store/types.ts';
import { element } from '../xml/write.ts';
import { applyChange } from './apply-change.ts';
import type { Call } from './call.ts';
import { findTargetItem } from './find-target.ts';
import type { Target } from './find-target.ts';
import { noteChange } from './note-change.ts';
import { changeProperties } from './property-change.ts';
import type { Changed } from './property-change.ts';
import { permitForUpdate, sendUpdates } from './update-meeting.ts';
import { sendDraft } from './send-draft.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/updateitem-operation>. */
export function updateItem(call: Call): Outcome<string> {
  const outcomes = (child(call.request, 'ItemChanges')?.children ?? []).map((node): Outcome<string> => {
    const updated = updateOne(call, node);
    if (!updated.ok) return updated;
    const items = element(
      'm:Items',
      updated.value ? element(`t:${updated.value.kind}`, writeItemId(updated.value)) : '',
    );
    return done(`${items}<m:ConflictResults><t:Count>0</t:Count></m:ConflictResults>`);
  });
  return done(writeResponse(call, outcomes, '<m:Items/>'));
}

/** The changed item, or `undefined` when the update also sent it away. */
function updateOne(call: Call, node: XmlNode): Outcome<Item | undefined> {
  const target = findTargetItem(call, node.children[0]);
  if (!target.ok) return target;
  const { item } = target.value;
  const sending = attribute(call.request, 'SendMeetingInvitationsOrCancellations');
  if (item.kind === 'CalendarItem' && sending === undefined)
    return refuse('ErrorSendMeetingInvitationsOrCancellationsRequired');
  const disposition = attribute(call.request, 'MessageDisposition');
  if (item.kind === 'Message' && disposition === undefined) return refuse('ErrorMessageDispositionRequired');
  if (!itemRights(rightsFor(call.view, item.folder), item, call.identity).modify)
    return refuse('ErrorAccessDenied');
  const changed = changeProperties(item, child(node, 'Updates'), call);
  if (!changed.ok) return changed;
  const conflict = conflictOf(
    target.value,
    changed.value,
    attribute(call.request, 'ConflictResolution') ?? 'AutoResolve',
  );
  if (conflict) return conflict;
  if (item.kind === 'CalendarItem')
    return updateAppointment(call, item, { changed: changed.value, sending: sending ?? '' });
  const updated = applyChange(call, item, changed.value);
  noteChange(call, 'update', updated);
  if (disposition === 'SaveOnly') return done(updated);
  const sent = sendDraft(call, updated, {
    savedIn: child(call.request, 'SavedItemFolderId'),
    isSaved: disposition === 'SendAndSaveCopy',
  });
  return sent.ok ? done(undefined) : sent;
}

function updateAppointment(
  call: Call,
  item: Item,
  { changed, sending }: { readonly changed: Changed; readonly sending: string },
): Outcome<Item | undefined> {
  const { Start: start = 0, End: end = 0 } = changed.values;
  if (end < start) return refuse('ErrorCalendarEndDateIsEarlierThanStartDate');
  const permit = permitForUpdate(call, item, { changed, sending });
  if (permit && !permit.ok) return permit;
  const before = item.values;
  const updated = applyChange(call, item, changed);
  noteChange(call, 'update', updated);
  if (permit) sendUpdates(call, updated, { before, permit: permit.value, sending });
  return done(updated);
}

/**
 * A write needs the change key. With a stale one, NeverOverwrite refuses, AutoResolve refuses where a property was
 * changed since that this request changes too, AlwaysOverwrite goes on.
 */
function conflictOf(
  { item, change, hasInvalidChangeKey }: Target,
  changed: Changed,
  resolution: string,
): ReturnType<typeof refuse> | undefined {
  if (hasInvalidChangeKey) return refuse('ErrorInvalidChangeKey');
  if (change === undefined) return refuse('ErrorChangeKeyRequiredForWriteOperations');
  if (change === item.change || resolution === 'AlwaysOverwrite') return undefined;
  if (resolution === 'NeverOverwrite') return refuse('ErrorIrresolvableConflict');
  const { touched } = item.occurrence?.master ?? item;
  const collides = changed.names.some((name) => (touched.get(name) ?? 0) > change);
  return collides ? refuse('ErrorIrresolvableConflict') : undefined;
}
