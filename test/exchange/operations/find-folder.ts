import { rightsFor } from '../schema/computed.ts';
import { readFolderShape, writeFolder } from '../schema/write-folder.ts';
import { done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import type { Folder } from '../store/types.ts';
import { attribute, child } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { chargeRows, mostRowsNow } from './find-count.ts';
import { findTargetFolder } from './find-target.ts';
import { pageOf, pageViewOf } from './page.ts';
import { readFolderRestriction } from './restriction.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation>. */
export function findFolder(call: Call): Outcome<string> {
  const shape = readFolderShape(child(call.request, 'FolderShape'));
  const matches = readFolderRestriction(child(call.request, 'Restriction'));
  if (!matches.ok) return done(writeResponse(call, [matches]));
  const isDeep = attribute(call.request, 'Traversal') === 'Deep';
  const outcomes = (child(call.request, 'ParentFolderIds')?.children ?? []).map((node): Outcome<string> => {
    const parent = findTargetFolder(call, node);
    if (!parent.ok) return parent;
    const visible = childrenOf(parent.value, isDeep).filter(
      (folder) => rightsFor(call.view, folder).isVisible && matches.value(folder),
    );
    const view = pageViewOf(call.request);
    const page = pageOf(visible, view, {
      most: mostRowsNow(call, call.policies.findPageSize, view !== undefined),
    });
    if (!page.ok) return page;
    const refusal = chargeRows(call, page.value.rows.length);
    if (refusal) return refusal;
    const folders = page.value.rows.map((folder) => writeFolder(folder, shape, call.view)).join('');
    return done(element('m:RootFolder', element('t:Folders', folders), page.value.attributes));
  });
  return done(writeResponse(call, outcomes));
}

/** Children before their own children, each level in the order of names, as Exchange lists them. */
function childrenOf(folder: Folder, isDeep: boolean): Folder[] {
  const sorted = folder.children.toSorted((a, b) => a.displayName.localeCompare(b.displayName));
  return isDeep ? sorted.flatMap((one) => [one, ...childrenOf(one, true)]) : sorted;
}
