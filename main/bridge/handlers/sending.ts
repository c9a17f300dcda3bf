import type { Input } from '../../../shared/contract.ts';
import { success } from '../../../shared/result.ts';
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
      const named = {
        operation: 'CreateItem',
        summary: summarise(letter),
        itemId: letter.reference?.itemId ?? null,
      };
      const done = await journaledWrite(journal, sessionOf(parts, sessionId), named, {
        name: 'send',
        input: letter,
      });
      return done.ok ? success({ ...done.value.value, journalSequence: done.value.sequence }) : done;
    },
    'message.witness': async ({ sessionId, marker }) =>
      await journaledRead(journal, sessionOf(parts, sessionId), { name: 'witness', input: { marker } }),
  };
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
