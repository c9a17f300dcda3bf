import type { Person } from '../../../shared/model/identity.ts';
import { Icon } from '../words/icon.tsx';
import { addressLine, personName } from '../words/name-words.ts';
import './person-chip.css';

/** One person as a chip: the name, the address on hover, and a note such as "external". */
export function PersonChip(props: {
  readonly person: Person;
  /** `external` marks an address outside the organisation; `refused` one that cannot be used. The note says so. */
  readonly tone?: 'plain' | 'external' | 'refused' | undefined;
  readonly note?: string | undefined;
  readonly onRemove?: (() => void) | undefined;
}) {
  const { person, onRemove } = props;
  return (
    <span className={`person-chip person-chip--${props.tone ?? 'plain'}`} title={addressLine(person)}>
      <span className="person-chip__name">{personName(person)}</span>
      {props.note !== undefined && <span className="person-chip__note">· {props.note}</span>}
      {onRemove !== undefined && (
        <button
          aria-label={`Remove ${personName(person)}`}
          className="person-chip__remove"
          onClick={onRemove}
          tabIndex={-1}
          type="button"
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}
