import { useId } from 'react';
import { Button } from './button.tsx';
import { formatCount } from './words/count-words.ts';
import './progress.css';

/** Work that can be counted: what it is, how far it is, and a way out for what takes over three seconds. */
export function Progress(props: {
  readonly label: string;
  readonly value: number;
  readonly total: number;
  readonly onCancel?: (() => void) | undefined;
}) {
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>{props.label}</label>
      <span className="progress__count">
        {formatCount(props.value)} of {formatCount(props.total)}
      </span>
      <progress className="progress__bar" id={id} max={props.total} value={props.value} />
      {props.onCancel !== undefined && (
        <Button onClick={props.onCancel} size="small" variant="link">
          Cancel
        </Button>
      )}
    </div>
  );
}
