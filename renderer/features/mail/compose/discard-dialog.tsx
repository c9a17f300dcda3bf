import { Button } from '../../../components/forms/button.tsx';
import { Dialog } from '../../../components/layout/dialog.tsx';
import { composeStore, useComposeStore } from './compose-store.ts';

/** Asks before what was written is lost; drafts are not kept on the server. */
export function DiscardDialog(props: { readonly sessionId: string }) {
  const { sessionId } = props;
  const leaving = useComposeStore((store) => store.leaving[sessionId]);
  const { discard, stay } = composeStore();
  return (
    <Dialog
      footer={
        <>
          <Button onClick={() => stay(sessionId)}>Keep writing</Button>
          <Button onClick={() => discard(sessionId)} variant="danger">
            Discard the text
          </Button>
        </>
      }
      isOpen={leaving !== undefined}
      onClose={() => stay(sessionId)}
      size="small"
      title="Discard what you wrote?"
    >
      <p>It has not been sent, and no copy will be kept.</p>
    </Dialog>
  );
}
