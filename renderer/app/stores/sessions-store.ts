import { create } from 'zustand';
import type { Access } from '../../../shared/model/identity.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Result } from '../../../shared/result.ts';
import { request } from '../bridge.ts';

interface SessionsStore {
  /** By session id. */
  readonly sessions: Readonly<Record<string, Session>>;
  /** What of a session was on screen at some time: its stored copy only, or the mailbox after its proof. */
  readonly shown: Readonly<Record<string, 'stored' | 'proved'>>;
  readonly load: () => Promise<void>;
  readonly changed: (session: Session) => void;
  /** Opens a mailbox; the session that comes back is still opening. */
  readonly open: (accountId: string, address: string, access: Access) => Promise<Result<Session>>;
  readonly close: (sessionId: string) => Promise<Result<null>>;
  /** Lets an impersonated mailbox write, with the identities that were on screen. */
  readonly allowWrites: (session: Session, reason: string, minutes: number) => Promise<Result<Session>>;
  readonly endWrites: (sessionId: string) => Promise<Result<Session>>;
}

/** Every session of this run, as main last told of it. */
export const useSessionsStore = create<SessionsStore>((set, get) => {
  function keep(session: Session): void {
    const { sessions, shown } = get();
    const { sessionId, state } = session;
    const now = state.state === 'open' ? 'proved' : isReadable(session) ? 'stored' : null;
    set({
      sessions: { ...sessions, [sessionId]: session },
      shown: now === null || shown[sessionId] === 'proved' ? shown : { ...shown, [sessionId]: now },
    });
  }
  function kept(answer: Result<Session>): Result<Session> {
    if (answer.ok) keep(answer.value);
    return answer;
  }
  return {
    sessions: {},
    shown: {},
    load: async () => {
      const answer = await request('session.list', {});
      if (answer.ok) set({ sessions: Object.fromEntries(answer.value.map((one) => [one.sessionId, one])) });
    },
    changed: keep,
    open: async (accountId, address, access) => {
      const answer = await request('mailbox.open', { accountId, address, access });
      if (!answer.ok) return answer;
      // `session.changed` may have overtaken the answer with a later state, which then stands.
      const known = get().sessions[answer.value.sessionId];
      if (known === undefined) keep(answer.value);
      return answer;
    },
    close: async (sessionId) => await request('session.close', { sessionId }),
    allowWrites: async (session, reason, minutes) => {
      const { sessionId, identities } = session;
      return kept(await request('session.allowWrites', { sessionId, identities, reason, minutes }));
    },
    endWrites: async (sessionId) => kept(await request('session.endWrites', { sessionId })),
  };
});

/** Whether content of the session may be on screen: it is proved, or its stored copy is being confirmed. */
export function isReadable({ state }: Session): boolean {
  return state.state === 'open' || (state.state === 'opening' && state.isReadable);
}

/** The newest session on a remembered mailbox, closed ones aside; null where there is none. */
export function sessionOfMailbox(
  sessions: Readonly<Record<string, Session>>,
  mailboxId: string,
): Session | null {
  const live = Object.values(sessions).filter(
    (session) => session.mailboxId === mailboxId && session.state.state !== 'closed',
  );
  return live.at(-1) ?? null;
}

/** The newest session on a mailbox, drawn anew when it changes. */
export function useSessionOfMailbox(mailboxId: string | null): Session | null {
  return useSessionsStore((store) =>
    mailboxId === null ? null : sessionOfMailbox(store.sessions, mailboxId),
  );
}
