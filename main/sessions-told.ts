import type { EventPayload } from '../shared/contract/index.ts';
import type { Failure } from '../shared/failure.ts';
import { assertNever, success } from '../shared/result.ts';
import type { Journal } from './journal/journal.ts';
import { RefusalLimit } from './journal/refusal-limit.ts';
import type { SessionEvent } from './mailbox/thread-messages.ts';
import { endingOf } from './journal/ending-of.ts';
import type { MailboxSession } from './sessions/mailbox-session.ts';
import type { SessionsTold } from './sessions/sessions.ts';
import type { Parts } from './bridge/parts.ts';

const OPENINGS = {
  own: 'Open one’s own mailbox',
  delegate: 'Open the mailbox as a delegate',
  impersonation: 'Open the mailbox by impersonation',
} as const;

/** Openings are acts: one's own mailbox too, so that the journal says when work as somebody began. */
export function sessionsTold(
  journal: Journal,
  emit: Parts['emit'],
  accounts: () => EventPayload<'accounts.changed'>,
): SessionsTold {
  const begun = new WeakMap<MailboxSession, number>();
  const limit = new RefusalLimit();
  return {
    onSession: (session) => emit('session.changed', session),
    onAccounts: () => emit('accounts.changed', accounts()),
    onMailboxes: (mailboxes) => emit('mailboxes.changed', mailboxes),
    onOpening: async (session) => {
      const summary = OPENINGS[session.identities.access];
      const sequence = await journal.begin({
        ...session.identities,
        operation: 'session.open',
        summary,
        itemId: null,
      });
      // Reading goes on without a journal, with a warning on screen; writes do not.
      if (sequence.ok) begun.set(session, sequence.value);
      return success(null);
    },
    onOpened: async (session, failure: Failure | null) => {
      const sequence = begun.get(session);
      if (sequence !== undefined)
        await journal.end(sequence, failure === null ? { outcome: 'done', code: null } : endingOf(failure));
      emit('accounts.changed', accounts());
    },
    onCrash: async (session) => {
      const act = {
        ...session.identities,
        operation: 'session.restart',
        summary: 'Its thread ended by itself',
      };
      await journal.refusal({ ...act, itemId: null }, 'session-crashed');
    },
    onEvent: (session, told) => {
      if (told.event === 'found') void recordFound(journal, session, told.kind);
      else if (told.event === 'misanswered') void recordMisanswered(journal, session, { ...told, limit });
      else emitEvent(emit, session.sessionId, told);
    },
  };
}

const FOUND = {
  message: 'A message whose answer never came was found: it was sent',
  meeting: 'A meeting’s change whose answer never came was found: it was made',
  answer: 'An answer to a meeting, itself unanswered, was found: it was sent',
} as const;

/** What stands in the journal as unknown is known now. */
async function recordFound(
  journal: Journal,
  { identities }: MailboxSession,
  kind: keyof typeof FOUND,
): Promise<void> {
  const act = { ...identities, operation: 'outbox.found', summary: FOUND[kind], itemId: null };
  const begun = await journal.begin(act);
  if (begun.ok) await journal.end(begun.value, { outcome: 'done', code: null });
}

/** A server that answers wrongly may do so to everything that a synchronisation asks: it must not fill the disk. */
async function recordMisanswered(
  journal: Journal,
  { identities }: MailboxSession,
  {
    operation,
    code,
    limit,
  }: { readonly operation: string; readonly code: string; readonly limit: RefusalLimit },
): Promise<void> {
  const held = limit.admit(Date.now());
  if (held === null) return;
  const more = held === 0 ? '' : `, and ${held} more before it that were only counted`;
  const summary = `An answer that did not fit what was asked was thrown away${more}`;
  await journal.refusal({ ...identities, operation, summary, itemId: null }, code);
}

function emitEvent(
  emit: Parts['emit'],
  sessionId: string,
  told: Exclude<SessionEvent, { readonly event: 'found' | 'misanswered' }>,
): void {
  switch (told.event) {
    // These two change the session itself, which tells of it.
    case 'readable':
    case 'store':
      return;
    case 'folder': {
      const { event: _event, ...folder } = told;
      emit('folder.changed', { sessionId, ...folder });
      return;
    }
    case 'folders':
      emit('folders.changed', { sessionId });
      return;
    case 'calendar':
      emit('calendar.changed', { sessionId });
      return;
    case 'outbox':
      emit('outbox.changed', { sessionId, entries: [...told.entries] });
      return;
    default:
      assertNever(told);
  }
}
