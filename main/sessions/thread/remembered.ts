import { z } from 'zod';
import { effectiveRights, folder, type Folder } from '../../../shared/model/folder.ts';
import { instant } from '../../../shared/model/identity.ts';
import type { MailboxStore } from '../../store/mailbox-store.ts';

/** Names of the facts that a session remembers of its mailbox. */
const PROVED = 'session.proved';
const LEARNED = 'session.learned';

const proved = z.strictObject({
  provedAt: instant,
  /** What the mailbox's ids carry; null where they are opaque. */
  moniker: z.string().nullable(),
  /** The folders that were proved, by their distinguished ids. */
  folders: z.array(folder),
});
/** What an earlier opening proved: without it nothing in a store may be shown. */
export type Proved = z.output<typeof proved>;

const learned = z.strictObject({
  learnedAt: instant,
  names: z.strictObject({ authenticated: z.string(), mailbox: z.string() }),
  itemRights: z.strictObject({
    inbox: effectiveRights.nullable(),
    calendar: effectiveRights.nullable(),
  }),
});
/** What the directory and single items told of this session. */
export type LearnedFact = z.output<typeof learned>;

/** What an earlier opening proved of the mailbox in this store; null when none did. */
export function provedBefore(store: MailboxStore): Proved | null {
  return read(store, PROVED, proved);
}

/** Remembers what this opening has proved. */
export function rememberProof(store: MailboxStore, fact: Proved): void {
  store.setFact(PROVED, JSON.stringify(fact));
}

/** What was learned the last time; null where nothing was, or a version of the app that differs wrote it. */
export function learnedBefore(store: MailboxStore): LearnedFact | null {
  return read(store, LEARNED, learned);
}

/** Remembers what was learned. */
export function rememberLearned(store: MailboxStore, fact: LearnedFact): void {
  store.setFact(LEARNED, JSON.stringify(fact));
}

/** The inbox among the folders that were proved. */
export function inboxOf({ folders }: Proved): Folder | null {
  return folders.find(({ distinguishedId }) => distinguishedId === 'inbox') ?? null;
}

function read<T>(store: MailboxStore, name: string, schema: z.ZodType<T>): T | null {
  const text = store.fact(name);
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // What an earlier version wrote in another form is as good as nothing.
  }
}
