import { cutText } from '../../../shared/cut-text.ts';
import { create } from 'zustand';
import { request } from '../../app/bridge.ts';
import { useStatusStore } from '../../app/stores/status-store.ts';
import { useToastsStore } from '../../app/stores/toasts-store.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Folder } from '../../../shared/model/folder.ts';
import type { MessagePage } from '../../../shared/model/message.ts';
import type { Result } from '../../../shared/result.ts';
import { arrivalWords } from './list/arrivals.ts';
import { indexOf, noRows, onlyWindows, windowSize, withPage, type Rows } from './list/message-rows.ts';

/** One folder's list, or one search in it, as it was left. */
export interface MessageList {
  readonly rows: Rows;
  /** Null until the first window has come. */
  readonly asOf: string | null;
  /** Who said so: a search shows what this computer has until Exchange has answered. */
  readonly source: MessagePage['source'] | null;
  /** What of it could not be read; null where all could. */
  readonly unreadable: MessagePage['unreadable'] | null;
  /** The folder changed while a window was on its way. */
  readonly isDoubted: boolean;
  /** Offsets of windows on their way. */
  readonly loading: ReadonlySet<number>;
  readonly failure: Failure | null;
  readonly selected: string | null;
  /** The place of the selected row, -1 before one is chosen; kept while its row is not known yet. */
  readonly selectedIndex: number;
  readonly scrollTop: number;
  /** Offsets of the windows that are drawn now, or were when the list left the screen. */
  readonly inSight: readonly number[];
}

/** One mailbox's mail as it was left. */
export interface MailPlace {
  readonly folders: readonly Folder[];
  readonly foldersFailure: Failure | null;
  readonly closedFolders: ReadonlySet<string>;
  /** Null until the inbox has answered. */
  readonly folderId: string | null;
  readonly search: string;
  readonly lists: Readonly<Record<string, MessageList>>;
  /** Why the inbox did not answer. */
  readonly failure: Failure | null;
}

interface MailState {
  /** By session id. */
  readonly places: Readonly<Record<string, MailPlace>>;
  readonly density: 'comfortable' | 'compact';
  /** Rows that a list has room for, as the one drawn last had; null before there was one. */
  readonly room: number | null;
  /** Null until a person has chosen: wide windows show the folders, narrow ones do not. */
  readonly showsFolders: boolean | null;
  readonly setShowsFolders: (showsFolders: boolean) => void;
  readonly setDensity: (density: 'comfortable' | 'compact') => void;
  readonly setRoom: (rows: number) => void;
  /** Asks for the folders and the inbox's first window at once, unless they are known. */
  readonly open: (sessionId: string) => Promise<void>;
  readonly loadFolders: (sessionId: string) => Promise<void>;
  readonly showFolder: (sessionId: string, folderId: string) => void;
  readonly searchFor: (sessionId: string, words: string) => void;
  /** Reads one window of a list; one that is on its way already is not asked for twice. */
  readonly readWindow: (sessionId: string, key: ListKey, offset: number) => Promise<void>;
  /** The folder has changed in the store: reads what is in sight of it again, and forgets the rest. */
  readonly refresh: (sessionId: string, folderId: string) => Promise<void>;
  /** The session has failed: nothing that was shown of it stays. */
  readonly forget: (sessionId: string) => void;
  readonly change: (sessionId: string, change: Partial<MailPlace>) => void;
  readonly changeList: (
    sessionId: string,
    key: ListKey,
    change: (list: MessageList) => Partial<MessageList>,
  ) => void;
}

/** Which list: a folder, and the words searched for in it. */
export interface ListKey {
  readonly folderId: string;
  readonly search: string;
}

/** Rows asked for first beyond those that there is room for: as many as a list draws out of sight. */
const SPARE_ROWS = 8;

/** A list that nobody has looked at yet. */
export const freshList: MessageList = {
  rows: noRows,
  asOf: null,
  source: null,
  unreadable: null,
  loading: new Set(),
  isDoubted: false,
  failure: null,
  selected: null,
  selectedIndex: -1,
  scrollTop: 0,
  inSight: [0],
};

/** A mailbox's mail that nobody has looked at yet. */
export const freshMail: MailPlace = {
  folders: [],
  foldersFailure: null,
  closedFolders: new Set(),
  folderId: null,
  search: '',
  lists: {},
  failure: null,
};

/** The name of a list among those of its mailbox. */
export function listName(key: ListKey): string {
  return `${key.folderId}\n${key.search}`;
}

/** The mail of all open sessions: folders, lists, and how each was left. */
export const useMailStore = create<MailState>()((set, get) => {
  function update(sessionId: string, change: (place: MailPlace) => Partial<MailPlace>): void {
    set(({ places }) => {
      const place = places[sessionId] ?? freshMail;
      return { places: { ...places, [sessionId]: { ...place, ...change(place) } } };
    });
  }
  function changeList(
    sessionId: string,
    key: ListKey,
    change: (list: MessageList) => Partial<MessageList>,
  ): void {
    update(sessionId, ({ lists }) => {
      const list = lists[listName(key)] ?? freshList;
      return { lists: { ...lists, [listName(key)]: { ...list, ...change(list) } } };
    });
  }
  function take(sessionId: string, key: ListKey, offset: number, answer: Result<MessagePage>): void {
    changeList(sessionId, key, (list) => {
      const { rows: known, loading } = list;
      const others = new Set([...loading].filter((one) => one !== offset));
      if (!answer.ok) return { loading: others, failure: answer.failure };
      const rows = withPage(known, answer.value);
      const { asOf, source, unreadable = null } = answer.value;
      return { rows, asOf, source, unreadable, loading: others, failure: null, ...selectionIn(rows, list) };
    });
    if (answer.ok) reportAge(sessionId, get().places[sessionId] ?? freshMail, answer.value);
  }
  /** Openings on their way, by session id: whoever asks meanwhile waits for the same answer. */
  const opening = new Map<string, Promise<unknown>>();
  async function openFirst(sessionId: string): Promise<unknown> {
    update(sessionId, () => ({ failure: null }));
    return await Promise.all([showFirstPage(sessionId), get().loadFolders(sessionId)]);
  }
  /** Rows are shown as soon as they are there: the folders of an unknown mailbox take further round trips. */
  async function showFirstPage(sessionId: string): Promise<void> {
    const { room } = get();
    // More than is seen at once would only come later; the list itself asks for what is below.
    const limit = room === null ? {} : { limit: Math.min(room + SPARE_ROWS, windowSize) };
    const page = await request('message.firstPage', { sessionId, ...limit });
    if (!page.ok) return update(sessionId, () => ({ failure: page.failure }));
    const { folderId } = page.value;
    take(sessionId, { folderId, search: '' }, 0, page);
    // A person who chose another folder meanwhile stays there.
    update(sessionId, (now) => ({ folderId: now.folderId ?? folderId }));
  }
  /** Shows what this computer has of a search, unless Exchange was quicker. */
  async function showStored(sessionId: string, { folderId, search }: ListKey): Promise<void> {
    const found = await request('message.search', {
      sessionId,
      words: search,
      folderId,
      offset: 0,
      limit: windowSize,
    });
    const list = get().places[sessionId]?.lists[listName({ folderId, search })];
    if (!found.ok || found.value.asOf === null || list?.source === 'server') return;
    const { rows, total, asOf } = found.value;
    changeList(sessionId, { folderId, search }, (now) => ({
      rows: withPage(now.rows, { folderId, offset: 0, total, rows, asOf, source: 'store' }),
      asOf,
      source: 'store',
    }));
  }
  return {
    places: {},
    density: 'comfortable',
    room: null,
    showsFolders: null,
    setShowsFolders: (showsFolders) => set({ showsFolders }),
    setDensity: (density) => set({ density }),
    setRoom: (room) => set((before) => (before.room === room ? before : { room })),
    open: async (sessionId) => {
      const place = get().places[sessionId];
      if (place !== undefined && place.folderId !== null) return;
      const asking = opening.get(sessionId) ?? openFirst(sessionId);
      opening.set(sessionId, asking);
      await asking.finally(() => opening.delete(sessionId));
    },
    loadFolders: async (sessionId) => {
      const answer = await request('folder.list', { sessionId });
      update(sessionId, () =>
        answer.ok ? { folders: answer.value, foldersFailure: null } : { foldersFailure: answer.failure },
      );
    },
    showFolder: (sessionId, folderId) => update(sessionId, () => ({ folderId, search: '' })),
    searchFor: (sessionId, words) => update(sessionId, () => ({ search: cutText(words.trim(), 200) })),
    readWindow: async (sessionId, key, offset) => {
      const list = get().places[sessionId]?.lists[listName(key)];
      if (list?.loading.has(offset) === true) return;
      changeList(sessionId, key, ({ loading }) => ({
        loading: new Set([...loading, offset]),
        failure: null,
      }));
      const asking = request('message.list', { sessionId, ...key, offset, limit: windowSize });
      if (key.search !== '' && offset === 0) void showStored(sessionId, key);
      take(sessionId, key, offset, await asking);
    },
    refresh: async (sessionId, folderId) => {
      const key = { folderId, search: '' };
      const list = get().places[sessionId]?.lists[listName(key)];
      if (list === undefined) return;
      // A window on its way may have left before the change: it is asked for once more when it has come.
      if (list.loading.size > 0) return changeList(sessionId, key, () => ({ isDoubted: true }));
      const { inSight } = list;
      changeList(sessionId, key, ({ rows }) => ({ rows: onlyWindows(rows, inSight), isDoubted: false }));
      await Promise.all(inSight.map((offset) => get().readWindow(sessionId, key, offset)));
      if (get().places[sessionId]?.lists[listName(key)]?.isDoubted === true)
        await get().refresh(sessionId, folderId);
      else tellArrivals(list.rows, get().places[sessionId]?.lists[listName(key)]?.rows ?? noRows);
    },
    forget: (sessionId) => set(({ places: { [sessionId]: _forgotten, ...places } }) => ({ places })),
    change: (sessionId, change) => update(sessionId, () => change),
    changeList,
  };
});

/** The store as it is now, outside of drawing. */
export function mailStore(): MailState {
  return useMailStore.getState();
}

/** Whether a mailbox’s inbox has answered, with rows or with a failure. */
export function hasAnswered(place: MailPlace | undefined): boolean {
  return place !== undefined && (place.folderId !== null || place.failure !== null);
}

/** The list that a mailbox shows now, or null before the inbox has answered. */
export function keyShown(place: MailPlace): ListKey | null {
  return place.folderId === null ? null : { folderId: place.folderId, search: place.search };
}

/** Where the selection is after rows have come: it follows its message, and takes the row that it waited for. */
function selectionIn(rows: Rows, list: MessageList): Pick<MessageList, 'selected' | 'selectedIndex'> {
  const { selected, selectedIndex } = list;
  if (selected === null) return { selected: rows.byIndex.get(selectedIndex)?.itemId ?? null, selectedIndex };
  const index = indexOf(rows, selected);
  return { selected, selectedIndex: index === -1 ? Math.min(selectedIndex, rows.total - 1) : index };
}

function reportAge(sessionId: string, place: MailPlace, { folderId, asOf }: MessagePage): void {
  const { folders } = place;
  // A folder that is not on screen has an age of its own.
  if (place.folderId !== null && place.folderId !== folderId) return;
  const label = folders.find((folder) => folder.folderId === folderId)?.displayName ?? 'Inbox';
  useStatusStore.getState().reportFreshness(sessionId, 'mail', { label, asOf });
}

function tellArrivals(before: Rows, now: Rows): void {
  const words = arrivalWords(before, now);
  if (words !== '') useToastsStore.getState().announce(words);
}
