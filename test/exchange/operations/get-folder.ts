import { readFolderShape, writeFolder } from '../schema/write-folder.ts';
import { done } from '../soap/outcome.ts';
import type { Outcome } from '../soap/outcome.ts';
import { writeResponse } from '../soap/response.ts';
import { child } from '../xml/node.ts';
import { element } from '../xml/write.ts';
import type { Call } from './call.ts';
import { findTargetFolder } from './find-target.ts';

/** See <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation>. */
export function getFolder(call: Call): Outcome<string> {
  const shape = readFolderShape(child(call.request, 'FolderShape'));
  const outcomes = (child(call.request, 'FolderIds')?.children ?? []).map((node): Outcome<string> => {
    const folder = findTargetFolder(call, node);
    if (!folder.ok) return folder;
    return done(element('m:Folders', writeFolder(folder.value, shape, call.view)));
  });
  return done(writeResponse(call, outcomes, '<m:Folders/>'));
}
