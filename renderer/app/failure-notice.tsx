import type { Failure } from '../../shared/failure.ts';
import { Notice } from '../components/layout/notice.tsx';
import { failureWords } from './failure-words.ts';

/** A failure where it happened: what, why, who can mend it, the command, and a second try where that is safe. */
export function FailureNotice(props: {
  readonly failure: Failure;
  readonly onTestAgain?: (() => void) | undefined;
  readonly isTesting?: boolean | undefined;
  readonly isAlert?: boolean | undefined;
}) {
  const { failure, onTestAgain } = props;
  const words = failureWords(failure);
  return (
    <Notice
      code={words.code}
      command={words.command}
      isAlert={props.isAlert}
      isTesting={props.isTesting}
      onTestAgain={words.canRetry ? onTestAgain : undefined}
      title={words.title}
      tone="refused"
      who={words.who}
    >
      <p>{words.text}</p>
      {failure.kind === 'response-code' && failure.serverText !== '' && (
        <p className="notice__server-text">The server’s own words: “{failure.serverText}”</p>
      )}
    </Notice>
  );
}
