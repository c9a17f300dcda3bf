import { Button } from '../../../components/forms/button.tsx';
import { Command } from '../../../components/lists/command.tsx';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { IdentityStrip } from '../../../components/people/identity-strip.tsx';
import { seenWords } from '../../../components/people/identity-facts.ts';
import { personName } from '../../../components/words/name-words.ts';
import { dateTimeWords } from '../../../components/words/time-words.ts';
import type { SendOption } from '../../../../shared/model/sending.ts';
import type { Session } from '../../../../shared/model/session.ts';

/** Asks before a way to send is tried again that turned out otherwise the last time: nobody is to be surprised twice. */
export function AskOtherwiseDialog(props: {
  readonly session: Session;
  readonly option: SendOption;
  readonly onSend: () => void;
  readonly onClose: () => void;
}) {
  const { session, option } = props;
  const { seenOtherwise, whyNot } = option;
  if (seenOtherwise === null) return null;
  return (
    <Dialog
      footer={
        <>
          <Button onClick={props.onClose}>Back to the message</Button>
          <Button onClick={props.onSend} variant="danger">
            {option.mode === 'as' ? `Send as ${personName(option.from)} anyway` : 'Send anyway'}
          </Button>
        </>
      }
      identity={<IdentityStrip chosen={option} session={session} variant="form" />}
      isOpen
      onClose={props.onClose}
      title="Recipients may see something else"
    >
      <p>
        The last message that was sent this way was read back {dateTimeWords(seenOtherwise.at)}: recipients
        saw <strong>{seenWords(seenOtherwise)}</strong>, not <strong>{seenWords(option)}</strong>. Unless the
        right was granted since, it will be so again.
      </p>
      {whyNot !== null && (
        <>
          <p>
            {whyNot.cause} {whyNot.who} can grant it:
          </p>
          {whyNot.command !== null && <Command text={whyNot.command} />}
        </>
      )}
    </Dialog>
  );
}
