import { LinkDialog } from '../features/links/link-dialog.tsx';
import { RemoveAccountDialog } from '../features/accounts/remove-account-dialog.tsx';
import { SignInDialog } from '../features/accounts/sign-in-dialog.tsx';
import { AllowWritesDialog } from '../features/mailboxes/allow-writes-dialog.tsx';
import { ForgetMailboxDialog } from '../features/mailboxes/forget-mailbox-dialog.tsx';
import { OpenMailboxDialog } from '../features/mailboxes/open-mailbox-dialog.tsx';
import { OutboxDialog } from '../features/outbox/outbox-dialog.tsx';
import { ClosingDialog } from '../features/texts/closing-dialog.tsx';
import { assertNever } from '../../shared/result.ts';
import { KeysDialog } from './frame/keys-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { useViewStore } from './stores/view-store.ts';

/** The one dialog that is open, or none. */
export function Dialogs() {
  const dialog = useViewStore((view) => view.dialog);
  if (dialog === null) return null;
  switch (dialog.dialog) {
    case 'open-mailbox':
      return <OpenMailboxDialog accountId={dialog.accountId} address={dialog.address} />;
    case 'allow-writes':
      return <AllowWritesDialog sessionId={dialog.sessionId} />;
    case 'sign-in':
      return <SignInDialog accountId={dialog.accountId} />;
    case 'remove-account':
      return <RemoveAccountDialog accountId={dialog.accountId} />;
    case 'forget-mailbox':
      return <ForgetMailboxDialog mailboxId={dialog.mailboxId} />;
    case 'link':
      return <LinkDialog index={dialog.index} itemId={dialog.itemId} sessionId={dialog.sessionId} />;
    case 'question':
      return <QuestionDialog onAnswer={dialog.answer} question={dialog.question} />;
    case 'closing':
      return <ClosingDialog />;
    case 'outbox':
      return <OutboxDialog />;
    case 'keys':
      return <KeysDialog />;
    default:
      return assertNever(dialog);
  }
}
