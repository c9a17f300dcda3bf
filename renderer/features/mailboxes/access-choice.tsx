import { useId } from 'react';
import type { Access } from '../../../shared/model/identity.ts';
import './access-choice.css';

/** The ways to open a mailbox, the one with the least right first, each with what it means. */
export const accessMeanings: readonly {
  readonly access: Access;
  readonly label: string;
  readonly meaning: string;
}[] = [
  {
    access: 'delegate',
    label: 'As a delegate',
    meaning:
      'You act as yourself, with the rights that the owner or an administrator granted you on this mailbox. Recipients see your name on behalf of the owner’s.',
  },
  {
    access: 'impersonation',
    label: 'By impersonation',
    meaning:
      'Exchange treats you as the owner. It needs an administrator’s role, opens read-only, and is recorded with both identities.',
  },
];

/** Delegate or impersonation, as two cards. */
export function AccessChoice(props: { readonly value: Access; readonly onChange: (access: Access) => void }) {
  const name = useId();
  return (
    <fieldset className="access-choice">
      <legend className="access-choice__legend">How to open it</legend>
      {accessMeanings.map(({ access, label, meaning }) => (
        <label className="access-choice__card" key={access}>
          <input
            checked={props.value === access}
            className="access-choice__radio"
            name={name}
            onChange={() => props.onChange(access)}
            type="radio"
          />
          <strong>{label}</strong>
          <span className="access-choice__meaning">{meaning}</span>
        </label>
      ))}
    </fieldset>
  );
}
