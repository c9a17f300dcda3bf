import { viewActions } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { EmptyState } from '../../components/lists/empty-state.tsx';

/** What stands there while no mailbox is chosen. */
export function NoMailboxView() {
  return (
    <EmptyState
      action={
        <Button
          icon="add"
          onClick={() => viewActions().showDialog({ dialog: 'open-mailbox', accountId: null, address: '' })}
          variant="primary"
        >
          Open mailbox…
        </Button>
      }
      icon="inbox"
      title="No mailbox on screen"
    >
      Mailboxes that you open stand at the left, grouped by how you may act in them. Choose one there, or open
      another by its address.
    </EmptyState>
  );
}
