import { Button } from '../../../components/forms/button.tsx';
import { IconButton } from '../../../components/forms/icon-button.tsx';
import type { Session } from '../../../../shared/model/session.ts';
import { deleteMessage, markRead } from '../message-actions.ts';
import { beginLetter, whyNotFor, type Chosen } from '../use-mail-commands.ts';

/** What can be done with the message that is shown. */
export function MessageTools(props: { readonly session: Session; readonly chosen: Chosen }) {
  const { session, chosen } = props;
  const { key, row } = chosen;
  const whyNotAnswer = whyNotFor(session, chosen, 'answer');
  const answer = (kind: 'reply' | 'replyAll' | 'forward') => () =>
    beginLetter(session.sessionId, kind, row.itemId);
  return (
    <div aria-label="Message actions" className="message-tools" role="toolbar">
      <Button icon="reply" onClick={answer('reply')} shortcut="r" whyNot={whyNotAnswer}>
        Reply
      </Button>
      <Button icon="replyAll" onClick={answer('replyAll')} shortcut="a" whyNot={whyNotAnswer}>
        Reply all
      </Button>
      <Button icon="forwardMessage" onClick={answer('forward')} shortcut="f" whyNot={whyNotAnswer}>
        Forward
      </Button>
      <span className="message-tools__end">
        <Button
          onClick={() => void markRead(session, key, row, !row.isRead)}
          shortcut="u"
          variant="quiet"
          whyNot={whyNotFor(session, chosen, 'change')}
        >
          {row.isRead ? 'Mark unread' : 'Mark read'}
        </Button>
        <IconButton
          icon="trash"
          label={`Move to Deleted Items of ${session.names.mailbox}`}
          onClick={() => void deleteMessage(session, key, row)}
          shortcut="#"
          whyNot={whyNotFor(session, chosen, 'delete')}
        />
      </span>
    </div>
  );
}
