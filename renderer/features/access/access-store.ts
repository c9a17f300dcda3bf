import { create } from 'zustand';
import type { Failure } from '../../../shared/failure.ts';
import type { AccessReport } from '../../../shared/model/access-report.ts';
import { request } from '../../app/bridge.ts';
import { useStatusStore } from '../../app/stores/status-store.ts';

/** What is known of one session's access. */
export interface KnownAccess {
  readonly report: AccessReport | null;
  readonly failure: Failure | null;
  readonly isBusy: boolean;
}

/** Before anything was asked. */
export const unasked: KnownAccess = { report: null, failure: null, isBusy: false };

interface AccessStore {
  /** By session id: the last report stays, so that coming back paints at once. */
  readonly known: Readonly<Record<string, KnownAccess>>;
  readonly ask: (sessionId: string) => Promise<void>;
}

/** What each session may do in its mailbox, as main last told. */
export const useAccessStore = create<AccessStore>((set, get) => {
  function keep(sessionId: string, more: Partial<KnownAccess>): void {
    const before = get().known[sessionId] ?? unasked;
    set({ known: { ...get().known, [sessionId]: { ...before, ...more } } });
  }
  return {
    known: {},
    ask: async (sessionId) => {
      keep(sessionId, { isBusy: true });
      const answer = await request('session.access', { sessionId });
      if (!answer.ok) {
        keep(sessionId, { isBusy: false, failure: answer.failure });
        return;
      }
      keep(sessionId, { isBusy: false, failure: null, report: answer.value });
      const asOf = new Date().toISOString();
      useStatusStore.getState().reportFreshness(sessionId, 'access', { label: 'Access', asOf });
    },
  };
});
