import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { Pill } from '../../components/words/pill.tsx';
import { dateTimeWords, shortDateTimeWords } from '../../components/words/time-words.ts';
import { itemWords, outcomeWords } from './journal-words.ts';
import './journal-table.css';

/** The height of a row in CSS pixels at the base size; `--row-compact` says the same. */
const rowHeight = 34;

/** The journal as a table that draws only the rows in view; both identities stand in every row. */
export function JournalTable(props: {
  readonly entries: readonly JournalEntry[];
  /** Called when the last rows come into view. */
  readonly onNearEnd: () => void;
}) {
  const { entries, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised on what the virtualizer returns.
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const isNearEnd = entries.length > 0 && last >= entries.length - 20;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  const before = drawn[0]?.start ?? 0;
  const after = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <div className="journal-table" ref={scroller}>
      <table aria-label="Journal" aria-rowcount={entries.length + 1} className="journal-table__table">
        <colgroup>
          <col className="journal-table__col-time" />
          <col className="journal-table__col-identity" />
          <col className="journal-table__col-identity" />
          <col className="journal-table__col-identity" />
          <col className="journal-table__col-operation" />
          <col />
          <col className="journal-table__col-outcome" />
        </colgroup>
        <thead>
          <tr>
            {['Time', 'Signed in as', 'Acting as', 'Mailbox', 'Operation', 'What', 'Outcome'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={before} />
          {drawn.map(({ index, key }) => {
            const entry = entries[index];
            return entry === undefined ? null : <Row entry={entry} index={index} key={key} />;
          })}
          <Space height={after} />
        </tbody>
      </table>
    </div>
  );
}

/** Keeps the place of rows that are not drawn. */
function Space(props: { readonly height: number }) {
  return <tr aria-hidden="true" style={{ height: props.height }} />;
}

function Row(props: { readonly entry: JournalEntry; readonly index: number }) {
  const { entry, index } = props;
  const outcome = outcomeWords(entry);
  return (
    <tr aria-rowindex={index + 2} className="journal-table__row">
      <td
        className="journal-table__time"
        title={`${dateTimeWords(entry.at)}. Record ${entry.sequence}, seal ${entry.hash}`}
      >
        <time dateTime={entry.at}>{shortDateTimeWords(entry.at)}</time>
      </td>
      <td title={entry.authenticated}>{entry.authenticated}</td>
      <td title={entry.authorized}>{entry.authorized}</td>
      <td title={entry.mailbox}>{entry.mailbox}</td>
      <td className="journal-table__operation">{entry.operation}</td>
      <td
        title={
          entry.item === null
            ? entry.summary
            : `${entry.summary}. Item ${entry.item}: the same in every act on it`
        }
      >
        {entry.summary}
        {entry.item !== null && <code className="journal-table__item">{itemWords(entry)}</code>}
      </td>
      <td title={entry.code ?? undefined}>
        <Pill tone={outcome.tone}>{outcome.text}</Pill>{' '}
        {entry.code !== null && <code className="journal-table__code">{entry.code}</code>}
      </td>
    </tr>
  );
}
