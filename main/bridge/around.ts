import type { Input, Output, SessionRequestName } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import type { MailboxSession } from '../sessions/mailbox-session.ts';
import type { Parts } from './parts.ts';

/** The input of a request that a session answers, as far as all of them have it. */
export interface SessionInput {
  readonly sessionId: string;
  readonly identities?: object;
}

/** What main does of its own before a session is asked, and once it has answered. Methods, so that each may name its input. */
interface Around<N extends SessionRequestName> {
  before?(parts: Parts, session: MailboxSession, input: Input<N>): Promise<void>;
  after?(parts: Parts, session: MailboxSession, input: Input<N>, result: Result<Output<N>>): Promise<void>;
}

const saved: Around<'meeting.create' | 'meeting.update'> = {
  /** What the form held is saved: nothing of it is offered again. */
  after: async ({ texts }, { making }, _input, result) => {
    if (result.ok) await texts.drop(making, 'meeting');
  },
};

const declared: { readonly [N in SessionRequestName]?: Around<N> } = {
  'message.get': {
    after: async ({ frames }, _session, { sessionId, itemId }, result) => {
      if (result.ok) frames.rememberLinks(sessionId, itemId, result.value.links);
    },
  },
  'message.send': {
    // Before a byte leaves: a program that ends now must not offer it as if it had never been sent.
    before: async ({ texts }, { making }, { letterId }) => {
      if (letterId !== undefined) await texts.markSending(making, letterId, 'unknown');
    },
    after: async ({ texts }, { making }, { letterId }, result) => {
      if (result.ok) await texts.drop(making, 'letter', letterId);
      else if (letterId !== undefined && result.failure.kind !== 'outcome-unknown')
        await texts.markSending(making, letterId, 'writing');
    },
  },
  'meeting.create': saved,
  'meeting.update': saved,
};

interface Loose {
  before?(parts: Parts, session: MailboxSession, input: SessionInput): Promise<void>;
  after?(parts: Parts, session: MailboxSession, input: SessionInput, result: Result<unknown>): Promise<void>;
}

/** What main does beside the few requests where asking the session is not all. */
export const around: Readonly<Partial<Record<SessionRequestName, Loose>>> = declared;
