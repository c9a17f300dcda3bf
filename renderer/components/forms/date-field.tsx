import { Popover } from '@base-ui/react/popover';
import { useState, type KeyboardEvent } from 'react';
import { Field, type FieldFrame } from './field.tsx';
import { Icon } from '../words/icon.tsx';
import { focusedDay, MonthOfDays } from './month-of-days.tsx';
import { dateFieldWords, daysAfter, parseDate, parseTime } from '../words/typed-dates.ts';
import './date-field.css';

interface TypedField extends FieldFrame {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/**
 * A date as the rest of the window writes it, whatever the language of the browser: typed in any usual form, moved by a day
 * with the arrows up and down, or chosen from a month (Alt and the arrow down). `value` is ISO, empty while what is typed is
 * no date; `today` is what an empty field begins with.
 */
export function DateField(props: TypedField & { readonly today: string }) {
  const { value, onChange, today, ...frame } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const near = value === '' ? today : value;
  function choose(date: string): void {
    setTyped(null);
    setOpen(false);
    onChange(date);
  }
  function press(event: KeyboardEvent): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.altKey) setOpen(true);
    else choose(daysAfter(near, event.key === 'ArrowUp' ? 1 : -1));
  }
  return (
    <Field {...frame}>
      {(control) => (
        <span className="date-field">
          <input
            {...control}
            autoComplete="off"
            className="field__input date-field__input"
            onBlur={() => setTyped((text) => (text !== null && parseDate(text, near) === null ? text : null))}
            onChange={({ target }) => {
              setTyped(target.value);
              onChange(parseDate(target.value, near) ?? '');
            }}
            onKeyDown={press}
            spellCheck={false}
            value={typed ?? (value === '' ? '' : dateFieldWords(value))}
          />
          <Popover.Root onOpenChange={setOpen} open={isOpen}>
            <Popover.Trigger
              aria-label={`${frame.label}: choose from a month`}
              className="date-field__button"
            >
              <Icon name="calendar" />
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Positioner align="end" className="popover__positioner" sideOffset={6}>
                <Popover.Popup
                  aria-label={`Month for ${frame.label}`}
                  className="popover__popup"
                  initialFocus={() => focusedDay(document)}
                >
                  <MonthOfDays chosen={near} onChoose={choose} />
                </Popover.Popup>
              </Popover.Positioner>
            </Popover.Portal>
          </Popover.Root>
        </span>
      )}
    </Field>
  );
}

/** A time of day with 24 hours, whatever the language of the browser. `value` is `HH:MM`, empty while it is none. */
export function TimeField({ value, onChange, ...frame }: TypedField) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field {...frame}>
      {(control) => (
        <input
          {...control}
          autoComplete="off"
          className="field__input"
          onBlur={() => setTyped((text) => (text !== null && parseTime(text) === null ? text : null))}
          onChange={({ target }) => {
            setTyped(target.value);
            onChange(parseTime(target.value) ?? '');
          }}
          spellCheck={false}
          value={typed ?? value}
        />
      )}
    </Field>
  );
}
