import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Field, type FieldFrame } from './field.tsx';
import './text-area.css';

/** Several lines of text with a label. `grows` lets it follow its content between its rows and the place it has. */
export function TextArea(
  props: FieldFrame &
    Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
      readonly value: string;
      readonly onChange: (value: string) => void;
      readonly grows?: boolean | undefined;
    },
) {
  const { label, hint, error, isOptional, onChange, className, grows = false, ...native } = props;
  return (
    <Field error={error} hint={hint} isOptional={isOptional} label={label}>
      {(control) => (
        <textarea
          rows={4}
          {...native}
          {...control}
          className={classNames('field__input', 'text-area', grows && 'text-area--grows', className)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
