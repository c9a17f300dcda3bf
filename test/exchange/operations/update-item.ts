import { itemRights } from '../rights/rights.ts';
import { rightsFor, writeItemId } from '../schema/computed.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { attribute, child } from '../xml/node.ts';
import type { XmlNode } from '../xml/node.ts';
import type { Item } from '../store/types.ts';
import { element } from '../xml/write.ts';
import { addItem, touchItem } from '../store/items.ts';
import { contactDefaults } from './contact-names.ts';
import { nextTask, taskState } from './task-state.ts';
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
  const updated = applyChange(call, item, withDerived(call, item, changed.value));
  noteChange(call, 'update', updated);
  if (updated.kind === 'Task') passOn(call, updated);
  if (item.kind !== 'Message') return done(updated);
  if (disposition === 'SaveOnly') return done(updated);
  const sent = sendDraft(call, updated, {
    savedIn: child(call.request, 'SavedItemFolderId'),
    isSaved: disposition === 'SendAndSaveCopy',
  });
  return sent.ok ? done(undefined) : sent;
}

/** What follows from the changes of a task or a contact. */
function withDerived(call: Call, item: Item, changed: Changed): Changed {
  if (item.kind === 'Contact')
    return { ...changed, values: { ...changed.values, ...contactDefaults(changed.values) } };
  if (item.kind !== 'Task') return changed;
  const count = (changed.values.ChangeCount ?? 0) + 1;
  return {
    ...changed,
    values: { ...taskState(call.store.clock.now(), changed.values, changed.names), ChangeCount: count },
  };
}

/** A recurring task that is done leaves a finished task behind, and goes on to its next time. */
function passOn(call: Call, item: Item): void {
  const next = item.values.IsComplete === true ? nextTask(call.store.clock.now(), item.values) : undefined;
  if (!next) return;
  const { Recurrence: _series, ...finished } = item.values;
  addItem(call.store, item.folder, { ...item, values: { ...finished, IsRecurring: false } });
  item.values = next;
  touchItem(call.store, item);
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
