import type { EffectiveRights, Folder } from '../../../shared/model/folder.ts';
import { KeptForm } from '../../store/kept-form.ts';
import type { MailboxStore } from '../../store/mailbox-store.ts';

/** Names of the facts that a session remembers of its mailbox. */
const PROVED = 'session.proved';
const LEARNED = 'session.learned';

/** What an earlier opening proved: without it nothing in a store may be shown. */
export interface Proved {
  /** ISO 8601. */
  readonly provedAt: string;
  /** What the mailbox's ids carry; null where they are opaque. */
  readonly moniker: string | null;
  /** The folders that were proved, by their distinguished ids. */
  readonly folders: readonly Folder[];
}

/** What the directory and single items told of this session. */
export interface LearnedFact {
  /** ISO 8601. */
  readonly learnedAt: string;
  readonly names: { readonly authenticated: string; readonly mailbox: string };
  readonly itemRights: {
    readonly inbox: EffectiveRights | null;
    readonly calendar: EffectiveRights | null;
  };
}

const provedForm = new KeptForm<Proved>(1);
const learnedForm = new KeptForm<LearnedFact>(1);

/** What an earlier opening proved of the mailbox in this store; null when none did. */
export function provedBefore(store: MailboxStore): Proved | null {
  return provedForm.read(store.fact(PROVED));
}

/** Remembers what this opening has proved. */
export function rememberProof(store: MailboxStore, fact: Proved): void {
  store.setFact(PROVED, provedForm.write(fact));
}

/** What was learned the last time; null where nothing was, or a version of the app that differs wrote it. */
export function learnedBefore(store: MailboxStore): LearnedFact | null {
  return learnedForm.read(store.fact(LEARNED));
}

/** Remembers what was learned. */
export function rememberLearned(store: MailboxStore, fact: LearnedFact): void {
  store.setFact(LEARNED, learnedForm.write(fact));
}

/** The inbox among the folders that were proved. */
export function inboxOf({ folders }: Proved): Folder | null {
  return folders.find(({ distinguishedId }) => distinguishedId === 'inbox') ?? null;
}
