import { rightsFor } from '../schema/computed.ts';
import { readShape } from '../schema/shape.ts';
import type { Shape } from '../schema/shape.ts';
import { writeItem } from '../schema/write-item.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import type { Folder, FolderChange, Item } from '../store/types.ts';
import { child, childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';
import { readSyncState, writeSyncState } from './sync-state.ts';

/**
 * First the items that are there, newest first; then what happened since, by the folder's history.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderitems-operation>.
 */
export function syncFolderItems(call: Call): Outcome<string> {
  const shape = readShape(child(call.request, 'ItemShape'), 'FindItem');
  const folder = findTargetIn(call, child(call.request, 'SyncFolderId'));
  return done(
    writeResponse(call, [!shape.ok ? shape : !folder.ok ? folder : sync(call, folder.value, shape.value)]),
  );
}

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
  const round = { folder, shape, size, below: state.below, seen: state.seen };
  return state.below > 0 ? first(call, round) : later(call, round);
}

interface Round {
  readonly folder: Folder;
  readonly shape: Shape;
  readonly size: number;
  /** While the first pass goes on: items with smaller counters are still to come; 0 once it is over. */
  readonly below: number;
  /** How much of the folder's history is known. */
  readonly seen: number;
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

function first(call: Call, { folder, shape, size, below, seen }: Round): Outcome<string> {
  const items = newestFirst(folder);
  const start = below === Infinity ? 0 : items.findIndex((one) => one.counter < below);
  const page = start < 0 ? [] : items.slice(start, start + size);
  const isLast = start < 0 || start + page.length === items.length;
  const next = { folder: folder.counter, below: isLast ? 0 : (page.at(-1)?.counter ?? 0), seen };
  const changes = page.map((item) => element('t:Create', writeItem(item, shape, call.view)));
  return done(answer(writeSyncState(next), isLast, changes));
}

function later(call: Call, { folder, shape, size, seen }: Round): Outcome<string> {
  const entries = folder.history.slice(seen, seen + size);
  const last = new Map(entries.map((entry) => [entry.counter, entry]));
  const created = new Set(entries.filter((entry) => entry.type === 'create').map((entry) => entry.counter));
  const changes = [...last.values()].map((entry) =>
    writeChange(call, entry, { folder, shape, isNew: created.has(entry.counter) }),
  );
  const isLast = seen + entries.length >= folder.history.length;
  return done(
    answer(
      writeSyncState({ folder: folder.counter, below: 0, seen: seen + entries.length }),
      isLast,
      changes,
    ),
  );
}

function writeChange(
  call: Call,
  entry: FolderChange,
  { folder, shape, isNew }: { readonly folder: Folder; readonly shape: Shape; readonly isNew: boolean },
): string {
  const item = folder.mailbox.items.get(entry.counter);
  const id = element('t:ItemId', '', { Id: entry.idText });
  if (!item || entry.type === 'delete') return isNew ? '' : element('t:Delete', id);
  if (entry.type === 'readFlag' && !isNew)
    return element('t:ReadFlagChange', id + element('t:IsRead', String(entry.isRead)));
  return element(isNew ? 't:Create' : 't:Update', writeItem(item, shape, call.view));
}

function answer(state: string, isLast: boolean, changes: readonly string[]): string {
  return (
    element('m:SyncState', state) +
    element('m:IncludesLastItemInRange', String(isLast)) +
    element('m:Changes', changes.join(''))
  );
}
