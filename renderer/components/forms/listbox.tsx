/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the ARIA combobox pattern needs a listbox whose options are drawn
   freely while the focus stays in the text field; the native select and datalist can do neither. */
import { useEffect, type ReactNode } from 'react';
import { classNames } from '../layout/class-names.ts';
import './listbox.css';

/** The id that `aria-activedescendant` of the text field names. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The list of a combobox. The focus stays in the text field; `active` is the option that Enter would take. */
export function Listbox<T>(props: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly T[];
  readonly active: number;
  readonly isOpen: boolean;
  readonly className: string;
  readonly keyOf: (option: T) => string;
  readonly draw: (option: T) => ReactNode;
  readonly onChoose: (option: T) => void;
  readonly onPoint?: ((index: number) => void) | undefined;
}) {
  const { id, active, isOpen, options } = props;
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      aria-label={props.label}
      className={props.className}
      hidden={!isOpen}
      id={id}
      role="listbox"
      tabIndex={-1}
    >
      {options.map((option, index) => (
        <div
          aria-selected={index === active}
          className={classNames('listbox__option', index === active && 'listbox__option--active')}
          id={optionId(id, index)}
          key={props.keyOf(option)}
          // The press must not take the focus out of the text field, which would close the list first.
          onPointerDown={(event) => {
            event.preventDefault();
            props.onChoose(option);
          }}
          onPointerMove={() => props.onPoint?.(index)}
          role="option"
          tabIndex={-1}
        >
          {props.draw(option)}
        </div>
      ))}
    </div>
  );
}
