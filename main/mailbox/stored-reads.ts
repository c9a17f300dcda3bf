import type { EarlyRequestName } from '../../shared/contract/index.ts';
import type { CalendarPage } from '../../shared/model/calendar.ts';
import type { Folder } from '../../shared/model/folder.ts';
import type { MessagePage } from '../../shared/model/message.ts';
import { success, type Result } from '../../shared/result.ts';
import type { CallInput, CallName, CallOutput } from './thread-requests.ts';
import { Written } from './written.ts';
import type { ThreadContext } from './context.ts';
import { foreignId } from './foreign-id.ts';
import { inboxOf, provedBefore } from './opening/remembered.ts';
import { storedUnreadable } from './sync/unreadable-rows.ts';
import { mayServe } from './sync/folder-sync.ts';

/** Rows in the first window of an inbox: a tall screen of compact rows, and a little more. */
export const FIRST_ROWS = 60;

type Parts = Pick<ThreadContext, 'store' | 'known' | 'start' | 'service' | 'quiet'>;

/** A window of a folder's list as the store has it, written but not read; null where the store does not have all of it. */
export function storedPage(
  parts: Parts,
  { folderId, offset, limit }: { readonly folderId: string; readonly offset: number; readonly limit: number },
): Written<MessagePage> | null {
  const window = mayServe(parts, folderId) ? parts.store.window(folderId, offset, limit) : null;
  if (window === null) return null;
  const { rowsText, total, asOf } = window;
  const unreadable = storedUnreadable(parts.store, folderId) ?? undefined;
  const rest = JSON.stringify({ folderId, offset, total, asOf, source: 'store', unreadable });
  return new Written(`${rest.slice(0, -1)},"rows":${rowsText}}`);
}

/** The folder tree as the store has it; null before it was ever read. */
export function storedFolders({ store }: Parts): Folder[] | null {
  const kept = store.folders();
  return kept === null || kept.folders.length === 0 ? null : [...kept.folders];
}

/** What the store has of a stretch of the calendar, stale or not; null where that is nothing. */
export function storedCalendar(
  { store }: Parts,
  { start, end }: { readonly start: string; readonly end: string },
): { readonly page: CalendarPage; readonly isStale: boolean } | null {
  const kept = store.calendar(start, end);
  return kept === null ? null : { ...kept, page: { ...kept.page, source: 'store' } };
}

const reads: {
  readonly [N in EarlyRequestName]: (
    parts: Parts,
    input: CallInput<N>,
    inbox: Folder | null,
  ) => CallOutput<N> | Written<CallOutput<N>> | null;
} = {
  'folder.list': storedFolders,
  'message.firstPage': (parts, input, inbox) =>
    inbox === null
      ? null
      : storedPage(parts, { folderId: inbox.folderId, offset: 0, limit: input.limit ?? FIRST_ROWS }),
  'message.list': (parts, window) => (window.search === '' ? storedPage(parts, window) : null),
  'calendar.list': (parts, stretch) => storedCalendar(parts, stretch)?.page ?? null,
};

/** A read as it comes from main: its input was checked at the door. */
interface LooseRead {
  // A method, so that the typed reads fit without an assertion.
  read(parts: Parts, input: unknown, inbox: Folder | null): unknown;
}
const loose: Readonly<Partial<Record<CallName, LooseRead['read']>>> = reads;

/**
 * Answers a read before this run's proof from what was stored under an earlier one; null where it cannot. Nothing is
 * asked of the server, and an id of another mailbox gets nothing.
 */
export function answerEarly(parts: Parts, name: CallName, input: unknown): Result<unknown> | null {
  const read = loose[name];
  if (read === undefined || parts.known.isRefused) return null;
  const proved = provedBefore(parts.store);
  if (proved === null || foreignId(proved.moniker, input) !== null) return null;
  const stored = read(parts, input, inboxOf(proved));
  return stored === null ? null : success(stored);
}
