import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from '../../components/layout/class-names.ts';
import { Icon } from '../../components/words/icon.tsx';
import { Kbd } from '../../components/words/kbd.tsx';
import { Listbox, optionId } from '../../components/forms/listbox.tsx';
import { MailboxSquare } from '../../components/people/mailbox-square.tsx';
import { shortName } from '../../components/words/name-words.ts';
import { useAccountsStore } from '../stores/accounts-store.ts';
import { allCommands, useCommandsStore } from '../stores/commands-store.ts';
import { goToMailbox } from '../go.ts';
import { firstKeyWords } from '../commands/key-words.ts';
import { inRailOrder, useMailboxesStore } from '../stores/mailboxes-store.ts';
import { useCurrentMailboxId, useViewStore, viewActions } from '../stores/view-store.ts';
import { paletteEntries, type PaletteEntry } from './palette-entries.ts';
import './palette.css';

/** The one field that searches the view, goes to a mailbox and runs a command. Ctrl K puts the focus into it. */
export function Palette() {
  const { isOpen, typed, setTyped, entries, input, shut, choose } = usePalette();
  const [pointed, setPointed] = useState(0);
  const active = Math.min(pointed, Math.max(0, entries.length - 1));
  const id = useId();
  const placeholder = usePlaceholder();

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const entry = entries[active];
    const step = new Map([
      ['ArrowDown', 1],
      ['ArrowUp', entries.length - 1],
    ]).get(event.key);
    if (step !== undefined && entries.length > 0) setPointed((active + step) % entries.length);
    else if (event.key === 'Enter' && entry !== undefined) choose(entry);
    else if (event.key === 'Escape') shut(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <search className="palette">
      <div className="palette__field">
        <input
          aria-activedescendant={isOpen && entries.length > 0 ? optionId(id, active) : undefined}
          aria-autocomplete="list"
          aria-controls={id}
          aria-expanded={isOpen}
          aria-label="Search or type a command"
          autoComplete="off"
          className="palette__input"
          onBlur={() => shut(false)}
          onChange={(event) => {
            setTyped(event.target.value);
            setPointed(0);
          }}
          onFocus={() => viewActions().setPaletteOpen(true)}
          onKeyDown={press}
          placeholder={placeholder}
          ref={input}
          role="combobox"
          spellCheck={false}
          value={typed}
        />
        <Kbd>{firstKeyWords('$mod+k') ?? ''}</Kbd>
      </div>
      {isOpen && entries.length === 0 ? (
        <div className="palette__list">
          <p className="palette__none">Nothing matches. Try a mailbox, or a word such as “calendar”.</p>
        </div>
      ) : (
        <Listbox
          active={active}
          className="palette__list"
          draw={drawEntry}
          id={id}
          isOpen={isOpen}
          keyOf={(entry) => entry.id}
          label="Commands and mailboxes"
          onChoose={choose}
          onPoint={setPointed}
          options={entries}
        />
      )}
    </search>
  );
}

function drawEntry(entry: PaletteEntry) {
  return (
    <>
      <span className="palette__lead">
        {entry.colour !== null && <MailboxSquare colour={entry.colour} />}
        {entry.icon !== null && <Icon name={entry.icon} />}
      </span>
      <span className={classNames('palette__label', !entry.isPossible && 'palette__label--impossible')}>
        {entry.label}
      </span>
      {entry.note !== null && <span className="palette__note">{entry.note}</span>}
      <span className="palette__end">
        {entry.group}
        {entry.keys !== undefined && <Kbd>{entry.keys}</Kbd>}
      </span>
    </>
  );
}

function usePlaceholder(): string {
  const current = useCurrentMailboxId();
  const name = useMailboxesStore(
    (store) => store.mailboxes?.find((mailbox) => mailbox.mailboxId === current)?.name,
  );
  const search = useCommandsStore((store) => store.searches.at(-1)?.search.label);
  return name === undefined || search === undefined
    ? 'Go to a mailbox, or type a command'
    : `Search ${shortName(name)} › ${search}, or type a command`;
}

function usePalette() {
  const isOpen = useViewStore((view) => view.isPaletteOpen);
  const sets = useCommandsStore((store) => store.sets);
  const search = useCommandsStore((store) => store.searches.at(-1)?.search);
  const mailboxes = useMailboxesStore((store) => store.mailboxes);
  const accounts = useAccountsStore((store) => store.accounts);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);

  useEffect(() => {
    if (!isOpen || document.activeElement === input.current) return;
    cameFrom.current = document.activeElement;
    input.current?.focus();
  }, [isOpen]);

  const entries = useMemo(() => {
    // Shut, it has nothing to show; what it would list changes with every session.
    if (!isOpen) return [];
    const accountIds = (accounts ?? []).map((account) => account.accountId);
    return paletteEntries(typed, {
      commands: allCommands(sets),
      mailboxes: inRailOrder(mailboxes ?? [], accountIds),
      search,
      goTo: goToMailbox,
    });
  }, [isOpen, typed, sets, search, mailboxes, accounts]);

  /** Closes the list; `isBack` also gives the focus back to where it came from. */
  function shut(isBack: boolean): void {
    setTyped('');
    viewActions().setPaletteOpen(false);
    const to = cameFrom.current;
    cameFrom.current = null;
    if (!isBack) return;
    if (to instanceof HTMLElement && to !== document.body) to.focus();
    else input.current?.blur();
  }
  function choose(entry: PaletteEntry): void {
    if (!entry.isPossible) return;
    shut(true);
    entry.run();
  }
  return { isOpen, typed, setTyped, entries, input, shut, choose };
}
