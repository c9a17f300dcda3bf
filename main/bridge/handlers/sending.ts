import type { Input } from '../../../shared/contract.ts';
import { success } from '../../../shared/result.ts';
import type { MailboxSession } from '../../sessions/mailbox-session.ts';
import { journaledRead, journaledWrite } from '../../sessions/journaled-write.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';
import { sessionOf } from './sessions.ts';

type SendingHandlers = HandlersOf<'compose'> &
  Pick<HandlersOf<'message'>, 'message.send' | 'message.witness'>;

/** Writing a message, sending it once, and reading the copy back. */
export function sendingHandlers(parts: Parts): SendingHandlers {
  const { journal } = parts;
  return {
    'compose.begin': async ({ sessionId, kind, itemId }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), {
        name: 'beginCompose',
        input: { kind, itemId },
      }),
    'message.send': async ({ sessionId, identities: _shown, ...letter }) => {
      const session = sessionOf(parts, sessionId);
      // Before a byte leaves: a program that ends now must not offer it as if it had never been sent.
      await markSending(parts, session, letter.letterId, 'unknown');
      const named = {
        operation: 'CreateItem',
        summary: summarise(letter),
        itemId: letter.reference?.itemId ?? null,
      };
      const done = await journaledWrite(journal, session, named, { name: 'send', input: letter });
      if (done.ok) await parts.texts.drop(session.making, 'letter', letter.letterId);
      else if (done.failure.kind !== 'outcome-unknown')
        await markSending(parts, session, letter.letterId, 'writing');
      return done.ok ? success({ ...done.value.value, journalSequence: done.value.sequence }) : done;
    },
    'message.witness': async ({ sessionId, marker }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'witness', input: { marker } }),
  };
}

async function markSending(
  { texts }: Parts,
  { making }: MailboxSession,
  letterId: string | undefined,
  sending: 'writing' | 'unknown',
): Promise<void> {
  if (letterId !== undefined) await texts.markSending(making, letterId, sending);
}

const KINDS = { new: 'Message', reply: 'Answer', replyAll: 'Answer to all', forward: 'Forward' } as const;
const MODES = { own: '', 'on-behalf': ', on behalf', as: ', sent as the mailbox' } as const;

/** Who was written to and how, never what: the journal keeps no subject. */
function summarise({
  kind,
  mode,
  to,
  cc,
  bcc,
}: Pick<Input<'message.send'>, 'kind' | 'mode' | 'to' | 'cc' | 'bcc'>): string {
  const addresses = [...to, ...cc, ...bcc].map(({ address }) => address);
  const named = addresses.slice(0, 3).join(', ');
  const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : '';
  return `${KINDS[kind]} to ${named}${more}${MODES[mode]}`;
}
