import { useViewStore } from '../../app/stores/view-store.ts';
import { Button } from '../../components/forms/button.tsx';
import { Dialog } from '../../components/layout/dialog.tsx';
import { closingWords } from '../../../shared/closing-words.ts';
import { closeWindow } from './closing.ts';
import { useTextsStore } from './texts-store.ts';

/** Asks before the window closes over something that is written and not sent. */
export function ClosingDialog() {
  const keptIn = useTextsStore((store) => store.keptIn);
  const closeDialog = useViewStore((view) => view.closeDialog);
  const { title, detail, stay, close } = closingWords(keptIn !== 'memory');
  return (
    <Dialog
      footer={
        <>
          <Button onClick={() => void closeWindow()} variant={keptIn === 'memory' ? 'danger' : 'plain'}>
            {close}
          </Button>
          <Button onClick={closeDialog} variant="primary">
            {stay}
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      size="small"
      title={title}
    >
      <p>{detail}</p>
    </Dialog>
  );
}
