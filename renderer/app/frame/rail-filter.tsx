import type { KeyboardEvent } from 'react';
import { Icon } from '../../components/words/icon.tsx';
import type { RememberedMailbox } from '../../../shared/model/session.ts';
import './rail-filter.css';

/** From so many mailboxes on, looking for one among them by eye takes longer than typing. */
export const FILTERED_FROM = 10;

/** The mailboxes whose name or address holds what is typed, in their order; all of them for nothing. */
export function filterMailboxes(
  mailboxes: readonly RememberedMailbox[],
  typed: string,
): readonly RememberedMailbox[] {
  const words = typed.trim().toLowerCase();
  if (words === '') return mailboxes;
  return mailboxes.filter(({ name, address }) => `${name}\n${address}`.toLowerCase().includes(words));
}

/** The field above a long rail: Enter opens the first mailbox that is left, Escape shows all of them again. */
export function RailFilter(props: {
  readonly typed: string;
  readonly count: number;
  readonly onType: (typed: string) => void;
  readonly onTake: () => void;
}) {
  const { typed, onType } = props;
  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') props.onTake();
    else if (event.key === 'Escape' && typed !== '') onType('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="rail-filter">
      <Icon name="search" />
      <input
        aria-label="Filter mailboxes"
        className="rail-filter__input"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={press}
        placeholder="Filter mailboxes"
        spellCheck={false}
        value={typed}
      />
      <output aria-live="polite" className="rail-filter__count">
        {typed.trim() !== '' && props.count}
      </output>
    </div>
  );
}
