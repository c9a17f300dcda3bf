import type { RememberedMailbox } from '../../../shared/model/session.ts';
import { reopen } from '../../app/go.ts';
import { Button } from '../../components/forms/button.tsx';
import { EmptyState } from '../../components/lists/empty-state.tsx';

/** A mailbox on the list that is not open now. */
export function ClosedView(props: { readonly mailbox: RememberedMailbox }) {
  const { mailboxId, name, address } = props.mailbox;
  return (
    <EmptyState
      action={
        <Button onClick={() => void reopen(mailboxId)} variant="primary">
          Open
        </Button>
      }
      icon="inbox"
      title={`${name} is not open`}
    >
      Opening it signs in anew and proves that it is {address} that answers.
    </EmptyState>
  );
}
