import { create } from 'zustand';
import { request } from '../../../app/bridge.ts';
import type { Failure } from '../../../../shared/failure.ts';
import type { Message } from '../../../../shared/model/message.ts';

/** Where a message that was asked for is. */
export type OpenMessage =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly message: Message }
  | { readonly state: 'failed'; readonly failure: Failure };

interface MessagesState {
  /** By `messageName`, the one asked for last at the end. */
  readonly messages: ReadonlyMap<string, OpenMessage>;
  /** Reads a message, unless it is known with this change key. */
  readonly read: (sessionId: string, itemId: string, changeKey: string) => Promise<void>;
  readonly forget: (sessionId: string, itemId: string) => void;
  /** The session has failed: nothing that was shown of it stays. */
  readonly forgetAll: (sessionId: string) => void;
  /** Puts what a write has changed into a message that is known. */
  readonly change: (sessionId: string, itemId: string, change: Partial<Message>) => void;
}

/** So many messages are kept in memory over all sessions. */
const keptMessages = 60;

/** The store as it is now, outside of drawing. */
export function messagesStore(): MessagesState {
  return useMessagesStore.getState();
}

/** Names a message among all sessions': the same message in two sessions is two things. */
export function messageName(sessionId: string, itemId: string): string {
  return `${sessionId}\n${itemId}`;
}

/** Messages as they were last read, so that going back paints at once. */
export const useMessagesStore = create<MessagesState>()((set, get) => {
  function keep(name: string, message: OpenMessage): void {
    const messages = new Map(get().messages);
    messages.delete(name);
    messages.set(name, message);
    const oldest = messages.keys().next();
    if (messages.size > keptMessages && oldest.done !== true) messages.delete(oldest.value);
    set({ messages });
  }
  return {
    messages: new Map(),
    read: async (sessionId, itemId, changeKey) => {
      const name = messageName(sessionId, itemId);
      const known = get().messages.get(name);
      if (known?.state === 'loading') return;
      if (known?.state === 'loaded' && known.message.changeKey === changeKey) return;
      // A message that is known and has changed stays on screen until the new one is there.
      if (known?.state !== 'loaded') keep(name, { state: 'loading' });
      const answer = await request('message.get', { sessionId, itemId });
      keep(
        name,
        answer.ok ? { state: 'loaded', message: answer.value } : { state: 'failed', failure: answer.failure },
      );
    },
    forget: (sessionId, itemId) => {
      const messages = new Map(get().messages);
      messages.delete(messageName(sessionId, itemId));
      set({ messages });
    },
    forgetAll: (sessionId) =>
      set({
        messages: new Map([...get().messages].filter(([name]) => !name.startsWith(`${sessionId}\n`))),
      }),
    change: (sessionId, itemId, change) => {
      const name = messageName(sessionId, itemId);
      const known = get().messages.get(name);
      if (known?.state !== 'loaded') return;
      const message = { ...known.message, ...change };
      if (message.itemId === itemId) return keep(name, { state: 'loaded', message });
      get().forget(sessionId, itemId);
      return keep(messageName(sessionId, message.itemId), { state: 'loaded', message });
    },
  };
});
