import { useEffect } from 'react';
import { Button } from '../components/forms/button.tsx';
import { Dialog } from '../components/layout/dialog.tsx';
import { viewActions, type Question } from './stores/view-store.ts';

/** A question with two answers. Whatever takes the dialog away means no. */
export function QuestionDialog(props: {
  readonly question: Question;
  readonly onAnswer: (isYes: boolean) => void;
}) {
  const { question, onAnswer } = props;
  const { closeDialog } = viewActions();
  useEffect(() => () => onAnswer(false), [onAnswer]);
  return (
    <Dialog
      footer={
        <>
          <Button onClick={closeDialog}>{question.no}</Button>
          <Button
            onClick={() => {
              onAnswer(true);
              closeDialog();
            }}
            variant={question.isDanger === true ? 'danger' : 'primary'}
          >
            {question.yes}
          </Button>
        </>
      }
      isOpen
      onClose={closeDialog}
      size="small"
      title={question.title}
    >
      <p>{question.text}</p>
    </Dialog>
  );
}
