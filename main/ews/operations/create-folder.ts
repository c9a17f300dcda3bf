import { failed, success, type Result } from '../../../shared/result.ts';
import {
  folderName,
  folderTarget,
  type FolderReference,
  type FolderVersion,
} from '../elements/folder-reference.ts';
import { refusedHeader, singleLine } from '../elements/header-values.ts';
import { markerElement } from '../elements/marker.ts';
import { writtenFolder } from '../elements/written-folder.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element, type XmlName } from '../xml/xml.ts';

/** A new folder, and below which one. */
export interface CreateFolderRequest {
  readonly parent: FolderReference;
  /** What it is for; Exchange puts contacts, tasks and appointments into folders of their kind only. */
  readonly kind: 'mail' | 'calendar' | 'contacts' | 'tasks';
  /** One line: line ends become spaces. */
  readonly displayName: string;
  /** Tells this folder from one that somebody else made; null for none. */
  readonly marker: string | null;
}

/**
 * Makes a folder and gives its id. Whoever makes it owns it, also in another's mailbox. `ErrorFolderExists` where a
 * sibling has this name, so a repetition after `outcome-unknown` makes no second one;
 * `ErrorCreateSubfolderAccessDenied` without the right to make folders below the parent.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createfolder-operation
 */
export async function createFolder(
  service: EwsService,
  request: CreateFolderRequest,
  options?: CallOptions,
): Promise<Result<FolderVersion>> {
  const { parent, kind, displayName, marker } = request;
  const refused = refusedHeader([], [marker]);
  if (refused !== null) return failed(refused);
  const folder = element(elements[kind], [
    element('t:DisplayName', singleLine(displayName).trim()),
    markerElement(marker),
  ]);
  const operation = 'CreateFolder';
  const message = await callSingle(service, {
    operation,
    intent: 'write',
    body: element('m:CreateFolder', [folderTarget('m:ParentFolderId', parent), element('m:Folders', folder)]),
    folders: [folderName(parent)],
    options,
  });
  if (!message.ok) return message;
  const made = writtenFolder(message.value);
  return made === null ? failed({ kind: 'outcome-unknown', operation }) : success(made);
}

const elements: Readonly<Record<CreateFolderRequest['kind'], XmlName>> = {
  mail: 't:Folder',
  calendar: 't:CalendarFolder',
  contacts: 't:ContactsFolder',
  tasks: 't:TasksFolder',
};
