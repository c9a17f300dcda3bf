import type { ComponentProps } from 'react';
import { classNames } from '../layout/class-names.ts';
import { Field, type FieldFrame } from './field.tsx';
import { useTextLimit } from './use-text-limit.ts';
import './text-area.css';

/** Several lines of text with a label. `grows` lets it follow its content between its rows and the place it has. */
export function TextArea(
  props: FieldFrame &
    Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
      readonly value: string;
      readonly onChange: (value: string) => void;
      readonly grows?: boolean | undefined;
      /** The most characters; what is pasted beyond them is refused whole, and said. */
      readonly limit: number;
    },
) {
  const { label, hint, error, isOptional, onChange, className, limit, grows = false, ...native } = props;
  const bound = useTextLimit(limit);
  return (
    <Field error={bound.error ?? error} hint={hint} isOptional={isOptional} label={label}>
      {(control) => (
        <textarea
          rows={4}
          {...native}
          {...control}
          {...bound.handlers}
          className={classNames('field__input', 'text-area', grows && 'text-area--grows', className)}
          onChange={(event) => {
            bound.forget();
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
