import type { Unreadable } from '../../../shared/model/unreadable.ts';
import { countOf } from '../words/count-words.ts';
import { dateTimeWords } from '../words/time-words.ts';
import './unreadable-line.css';

/** Says at the place that a list lacks what could not be read, and what is known of it. */
export function UnreadableLine(props: { readonly unreadable: Unreadable | undefined | null }) {
  const { unreadable } = props;
  if (unreadable === null || unreadable === undefined) return null;
  const { count, items } = unreadable;
  const more = count - items.length;
  return (
    <details className="unreadable-line">
      <summary className="unreadable-line__summary">{countOf(count, 'item')} could not be read</summary>
      <p className="unreadable-line__why">
        What the server sent of {count === 1 ? 'it lacks' : 'them lacks'} something that every item has.
        Everything else is shown.
      </p>
      <ul className="unreadable-line__items">
        {items.map((item, index) => (
          // Nothing of such an item is sure to tell it from another one.
          <li key={index}>{itemWords(item)}</li>
        ))}
        {more > 0 && <li>and {countOf(more, 'other')}</li>}
      </ul>
    </details>
  );
}

function itemWords({ subject, who, at }: Unreadable['items'][number]): string {
  const when = at === null ? null : dateTimeWords(at);
  const known = [subject === null ? null : `“${subject}”`, who, when].filter((part) => part !== null);
  return known.length === 0 ? 'Nothing is known of it' : known.join(' · ');
}
