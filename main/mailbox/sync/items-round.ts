import { failed, success, type Result } from '../../../shared/result.ts';
import type { Synchronised } from '../../ews/elements/sync-state.ts';
import { syncFolderItems, type SyncedItems } from '../../ews/operations/sync-folder-items.ts';
import type { EwsService } from '../../ews/service.ts';
import type { MailboxStore } from '../../store/mailbox-store.ts';
import type { Folded, PageFold } from './items-page.ts';

import { keepUnreadable } from './unreadable-rows.ts';

/** What one round of a folder's synchronisation works with. */
export interface ItemsRound {
  readonly service: EwsService;
  readonly store: MailboxStore;
  readonly folderId: string;
  /** Redacts and folds one page, as it comes. */
  readonly begin: () => PageFold;
  /** What is left of a page; a failure when rows of it lie in another mailbox. */
  readonly fold: (page: PageFold) => Result<Folded>;
  /** Waits until nobody waits for an answer of this session; asked before each page but the first of a known folder. */
  readonly quiet: () => Promise<void>;
  /** Whether private items may be told. */
  readonly mayViewPrivate: boolean;
  /** A page is in the store. */
  readonly onPage: (page: KeptPage) => void;
  readonly signal: AbortSignal;
}

/** A page that was stored. */
export interface KeptPage {
  /** Rows, removals and read flags in it. */
  readonly changes: number;
  readonly isLast: boolean;
}

/** One request under way, and the one after it, as soon as it is known where that begins. */
interface Asked {
  readonly since: string | null;
  readonly page: PageFold;
  readonly answer: Promise<Result<Synchronised<SyncedItems>>>;
  next: Asked | null;
  readonly abort: AbortController;
}

/**
 * Brings one folder up to what the server has now. The next page is asked for as soon as the reply says where it begins,
 * while the rows before it are still coming in and being stored; two pages are in memory then, or a few where a server
 * answers faster than they are stored. A page, its sync state and its age are stored together or not at all, so a reply
 * that is cut moves nothing. When the server does not take the sync state, a new generation begins, once.
 */
export async function syncItems(round: ItemsRound): Promise<Result<null>> {
  const { store, folderId } = round;
  let hasBegunAnew = false;
  let asked = ask(round, store.progress(folderId).syncState, true);
  for (;;) {
    const answer = await asked.answer;
    const kept = answer.ok ? keep(round, asked, answer.value) : answer;
    if (!kept.ok) return abandon(asked, kept);
    if (kept.value === 'last') return success(null);
    if (kept.value === 'anew') {
      cancel(asked);
      if (hasBegunAnew)
        return failed({ kind: 'reply-refused', host: round.service.host, reason: 'unexpected' });
      hasBegunAnew = true;
      store.beginAnew(folderId);
      asked = ask(round, null, false);
    } else asked = asked.next ?? ask(round, kept.value.syncState, false);
  }
}

function keep(
  { store, folderId, fold, onPage, mayViewPrivate }: ItemsRound,
  { since, page }: Asked,
  answer: Synchronised<SyncedItems>,
): Result<'last' | 'anew' | { readonly syncState: string }> {
  if (answer.is === 'bad-sync-state') return success('anew');
  const folded = fold(page);
  if (!folded.ok) return folded;
  const { syncState, count } = answer;
  // A server that says "more" and stays where it is would be asked for ever.
  const isLast = answer.isLast || (count === 0 && syncState === since);
  const { unreadable, ...rows } = folded.value;
  keepUnreadable(store, folderId, {
    isFirst: since === null,
    rows: unreadable,
    named: [...rows.put.map(({ itemId }) => itemId), ...rows.removed],
    mayViewPrivate,
  });
  store.keepItems({ folderId, ...rows, syncState, isLast, asOf: new Date().toISOString() });
  page.release();
  onPage({ changes: count, isLast });
  return success(isLast ? 'last' : { syncState });
}

function ask(round: ItemsRound, since: string | null, isFirst: boolean): Asked {
  const abort = new AbortController();
  const signal = AbortSignal.any([round.signal, abort.signal]);
  const page = round.begin();
  const asked: Asked = {
    since,
    page,
    abort,
    next: null,
    answer: answerTo(round, { since, page, signal, isUrgent: isFirst && since !== null }, (syncState) => {
      asked.next ??= ask(round, syncState, false);
    }),
  };
  return asked;
}

async function answerTo(
  round: ItemsRound,
  asked: Pick<Asked, 'since' | 'page'> & { readonly signal: AbortSignal; readonly isUrgent: boolean },
  lookAhead: (syncState: string) => void,
): Promise<Result<Synchronised<SyncedItems>>> {
  // Nothing before this runs synchronously: `lookAhead` writes to what `ask` is still making.
  await (asked.isUrgent ? Promise.resolve() : round.quiet());
  if (asked.signal.aborted) return failed({ kind: 'cancelled' });
  return await syncFolderItems(
    round.service,
    {
      folder: { by: 'id', folderId: round.folderId },
      syncState: asked.since,
      properties: 'row',
      onChange: (change) => asked.page.take(change),
      onPosition: ({ syncState, isLast }) => {
        if (!isLast && syncState !== asked.since) lookAhead(syncState);
      },
    },
    { signal: asked.signal, patienceMs: Infinity },
  );
}

/** Ends what was asked for on the strength of a page that did not come. */
function cancel({ next }: Asked): void {
  for (let ahead = next; ahead !== null; ahead = ahead.next) ahead.abort.abort();
}

function abandon<T>(asked: Asked, failure: Result<T>): Result<T> {
  cancel(asked);
  return failure;
}
