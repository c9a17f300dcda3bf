import { create } from 'zustand';
import type { OutboxDecision, OutboxEntry } from '../../../shared/model/outbox.ts';
import type { Session } from '../../../shared/model/session.ts';
import { request } from '../../app/bridge.ts';
import { failureWords } from '../../app/failure-words.ts';
import { useStatusStore } from '../../app/stores/status-store.ts';
import { useToastsStore } from '../../app/stores/toasts-store.ts';
import { composeStore } from '../mail/compose/compose-store.ts';
import { decidedWords } from './outbox-words.ts';

interface OutboxStore {
  /** By session id. */
  readonly entries: Readonly<Record<string, readonly OutboxEntry[]>>;
  /** Entries that a decision is under way for. */
  readonly deciding: ReadonlySet<string>;
  readonly load: (sessionId: string) => Promise<void>;
  /** Main told what is in the outbox now. */
  readonly changed: (sessionId: string, entries: readonly OutboxEntry[]) => void;
  readonly decide: (session: Session, entry: OutboxEntry, decision: OutboxDecision) => Promise<void>;
  readonly forget: (sessionId: string) => void;
}

/** The writes of all sessions that have not come to their end. */
export const useOutboxStore = create<OutboxStore>((set, get) => ({
  entries: {},
  deciding: new Set(),
  load: async (sessionId) => {
    const answer = await request('outbox.list', { sessionId });
    if (answer.ok) get().changed(sessionId, answer.value.entries);
  },
  changed: (sessionId, entries) => {
    const before = get().entries[sessionId] ?? [];
    set({ entries: { ...get().entries, [sessionId]: entries } });
    for (const { entryId, failure } of entries) {
      const was = before.find((one) => one.entryId === entryId)?.failure ?? null;
      if (failure !== null && JSON.stringify(failure) !== JSON.stringify(was))
        useStatusStore.getState().lineTold(sessionId, failure);
    }
    for (const entry of before) {
      if (!wasFound(entry, entries, get().deciding)) continue;
      tellFound(entry);
      composeStore().wasSent(sessionId, entry.letterId);
    }
  },
  decide: async (session, entry, decision) => {
    const { sessionId, identities } = session;
    const { entryId, subject } = entry;
    if (get().deciding.has(entryId)) return;
    set({ deciding: new Set([...get().deciding, entryId]) });
    const answer = await request('outbox.decide', { sessionId, identities, entryId, decision });
    const text = answer.ok ? decidedWords(subject, answer.value) : failureWords(answer.failure).text;
    if (answer.ok && (answer.value.came === 'found' || answer.value.came === 'sent'))
      composeStore().wasSent(sessionId, entry.letterId);
    const isGood = answer.ok && ['found', 'sent', 'dismissed'].includes(answer.value.came);
    useToastsStore.getState().show({
      tone: isGood ? 'proved' : 'pending',
      topic: topicOf(entry),
      text,
    });
    await get().load(sessionId);
    // Only now: an entry that leaves the list by this decision was not found by anybody.
    set({ deciding: new Set([...get().deciding].filter((one) => one !== entryId)) });
  },
  forget: (sessionId) => {
    const { [sessionId]: _forgotten, ...entries } = get().entries;
    set({ entries });
  },
}));

/** What was unknown and is in the outbox no more was found by a look of its own, unless the person decided it. */
function wasFound(
  { entryId, state }: OutboxEntry,
  now: readonly OutboxEntry[],
  deciding: ReadonlySet<string>,
): boolean {
  return state === 'unknown' && !deciding.has(entryId) && !now.some((one) => one.entryId === entryId);
}

/** A newer word on a write takes the place of an older one. */
function topicOf({ entryId }: OutboxEntry): string {
  return `outbox ${entryId}`;
}

function tellFound(entry: OutboxEntry): void {
  const { subject } = entry;
  const name = subject === '' ? 'Sent, but not confirmed' : `“${subject}”`;
  useToastsStore.getState().show({
    tone: 'proved',
    topic: topicOf(entry),
    text: `${name} was found in the mailbox: it went out once, and nothing was sent twice.`,
  });
}
