import { rightsFor } from '../schema/computed.ts';
import { readFolderShape, writeFolder } from '../schema/write-folder.ts';
import { done, refuse } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { folderId } from '../store/ids.ts';
import type { Folder } from '../store/types.ts';
import { child, childText } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetIn } from './find-target.ts';

/**
 * The folders below one; since a sync state those whose name or place changed, and those that are gone.
 * See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderhierarchy-operation>.
 */
export function syncFolderHierarchy(call: Call): Outcome<string> {
  const node = child(call.request, 'SyncFolderId') ?? ownRoot(call);
  const folder = findTargetIn(call, node);
  return done(writeResponse(call, [folder.ok ? sync(call, folder.value) : folder], nothingSynchronised));
}

/** What stands behind the code of a failure, as in SyncFolderItems. */
const nothingSynchronised = '<m:SyncState/><m:IncludesLastFolderInRange>true</m:IncludesLastFolderInRange>';

function ownRoot(call: Call) {
  const attributes = new Map([['Id', 'msgfolderroot']]);
  const root = { name: 'DistinguishedFolderId', namespace: '', attributes, children: [], text: '' };
  return { ...call.request, children: [root] };
}

function sync(call: Call, root: Folder): Outcome<string> {
  const shape = readFolderShape(child(call.request, 'FolderShape'));
  const folders = below(root).filter((folder) => rightsFor(call.view, folder).isVisible);
  const known = readState(childText(call.request, 'SyncState')?.trim() ?? '');
  if (!known) return refuse('ErrorInvalidSyncStateData');
  const changes = folders.flatMap((folder) => {
    const name = known.has(folder.counter) ? 't:Update' : 't:Create';
    return known.get(folder.counter) === signature(folder)
      ? []
      : [element(name, writeFolder(folder, shape, call.view))];
  });
  const now = new Set(folders.map((folder) => folder.counter));
  const gone = [...known.keys()].flatMap((counter) => {
    const id = folderId(root.mailbox.guid, counter);
    return now.has(counter) ? [] : [element('t:Delete', element('t:FolderId', '', { Id: id }))];
  });
  const state = Buffer.from(JSON.stringify(folders.map((one) => [one.counter, signature(one)]))).toString(
    'base64',
  );
  return done(
    element('m:SyncState', state) +
      element('m:IncludesLastFolderInRange', 'true') +
      element('m:Changes', [...changes, ...gone].join('')),
  );
}

/** What a client is told about again when it changes: not the counts, which change with every message. */
function signature(folder: Folder): string {
  return `${folder.displayName} ${folder.parent?.counter ?? 0}`;
}

function below(folder: Folder): Folder[] {
  return folder.children.flatMap((one) => [one, ...below(one)]);
}

function readState(text: string): Map<number, string> | undefined {
  if (text === '') return new Map();
  try {
    const entries: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    return Array.isArray(entries) ? new Map(entries as [number, string][]) : undefined;
  } catch {
    // Damaged states are told from good ones by whether they can be read.
    return undefined;
  }
}
