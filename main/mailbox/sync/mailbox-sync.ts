import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { StoreFailure } from '../../store/store-failure.ts';
import type { Noticed } from '../opening/opening-calls.ts';
import type { Clock } from '../../clock.ts';
import type { ThreadContext } from '../context.ts';
import type { Synchronising } from '../synchronising.ts';
import type { Leftovers } from '../compose/leftovers.ts';
import { followCalendar } from './calendar-stretches.ts';
import { Coalesced } from './coalesce.ts';
import { hasOtherRight, syncFolder } from './folder-sync.ts';
import { findFolder, refreshCounts, syncFolders } from './folder-tree.ts';
import type { KeptPage } from './items-round.ts';
import { retryAfterMs } from './retry.ts';

type Parts = Pick<
  ThreadContext,
  'service' | 'store' | 'known' | 'start' | 'quiet' | 'tellEvent' | 'tellDefect'
> & { readonly clock: Clock; readonly leftovers: Leftovers };

/** Folders that are synchronised at the same time: a small one need not wait for a large one. */
const AT_ONCE = 2;
/** A list is told to have changed at most so often. */
const TELL_EVERY_MS = 250;
/** A folder that somebody looks at again after so long is asked for news, should no notification have come. */
const FRESH_MS = 60_000;

/** What is known of one folder's synchronisation in this run. */
interface Work {
  state: 'idle' | 'waiting' | 'running';
  /** Something happened while it ran. */
  isDirty: boolean;
  /** Failed rounds since the last good one. */
  failures: number;
  /** When it was last brought up to date, on the monotonic clock. */
  doneAt: number;
  readonly tell: Coalesced<{ readonly total: number; readonly asOf: string }>;
  /** Who waits for the end of the round that begins next. */
  readonly waiting: ((failure: Failure | null) => void)[];
}

/**
 * Keeps the store of one session up with its server: the folder tree, the inbox, the calendar, and every folder that
 * somebody has looked at in this run. It begins after the opening, works when something is noticed or looked at, and
 * lets whatever a person waits for go first.
 */
export class MailboxSync implements Synchronising {
  readonly #parts: Parts;
  readonly #work = new Map<string, Work>();
  readonly #queue: string[] = [];
  readonly #abort = new AbortController();
  #running = 0;
  #tree: Promise<void> = Promise.resolve();
  #isTreeWaiting = false;
  #treeFailures = 0;
  #idle: (() => void)[] = [];
  #others = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The mailbox is proved: takes the folders as proved, then catches up with what happened since the last run. */
  begin(): void {
    this.#track(this.#catchUp());
  }

  /** Reads the folder tree, for a call that waits for it. */
  async readTree(): Promise<Result<null>> {
    const read = await syncFolders(this.#parts);
    return read.ok ? success(null) : read;
  }

  /** Somebody looks at a folder's list. */
  look(folderId: string): void {
    const work = this.#workOn(folderId);
    const isFresh = this.#parts.clock.now() - work.doneAt < FRESH_MS;
    if (!isFresh && work.state === 'idle') this.#want(folderId);
  }

  /**
   * Asks the server for what is new in a folder, because somebody has asked for it, and settles once that is stored. A
   * folder that is not stored whole is not waited for: its list is read from the server anyway. One that the tree does not
   * have is asked for first, and fails as the server says.
   */
  async refresh(folderId: string): Promise<Result<null>> {
    const { store } = this.#parts;
    if (!store.progress(folderId).isComplete) {
      const isKnown = store.folders()?.folders.some((folder) => folder.folderId === folderId) === true;
      const found = isKnown ? success(null) : await findFolder(this.#parts, folderId);
      if (!found.ok) return found;
      this.look(folderId);
      return success(null);
    }
    const { waiting } = this.#workOn(folderId);
    const round = new Promise<Failure | null>((resolve) => waiting.push(resolve));
    this.#want(folderId);
    this.#track(this.#counts([folderId]));
    const failure = await round;
    return failure === null ? success(null) : failed(failure);
  }

  /** Something has changed in these folders, or may have changed anywhere. */
  noticed({ folderIds, isTreeChanged }: Noticed): void {
    const { store, known } = this.#parts;
    const tree = store.folders()?.folders ?? [];
    const all = folderIds ?? tree.map(({ folderId }) => folderId);
    const ids = all.filter((folderId) => known.rights.has(folderId));
    const isUnknown = folderIds !== null && ids.length < all.length;
    if (isTreeChanged || folderIds === null || isUnknown) this.#track(this.#refreshTree());
    for (const folderId of ids) {
      if (folderId === this.#inbox() || this.#work.has(folderId)) this.#want(folderId);
    }
    this.#track(this.#counts(ids));
    const calendar = known.folders.get('calendar')?.folderId;
    if (calendar !== undefined && (folderIds === null || folderIds.includes(calendar)))
      this.#track(followCalendar(this.#parts, folderIds === null));
  }

  /** Settles once nothing is under way and nothing waits, retries apart. */
  async settled(): Promise<void> {
    if (this.#isIdle()) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Ends what is under way; nothing begins any more. */
  end(): void {
    this.#abort.abort();
    this.#queue.length = 0;
    for (const { waiting } of this.#work.values()) answer(waiting, { kind: 'session-crashed' });
  }

  async #catchUp(): Promise<void> {
    const { store } = this.#parts;
    const known = store.folders()?.folders ?? [];
    store.markCalendarStale();
    await this.#refreshTree();
    // Changed counts and rights are no change of the tree.
    await this.#counts(known.map(({ folderId }) => folderId));
    this.#want(this.#inbox());
  }

  #inbox(): string | null {
    return this.#parts.known.folders.get('inbox')?.folderId ?? null;
  }

  #workOn(folderId: string): Work {
    const { clock, tellEvent } = this.#parts;
    const work = this.#work.get(folderId) ?? {
      state: 'idle',
      isDirty: false,
      failures: 0,
      doneAt: -Infinity,
      waiting: [],
      tell: new Coalesced(clock, TELL_EVERY_MS, (news) => tellEvent({ event: 'folder', folderId, ...news })),
    };
    this.#work.set(folderId, work);
    return work;
  }

  #want(folderId: string | null): void {
    if (folderId === null || this.#abort.signal.aborted) return;
    const work = this.#workOn(folderId);
    if (work.state === 'running') work.isDirty = true;
    if (work.state !== 'idle') return;
    work.state = 'waiting';
    // News of a folder that is here is a small matter; a folder that is not may take a hundred pages.
    if (this.#parts.store.progress(folderId).isComplete) this.#queue.unshift(folderId);
    else this.#queue.push(folderId);
    this.#next();
  }

  #next(): void {
    while (this.#running < AT_ONCE) {
      const folderId = this.#queue.shift();
      if (folderId === undefined) break;
      this.#running += 1;
      this.#parts.leftovers.stir();
      void this.#run(folderId);
    }
    this.#settle();
  }

  async #run(folderId: string): Promise<void> {
    const work = this.#workOn(folderId);
    work.state = 'running';
    work.isDirty = false;
    const waiting = work.waiting.splice(0);
    const failure = await this.#round(folderId, work);
    work.state = 'idle';
    this.#running -= 1;
    // A store that failed was made anew, and the round begins at once again.
    if (failure === 'store') work.waiting.push(...waiting);
    else answer(waiting, failure);
    // Whether another round follows a failure is open: who came during this one is not left waiting for it.
    if (failure !== null && failure !== 'store') answer(work.waiting, failure);
    if (failure === null) {
      work.failures = 0;
      work.doneAt = this.#parts.clock.now();
      if (work.isDirty) this.#want(folderId);
    } else this.#later(folderId, work, failure);
    this.#next();
  }

  async #round(folderId: string, work: Work): Promise<Failure | 'store' | null> {
    const { store, leftovers } = this.#parts;
    const tell = (): void => {
      const { isComplete, total, asOf } = store.progress(folderId);
      if (isComplete && asOf !== null) work.tell.tell({ total, asOf });
    };
    const onPage = ({ changes }: KeptPage): void => {
      leftovers.add(changes);
      tell();
    };
    try {
      const done = await syncFolder(this.#parts, folderId, { onPage, signal: this.#abort.signal });
      return done.ok ? null : done.failure;
    } catch (error) {
      if (error instanceof StoreFailure) return 'store';
      this.#tellDefect(error);
      return { kind: 'session-crashed' };
    }
  }

  #later(folderId: string, work: Work, failure: Failure | 'store'): void {
    work.failures += 1;
    const waitMs = failure === 'store' ? 0 : retryAfterMs(failure, work.failures);
    if (waitMs !== null) this.#parts.clock.after(waitMs, () => this.#want(folderId));
  }

  /** One look at the tree at a time; a wish that comes meanwhile is answered by one more. */
  async #refreshTree(): Promise<void> {
    if (this.#isTreeWaiting) return await this.#tree;
    this.#isTreeWaiting = true;
    this.#tree = this.#afterTree(this.#tree);
    return await this.#tree;
  }

  async #afterTree(before: Promise<void>): Promise<void> {
    await before;
    this.#isTreeWaiting = false;
    const failure = await this.#tellIfChanged(() => syncFolders(this.#parts));
    this.#treeFailures = failure === null ? 0 : this.#treeFailures + 1;
    const waitMs = failure === null ? null : retryAfterMs(failure, this.#treeFailures);
    if (waitMs !== null) this.#parts.clock.after(waitMs, () => this.#track(this.#refreshTree()));
  }

  async #counts(folderIds: readonly string[]): Promise<void> {
    await this.#tellIfChanged(() => refreshCounts(this.#parts, folderIds));
    // Rights come with the counts: where one has changed, what may be seen of the rows has as well.
    for (const folderId of this.#work.keys()) if (hasOtherRight(this.#parts, folderId)) this.#want(folderId);
  }

  /** Gives why the look failed; null when it did not. */
  async #tellIfChanged(look: () => Promise<Result<boolean>>): Promise<Failure | null> {
    try {
      const changed = await look();
      if (changed.ok && changed.value) this.#parts.tellEvent({ event: 'folders' });
      return changed.ok ? null : changed.failure;
    } catch (error) {
      if (!(error instanceof StoreFailure)) this.#tellDefect(error);
      return { kind: 'session-crashed' };
    }
  }

  #track(work: Promise<unknown>): void {
    this.#others += 1;
    void work.finally(() => {
      this.#others -= 1;
      this.#settle();
    });
  }

  #isIdle(): boolean {
    return this.#running === 0 && this.#queue.length === 0 && this.#others === 0;
  }

  #settle(): void {
    if (!this.#isIdle()) return;
    this.#parts.leftovers.settle();
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #tellDefect(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#parts.tellDefect('a synchronisation threw', text);
  }
}

function answer(waiting: ((failure: Failure | null) => void)[], failure: Failure | null): void {
  for (const resolve of waiting.splice(0)) resolve(failure);
}
