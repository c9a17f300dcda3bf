import type { ReactNode } from 'react';
import './check-box.css';

/** A yes or no with its words. */
export function CheckBox(props: {
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly hint?: ReactNode;
}) {
  return (
    <label className="check-box">
      <input
        checked={props.isChecked}
        className="check-box__input"
        onChange={(event) => props.onChange(event.target.checked)}
        type="checkbox"
      />
      <span>
        {props.label}
        {props.hint !== undefined && <span className="check-box__hint">{props.hint}</span>}
      </span>
    </label>
  );
}
