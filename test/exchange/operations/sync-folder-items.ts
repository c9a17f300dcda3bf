import { rightsFor } from '../schema/computed.ts';
import { readShape } from '../schema/shape.ts';
import type { Shape } from '../schema/shape.ts';
import { writeRow } from '../schema/write-row.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import type { Folder, FolderChange, Item } from '../store/types.ts';
import { decodeId } from '../store/ids.ts';
import { attribute, child, childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';
import { noteListed } from './note-read.ts';
import { readSyncState, writeSyncState } from './sync-state.ts';

/**
 * First the items that are there, newest first; then what happened since, by the folder's history.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderitems-operation>.
 */
export function syncFolderItems(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'ItemShape'), 'FindItem');
  const folder = findTargetIn(call, child(call.request, 'SyncFolderId'));
  const outcome = !shape.ok ? shape : !folder.ok ? folder : sync(call, folder.value, shape.value);
  return done(writeResponse(call, [outcome], nothingSynchronised));
}

/** What stands behind the code of a failure, as in Microsoft's example: clients read both elements before the code. */
const nothingSynchronised = '<m:SyncState/><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange>';

function sync(call: Call, folder: Folder, shape: Shape): Outcome<string> {
  if (!rightsFor(call.view, folder).canRead) return refuse('ErrorAccessDenied');
  const most = call.policies.syncPageSize;
  const size = Math.min(Number(childText(call.request, 'MaxChangesReturned') ?? most), most);
  const text = childText(call.request, 'SyncState')?.trim() ?? '';
  const state =
    text === ''
      ? { folder: folder.counter, below: Infinity, seen: folder.history.length }
      : readSyncState(text);
  if (state?.folder !== folder.counter) return refuse('ErrorInvalidSyncStateData');
  const ignored = readIgnored(call, folder);
  if (!ignored.ok) return ignored;
  const round = { folder, shape, size, below: state.below, seen: state.seen, ignored: ignored.value };
  return state.below > 0 ? first(call, round) : later(call, round);
}

/** Counters of the items to skip. Each needs its change key, which is not compared. */
function readIgnored(call: Call, folder: Folder): Outcome<ReadonlySet<number>> {
  const counters = new Set<number>();
  for (const node of child(call.request, 'Ignore')?.children ?? []) {
    const id = decodeId(attribute(node, 'Id') ?? '');
    if (!id) return refuse('ErrorInvalidIdMalformed');
    if (attribute(node, 'ChangeKey') === undefined) return refuse('ErrorChangeKeyRequired');
    if (id.mailboxGuid === folder.mailbox.guid) counters.add(id.counter);
  }
  return done(counters);
}

interface Round {
  readonly folder: Folder;
  readonly shape: Shape;
  readonly size: number;
  /** While the first pass goes on: items with smaller counters are still to come; 0 once it is over. */
  readonly below: number;
  /** How much of the folder's history is known. */
  readonly seen: number;
  readonly ignored: ReadonlySet<number>;
}

const sorted = new WeakMap<Folder, { readonly change: number; readonly items: readonly Item[] }>();

/** Kept until the folder changes: clients ask for one page after the other. */
function newestFirst(folder: Folder): readonly Item[] {
  const known = sorted.get(folder);
  if (known?.change === folder.change) return known.items;
  const items = [...folder.items].toSorted((a, b) => b.counter - a.counter);
  sorted.set(folder, { change: folder.change, items });
  return items;
}

/** Where the items with counters smaller than `below` begin, in a list with the highest first. */
function firstBelow(items: readonly Item[], below: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.counter ?? 0) < below) high = middle;
    else low = middle + 1;
  }
  return low;
}

function first(call: Call, { folder, shape, size, below, seen, ignored }: Round): Outcome<string> {
  const items = newestFirst(folder);
  let at = firstBelow(items, below);
  let changes = '';
  let [last, written] = [0, 0];
  for (; written < size && at < items.length; at += 1) {
    const item = items[at];
    if (!item || ignored.has(item.counter)) continue;
    changes += element('t:Create', writeRow(item, shape, call.view));
    last = item.counter;
    written += 1;
  }
  noteListed(call, folder, written);
  const isLast = at >= items.length;
  const next = { folder: folder.counter, below: isLast ? 0 : last, seen };
  return done(answer(writeSyncState(next), isLast, changes));
}

function later(call: Call, { folder, shape, size, seen, ignored }: Round): Outcome<string> {
  const entries = folder.history.slice(seen, seen + size);
  let changes = '';
  const summary = summaryOf(entries);
  for (const [counter, entry] of summary)
    if (!ignored.has(counter)) changes += writeChange(call, entry, { folder, shape });
  noteListed(call, folder, summary.size);
  const next = { folder: folder.counter, below: 0, seen: seen + entries.length };
  return done(answer(writeSyncState(next), next.seen >= folder.history.length, changes));
}

interface Summary {
  readonly last: FolderChange;
  readonly isNew: boolean;
  /** Something besides its read flag was changed. */
  readonly isUpdated: boolean;
}

/** What became of each item, however often it was touched; in the order of their first changes. */
function summaryOf(entries: readonly FolderChange[]): ReadonlyMap<number, Summary> {
  const summary = new Map<number, Summary>();
  for (const entry of entries) {
    const known = summary.get(entry.counter);
    summary.set(entry.counter, {
      last: entry,
      isNew: known?.isNew === true || entry.type === 'create',
      isUpdated: known?.isUpdated === true || entry.type === 'update',
    });
  }
  return summary;
}

function writeChange(
  call: Call,
  { last, isNew, isUpdated }: Summary,
  { folder, shape }: { readonly folder: Folder; readonly shape: Shape },
): string {
  const item = folder.mailbox.items.get(last.counter);
  const id = element('t:ItemId', '', { Id: last.idText });
  if (!item || last.type === 'delete') return isNew ? '' : element('t:Delete', id);
  if (last.type === 'readFlag' && !isNew && !isUpdated)
    return element('t:ReadFlagChange', id + element('t:IsRead', String(last.isRead)));
  return element(isNew ? 't:Create' : 't:Update', writeRow(item, shape, call.view));
}

function answer(state: string, isLast: boolean, changes: string): string {
  return (
    element('m:SyncState', state) +
    element('m:IncludesLastItemInRange', String(isLast)) +
    element('m:Changes', changes)
  );
}
