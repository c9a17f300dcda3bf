import type { Spares, WorkerKind } from './spare-workers.ts';

/** `.ts` when run from source, `.js` once built. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/**
 * Where a thread's file is. Inside a packed program it lies beside the archive: whether an ES module may be the entry of a
 * thread from within one differs between versions of Electron, and a file on the disk is certain.
 */
export function threadFile(path: string, from: string = import.meta.url): URL {
  const url = new URL(`${path}${EXTENSION}`, from);
  return new URL(url.href.replace('/app.asar/', '/app.asar.unpacked/'));
}

/** The threads of sessions, each of which has one mailbox. */
export const SESSION_WORKER: WorkerKind = {
  entry: threadFile('../mailbox/entry'),
  name: 'mailbox session',
  limits: {
    // A thread may use this much before V8 ends it alone: a hostile reply must not take the app along.
    maxOldGenerationSizeMb: 768,
    // Where young objects live. V8 would take 48 MiB for it in each thread. In 3 a page of a synchronisation outlives
    // several collections, which takes a sixth more processor time; beyond 9 nothing is gained. Idle threads give it back
    // (`mailbox/compose/leftovers.ts`).
    maxYoungGenerationSizeMb: 9,
  },
};

/** Two: whoever opens one mailbox often opens the next at once. */
export const SPARE_SESSIONS: Spares = { most: 2, othersAfterMs: 5000, firstAfterMs: 1500 };

/** The threads that watch the mailboxes of one account. */
export const WATCH_WORKER: WorkerKind = {
  entry: threadFile('../watch/thread/entry'),
  name: 'account watch',
  // A watch holds names only: some megabytes are plenty, and V8 ends it alone beyond that.
  limits: { maxOldGenerationSizeMb: 128 },
};

/** Few people have a second account, and nobody waits for its watch. */
export const SPARE_WATCHES: Spares = { most: 1, othersAfterMs: 5000, firstAfterMs: 5000 };
