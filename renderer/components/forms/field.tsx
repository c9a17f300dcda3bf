import { useId, type ComponentProps, type ReactNode } from 'react';
import { classNames } from '../layout/class-names.ts';
import { Icon } from '../words/icon.tsx';
import './field.css';

/** What frames one control: its label, a hint, and what is wrong with it. */
export interface FieldFrame {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it, in words; null or absent when nothing is. */
  readonly error?: ReactNode;
  readonly isOptional?: boolean | undefined;
}

/** The ids and states that a control inside a field must carry. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** A label, a control and its hint or error, tied together for screen readers. */
export function Field(props: FieldFrame & { readonly children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const hasError = props.error !== undefined && props.error !== null;
  // What is wrong says more than the hint, and two texts under one field are one too many.
  const hasHint = !hasError && props.hint !== undefined && props.hint !== null;
  const described = classNames(hasError && `${id}-error`, hasHint && `${id}-hint`);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {props.label}
        {props.isOptional === true && <span className="field__optional"> (optional)</span>}
      </label>
      {props.children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': hasError || undefined,
      })}
      {hasError && (
        <div className="field__error" id={`${id}-error`} role="alert">
          <Icon name="alert" />
          <div>{props.error}</div>
        </div>
      )}
      {hasHint && (
        <div className="field__hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
    </div>
  );
}

/** One line of text with its label. */
export function TextField(
  props: FieldFrame &
    Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
      readonly value: string;
      readonly onChange: (value: string) => void;
    },
) {
  const { label, hint, error, isOptional, onChange, className, ...native } = props;
  return (
    <Field error={error} hint={hint} isOptional={isOptional} label={label}>
      {(control) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...native}
          {...control}
          className={classNames('field__input', className)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A choice among a few named values, with its label. */
export function SelectField<T extends string>(
  props: FieldFrame & {
    readonly value: T;
    readonly options: readonly { readonly value: T; readonly label: string }[];
    readonly onChange: (value: T) => void;
  },
) {
  const { options, value, onChange, ...frame } = props;
  function choose(text: string): void {
    const found = options.find((option) => option.value === text);
    if (found !== undefined) onChange(found.value);
  }
  return (
    <Field {...frame}>
      {(control) => (
        <select
          {...control}
          className="field__input"
          onChange={(event) => choose(event.target.value)}
          value={value}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
