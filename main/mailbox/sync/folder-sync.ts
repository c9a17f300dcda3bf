import { failed, success, type Result } from '../../../shared/result.ts';
import { isMissingRight } from '../../ews/elements/notification-codes.ts';
import type { SpareBuffers } from '../../store/rows-to-keep.ts';
import { rightsOf, type ThreadContext } from '../context.ts';
import { hideMessageRow, mayViewPrivate } from '../privacy.ts';
import { wrongMailbox } from '../wrong-mailbox.ts';
import { PageFold, type FoldedFolder } from './items-page.ts';
import { syncItems, type KeptPage } from './items-round.ts';

type Parts = Pick<ThreadContext, 'service' | 'store' | 'known' | 'start' | 'quiet'>;

/**
 * Under which right to see private items the rows of a folder were stored: `yes` or `no`; while they are being replaced,
 * under which the old ones were and the new ones are, `yes-no`.
 */
function privacyFact(folderId: string): string {
  return `rows.private.${folderId}`;
}

/** `yes` since the server last refused the folder altogether. */
function deniedFact(folderId: string): string {
  return `rows.denied.${folderId}`;
}

/**
 * Whether the store's rows of a folder may be shown: it has all of them, and none that this session may see no more. Rows
 * stored under a right that was lost since stay unread until they have been replaced.
 */
export function mayServe({ store, known, start }: Parts, folderId: string): boolean {
  if (!store.progress(folderId).isComplete || store.fact(deniedFact(folderId)) !== null) return false;
  const rights = known.rights.get(folderId) ?? null;
  const mayHoldPrivate = store.fact(privacyFact(folderId))?.startsWith('yes') === true;
  return rights === null || !mayHoldPrivate || mayViewPrivate(start.identities, rights);
}

/**
 * Brings the rows of one folder up to what the server has, redacted before they are stored. When the right to see private
 * items has changed since the last time, all rows are asked for anew.
 */
export async function syncFolder(
  parts: Parts,
  folderId: string,
  told: { readonly onPage: (page: KeptPage) => void; readonly signal: AbortSignal },
): Promise<Result<null>> {
  const { store } = parts;
  const mayView = mayViewPrivate(parts.start.identities, rightsOf(parts, folderId));
  const right = mayView ? 'yes' : 'no';
  prepare(store, folderId, right);
  const spare: SpareBuffers = [];
  const done = await syncItems({
    service: parts.service,
    store,
    folderId,
    begin: () => new PageFold(foldedFolder(parts, folderId, mayView), spare),
    fold: ({ folded }) => (folded === null ? failed(wrongMailbox(parts)) : success(folded)),
    mayViewPrivate: mayView,
    quiet: () => parts.quiet.wait(),
    ...told,
  });
  if (done.ok) store.setFact(privacyFact(folderId), right);
  if (done.ok) store.setFact(deniedFact(folderId), null);
  else if (isMissingRight(done.failure)) store.setFact(deniedFact(folderId), 'yes');
  return done;
}

/** Whether the rows of a folder were stored under another right to see private items than there is now. */
export function hasOtherRight({ store, known, start }: Parts, folderId: string): boolean {
  const before = store.fact(privacyFact(folderId));
  const right = mayViewPrivate(start.identities, rightsOf({ known }, folderId)) ? 'yes' : 'no';
  return before !== null && before !== right;
}

function prepare(store: Parts['store'], folderId: string, right: 'yes' | 'no'): void {
  const before = store.fact(privacyFact(folderId));
  if (before === right || before?.endsWith(`-${right}`) === true) return;
  if (before !== null) store.beginAnew(folderId);
  const mayHoldPrivate = before?.includes('yes') === true || (before !== null && right === 'yes');
  store.setFact(privacyFact(folderId), before === null ? right : `${mayHoldPrivate ? 'yes' : 'no'}-${right}`);
}

function foldedFolder({ known }: Parts, folderId: string, mayView: boolean): FoldedFolder {
  return {
    folderId,
    moniker: known.moniker,
    redact: ({ row, sensitivity }) => (sensitivity === 'Private' && !mayView ? hideMessageRow(row) : row),
  };
}
