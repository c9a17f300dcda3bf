import { Button } from '../../../components/forms/button.tsx';
import { IconButton } from '../../../components/forms/icon-button.tsx';
import { Notice } from '../../../components/layout/notice.tsx';
import { whyNotWrite } from '../../../app/why-not-write.ts';
import { htmlWords } from '../../../../shared/html-words.ts';
import type { Message } from '../../../../shared/model/message.ts';
import type { Session } from '../../../../shared/model/session.ts';
import { composeStore } from './compose-store.ts';
import { deleteMessage } from '../message-actions.ts';
import { whyNotFor, type Chosen } from '../use-mail-commands.ts';

/** What can be done with a message that was never sent: nobody has received it, and nobody can be answered. */
export function DraftTools(props: {
  readonly session: Session;
  readonly chosen: Chosen;
  readonly message: Message;
}) {
  const { session, chosen, message } = props;
  return (
    <>
      <div aria-label="Draft actions" className="message-tools" role="toolbar">
        <Button
          icon="add"
          onClick={() => void continueDraft(session.sessionId, message)}
          variant="primary"
          whyNot={whyNotWrite(session)}
        >
          Continue writing
        </Button>
        <span className="message-tools__end">
          <IconButton
            icon="trash"
            label={`Move to Deleted Items of ${session.names.mailbox}`}
            onClick={() => void deleteMessage(session, chosen.key, chosen.row)}
            shortcut="#"
            whyNot={whyNotFor(session, chosen, 'delete')}
          />
        </span>
      </div>
      <div className="reading-pane__notice">
        <Notice title="A draft: it has not been sent" tone="info">
          <p>
            Continue writing takes its recipients and its text into a new letter, without files and
            formatting. The draft itself stays in this folder until somebody deletes it.
          </p>
        </Notice>
      </div>
    </>
  );
}

/** Begins a letter with what the draft holds; a letter that is open is asked about first, and the draft left alone. */
export async function continueDraft(sessionId: string, message: Message): Promise<void> {
  const before = composeStore().letters[sessionId];
  await composeStore().begin(sessionId, { kind: 'new', itemId: null });
  const letter = composeStore().letters[sessionId];
  if (letter === undefined || letter.letterId === before?.letterId) return;
  const { to, cc, bcc, subject, body } = message;
  const text = body.type === 'text' ? body.content : htmlWords(body.content);
  composeStore().write(sessionId, { to, cc, bcc, subject, body: text });
}
