import { failed, success, type Result } from '../../../shared/result.ts';
import { draftUpdates, type DraftChange } from '../elements/draft-updates.ts';
import { folderTarget, type FolderReference } from '../elements/folder-reference.ts';
import { refusedHeader } from '../elements/header-values.ts';
import { itemChanges } from '../elements/item-change.ts';
import type { ItemReference } from '../elements/item-reference.ts';
import { savedItem } from '../elements/written-item.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which draft to change, what of it, and whether it is sent then. At least one key is needed. */
export interface UpdateDraftRequest {
  readonly item: ItemReference;
  readonly change: DraftChange;
  /** Null keeps it as a draft; otherwise it is sent, and its copy is put there. */
  readonly send: { readonly savedFolder: FolderReference } | null;
}

/**
 * Changes a draft in the touched fields only, and gives its new change key; or changes and sends it in one step, and
 * gives null. A change by someone else since the draft was read is always a `conflict` (NeverOverwrite): two people who
 * write one draft must both be seen.
 *
 * A send is not idempotent and never repeated: when no answer comes the failure is `outcome-unknown`, to be resolved by
 * looking for the marker; for that reason a send needs a marker in this change, or one that the draft already carries.
 * `invalid-request`, with nothing sent, when an address or the marker is unusable or nothing was touched.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateitem-operation
 */
export async function updateDraft(
  service: EwsService,
  request: UpdateDraftRequest,
  options?: CallOptions,
): Promise<Result<ItemReference | null>> {
  const { item, change, send } = request;
  const { from = null, to = [], cc = [], bcc = [], added = {}, marker = null } = change;
  const more = [...(added.to ?? []), ...(added.cc ?? []), ...(added.bcc ?? [])];
  const refused = refusedHeader([from, ...to, ...cc, ...bcc, ...more], [marker]);
  if (refused !== null) return failed(refused);
  const updates = draftUpdates(change);
  if (updates.length === 0) return failed({ kind: 'invalid-request', message: 'Nothing to change.' });
  const message = await callSingle(service, {
    operation: 'UpdateItem',
    intent: 'write',
    body: element(
      'm:UpdateItem',
      [
        send === null ? null : folderTarget('m:SavedItemFolderId', send.savedFolder),
        itemChanges(item, updates),
      ],
      {
        ConflictResolution: 'NeverOverwrite',
        MessageDisposition: send === null ? 'SaveOnly' : 'SendAndSaveCopy',
      },
    ),
    options,
  });
  if (!message.ok) return message;
  return send === null ? savedItem(message.value, 'UpdateItem') : success(null);
}
