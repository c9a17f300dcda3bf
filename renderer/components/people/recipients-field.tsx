import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { isAddress } from '../../../shared/address-form.ts';
import type { Person } from '../../../shared/model/identity.ts';
import { classNames } from '../layout/class-names.ts';
import { Listbox, optionId } from '../forms/listbox.tsx';
import { PersonChip } from './person-chip.tsx';
import { useSuggestions, type Suggest } from './use-suggestions.ts';
import { addressLine, personName } from '../words/name-words.ts';
import { parsePeople } from '../words/parse-people.ts';
import { distinctPeople, hasAddress, peopleBeside } from '../../../shared/same-person.ts';
import './recipients-field.css';

/** What a recipients field is told. */
export interface RecipientsFieldProps {
  readonly label: string;
  readonly people: readonly Person[];
  readonly onChange: (people: readonly Person[]) => void;
  /** Keep it stable (`useCallback`): it is asked again whenever it changes. */
  readonly suggest?: Suggest | undefined;
  /** `line` has no box of its own and puts the label in front; `boxed` looks like a field. */
  readonly look?: 'line' | 'boxed' | undefined;
  /** A note on a chip, for instance "external". */
  readonly noteOf?: ((person: Person) => string | undefined) | undefined;
  readonly placeholder?: string | undefined;
  /** At most so many people; one makes it a field for a single address. */
  readonly limit?: number | undefined;
  readonly error?: ReactNode;
  /** Text that stood in it when it was drawn last and is nobody yet. */
  readonly leftover?: string | undefined;
  /** Told of each change of that text: whoever sends must know of it, so that nobody is left out in silence. */
  readonly onLeftover?: ((text: string) => void) | undefined;
}

/**
 * Names and addresses as chips. Enter, Tab, comma and semicolon take what is typed or the suggestion chosen with
 * the arrows; Backspace in an empty line takes the last chip back as text; lists can be pasted.
 */
export function RecipientsField(props: RecipientsFieldProps) {
  const field = useRecipients(props);
  const { id, input, typed, active, options, isOpen, leftover, add, remove, type, press, paste, leave } =
    field;
  return (
    <div className={classNames('recipients-field', `recipients-field--${props.look ?? 'line'}`)}>
      <label className="recipients-field__label" htmlFor={id}>
        {props.label}
      </label>
      <div className="recipients-field__chips">
        {props.people.map((person, index) => (
          <PersonChip
            // oxlint-disable-next-line react/no-array-index-key -- people without an address may have the same name
            key={`${person.address} ${person.name} ${index}`}
            note={hasAddress(person) ? props.noteOf?.(person) : 'no address known'}
            onRemove={() => remove(person)}
            person={person}
            tone={toneOf(person, props.noteOf?.(person))}
          />
        ))}
        <input
          aria-activedescendant={isOpen ? optionId(`${id}-list`, active) : undefined}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-expanded={isOpen}
          aria-invalid={leftover || undefined}
          autoComplete="off"
          className="recipients-field__input"
          id={id}
          onBlur={leave}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          onPaste={paste}
          placeholder={props.people.length === 0 ? props.placeholder : undefined}
          ref={input}
          role="combobox"
          spellCheck={false}
          value={typed}
        />
        {(leftover || props.error !== undefined) && (
          <span className="recipients-field__error" role="alert">
            {leftover ? `“${typed}” is not an address. Enter it as name@example.com.` : props.error}
          </span>
        )}
      </div>
      <Listbox
        active={active}
        className="recipients-field__list"
        draw={drawPerson}
        id={`${id}-list`}
        isOpen={isOpen}
        keyOf={(person) => person.address}
        label="Suggestions"
        onChoose={add}
        options={options}
      />
    </div>
  );
}

function toneOf(person: Person, note: string | undefined): 'plain' | 'external' | 'refused' {
  if (!hasAddress(person)) return 'refused';
  return note === undefined ? 'plain' : 'external';
}

function drawPerson(person: Person) {
  return (
    <>
      <span>{personName(person)}</span>
      <span className="recipients-field__address">{person.address}</span>
    </>
  );
}

function useRecipients(props: RecipientsFieldProps) {
  const { people, onChange, limit = 500 } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, keepTyped] = useState(props.leftover ?? '');
  const [active, setActive] = useState(0);
  const [isShut, setShut] = useState(false);
  const [leftover, setLeftover] = useState(typed.trim() !== '');
  const options = peopleBeside(useSuggestions(typed, props.suggest), people);
  const isOpen = !isShut && options.length > 0 && typed.trim() !== '';

  function setTyped(text: string): void {
    keepTyped(text);
    props.onLeftover?.(text);
  }
  function append(more: readonly Person[], rest: string): void {
    const fresh = peopleBeside(distinctPeople(more), people);
    // A field for one takes the newest; a list that is full leaves the others as text, where they are seen.
    const room = limit === 1 ? 1 : Math.max(0, limit - people.length);
    const left = [...fresh.slice(room).map(addressLine), rest].filter((words) => words !== '').join('; ');
    const kept = limit === 1 && fresh.length > 0 ? [] : people;
    onChange([...kept, ...fresh.slice(0, room)]);
    setTyped(left);
    setLeftover(left !== '');
    setActive(0);
  }
  function takeWords(): void {
    const parsed = parsePeople(typed);
    append(parsed.people, parsed.rest);
  }
  function take(): boolean {
    const option = isOpen ? options[active] : undefined;
    if (option !== undefined) append([option], '');
    else if (typed.trim() !== '') takeWords();
    else return false;
    return true;
  }
  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const last = people.at(-1);
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
      setActive((active + step) % options.length);
    } else if (isOpen && event.key === 'Escape') {
      event.stopPropagation();
      setShut(true);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && typed.trim() !== '') {
      // The form would be sent without them, or to somebody whom nobody has seen taken: first they are shown.
      event.stopPropagation();
      takeWords();
    } else if (event.key === ',' && !isOpen && !isAddress(typed.trim())) {
      // "Okafor, Mary" is a name: a comma ends what is typed only where that is an address.
      return;
    } else if (['Enter', ',', ';'].includes(event.key) && !event.ctrlKey && !event.metaKey) {
      if (!take() && event.key === 'Enter') return;
    } else if (event.key === 'Tab' && isOpen) {
      take();
    } else if (event.key === 'Backspace' && typed === '' && last !== undefined) {
      onChange(people.slice(0, -1));
      setTyped(hasAddress(last) ? last.address : last.name);
    } else return;
    event.preventDefault();
  }
  function paste(event: ClipboardEvent<HTMLInputElement>): void {
    const parsed = parsePeople(event.clipboardData.getData('text'));
    if (parsed.people.length === 0) return;
    event.preventDefault();
    append(parsed.people, [typed.trim(), parsed.rest].filter((words) => words !== '').join('; '));
  }
  return {
    id,
    input,
    typed,
    active: Math.min(active, Math.max(0, options.length - 1)),
    options,
    isOpen,
    leftover,
    press,
    paste,
    add: (person: Person) => append([person], ''),
    remove: (person: Person) => {
      onChange(people.filter((one) => one !== person));
      input.current?.focus();
    },
    type: (text: string) => {
      setTyped(text);
      setShut(false);
      setLeftover(false);
      setActive(0);
    },
    leave: () => {
      setShut(true);
      if (typed.trim() !== '') takeWords();
    },
  };
}
