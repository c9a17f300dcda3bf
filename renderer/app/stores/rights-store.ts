import { useEffect } from 'react';
import { create } from 'zustand';
import type { EffectiveRights, FolderActs } from '../../../shared/model/folder.ts';
import type { Session } from '../../../shared/model/session.ts';
import { mayDo, type Act } from '../../../shared/may-do.ts';
import type { Reason } from '../../components/words/why-not.tsx';
import { request } from '../bridge.ts';

interface RightsState {
  /** By session, then by folder id; null while it is asked for and where it could not be told. */
  readonly acts: Readonly<Record<string, Readonly<Record<string, FolderActs | null>>>>;
  readonly ask: (sessionId: string, folderId: string) => Promise<void>;
  /** Folders have changed, or the session has ended: what was told of them is asked for again when it is needed. */
  readonly forget: (sessionId: string) => void;
}

/** What may be done in the folders of each session, as main has told. */
export const useRightsStore = create<RightsState>()((set, get) => {
  function keep(sessionId: string, folderId: string, told: FolderActs | null): void {
    const { acts } = get();
    set({ acts: { ...acts, [sessionId]: { ...acts[sessionId], [folderId]: told } } });
  }
  return {
    acts: {},
    ask: async (sessionId, folderId) => {
      if (get().acts[sessionId]?.[folderId] !== undefined) return;
      keep(sessionId, folderId, null);
      const answer = await request('folder.acts', { sessionId, folderId });
      if (answer.ok) keep(sessionId, folderId, answer.value);
    },
    forget: (sessionId) => set(({ acts: { [sessionId]: _forgotten, ...acts } }) => ({ acts })),
  };
});

/** Has a view know what may be done in the folder that it shows; asked once the session knows its own level. */
export function useFolderActs(
  { sessionId, state, level }: Session,
  folderId: string | null,
): FolderActs | null {
  const told = useRightsStore((store) => (folderId === null ? null : store.acts[sessionId]?.[folderId]));
  const isReady = state.state === 'open' && level !== null;
  useEffect(() => {
    if (isReady && folderId !== null && told === undefined)
      void useRightsStore.getState().ask(sessionId, folderId);
  }, [isReady, sessionId, folderId, told]);
  return told ?? null;
}

/**
 * Why something may not be done, null where it may or where only trying tells. The rights of the very item, where it was
 * read, count before what another one told of the folder.
 */
export function whyNotDo(
  act: Act,
  { acts, item }: { readonly acts: FolderActs | null; readonly item: EffectiveRights | null },
): Reason | null {
  const ofItem = act === 'change' || act === 'delete' ? item : null;
  if (ofItem !== null && mayDo(act, { folder: null, items: null, item: ofItem }).isAllowed) return null;
  const told = acts?.[act] ?? null;
  if (ofItem === null && (told === null || told.isAllowed || told.isGuess)) return null;
  return told?.whyNot ?? wordsOf[act];
}

const wordsOf: Readonly<Record<Act, string>> = {
  read: 'You may not read this folder.',
  create: 'You may not put anything into this folder.',
  change: 'You may not change this item.',
  delete: 'You may not delete this item.',
};
