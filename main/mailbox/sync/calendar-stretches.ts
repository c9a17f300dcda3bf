import type { CalendarPage } from '../../../shared/model/calendar.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { syncFolderItems } from '../../ews/operations/sync-folder-items.ts';
import { toldUnreadable } from '../../ews/elements/read-rows.ts';
import { inMailbox, rightsOf, type ThreadContext } from '../context.ts';
import { hideCalendarRow, mayViewPrivate } from '../privacy.ts';
import { wrongMailbox } from '../wrong-mailbox.ts';
import { findWholeStretch } from './whole-stretch.ts';

type Parts = Pick<ThreadContext, 'service' | 'store' | 'known' | 'start' | 'tellEvent'>;

/** Where the calendar's own synchronisation stands: it only tells that something changed. */
const STATE = 'calendar.syncState';
/** `yes` once blocks were kept under the right to see private items. */
const PRIVATE = 'calendar.private';

/** `delegate` once this server has made whoever signed in the organiser of a meeting that was made for the owner. */
export const ORGANIZES = 'calendar.organizes';

interface Stretch {
  readonly start: string;
  readonly end: string;
}

/**
 * Reads one stretch of the mailbox's calendar from the server, redacted, and keeps it. Blocks that lie in another folder
 * than the proved one fail the whole stretch.
 */
export async function readStretch(parts: Parts, { start, end }: Stretch): Promise<Result<CalendarPage>> {
  const { store, known } = parts;
  const found = await findWholeStretch(parts, { start, end });
  if (!found.ok) return found;
  const folder = known.folders.get('calendar');
  const strayed = [...found.value.rows, ...found.value.unreadable].some(
    ({ parentFolderId }) => parentFolderId !== null && parentFolderId !== folder?.folderId,
  );
  if (folder === undefined || strayed) return failed(wrongMailbox(parts));
  const mayView = mayViewPrivate(parts.start.identities, rightsOf(parts, folder.folderId));
  const unreadable = toldUnreadable(found.value.unreadable, mayView);
  const page: CalendarPage = {
    folderId: folder.folderId,
    start,
    end,
    rows: found.value.rows.map(({ row, sensitivity }) =>
      sensitivity === 'Private' && !mayView ? hideCalendarRow(row) : row,
    ),
    isPartial: found.value.isPartial,
    ...(found.value.missing.length > 0 && { missing: found.value.missing.slice(0, 50) }),
    ...(store.fact(ORGANIZES) === 'delegate' && { organizes: 'delegate' as const }),
    ...(unreadable === null ? {} : { unreadable }),
    asOf: new Date().toISOString(),
    source: 'server',
  };
  store.keepCalendar(page);
  if (mayView) store.setFact(PRIVATE, 'yes');
  return success(page);
}

/** Whether what is kept of the calendar may be shown: it may hold private items, under a right that was lost since. */
export function mayServeCalendar({ store, known, start }: Omit<Parts, 'tellEvent' | 'service'>): boolean {
  const folderId = known.folders.get('calendar')?.folderId ?? null;
  const mayView = mayViewPrivate(start.identities, rightsOf({ known }, folderId));
  return mayView || store.fact(PRIVATE) !== 'yes';
}

/**
 * The calendar has changed, or may have: marks what is kept of it as stale, reads again what somebody looked at last, and
 * tells. SyncFolderItems knows no recurrence, so what changed is not asked; whether anything did is asked where nobody
 * said so.
 */
export async function followCalendar(parts: Parts, isGuess: boolean): Promise<void> {
  const { store, known } = parts;
  if (isGuess && !(await hasChanged(parts))) return;
  store.markCalendarStale();
  if (known.stretch !== null) await readStretch(parts, known.stretch);
  parts.tellEvent({ event: 'calendar' });
}

/** Whether anything happened in the calendar since this was last asked; true where that cannot be told. */
async function hasChanged(parts: Parts): Promise<boolean> {
  const { store } = parts;
  let syncState = store.fact(STATE);
  let changes = syncState === null ? 1 : 0;
  for (;;) {
    const answer = await syncFolderItems(parts.service, {
      folder: inMailbox(parts, 'calendar'),
      syncState,
      properties: 'id',
    });
    if (!answer.ok) return true;
    if (answer.value.is === 'bad-sync-state') {
      if (syncState === null) return true;
      syncState = null;
      changes += 1;
      continue;
    }
    changes += answer.value.count;
    const isOver = answer.value.isLast || answer.value.syncState === syncState;
    ({ syncState } = answer.value);
    store.setFact(STATE, syncState);
    if (isOver) return changes > 0;
  }
}
