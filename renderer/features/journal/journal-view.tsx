import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { bridge } from '../../app/bridge.ts';
import { FailureNotice } from '../../app/failure-notice.tsx';
import { Button } from '../../components/forms/button.tsx';
import { EmptyState } from '../../components/lists/empty-state.tsx';
import { Notice } from '../../components/layout/notice.tsx';
import { Skeleton } from '../../components/lists/skeleton.tsx';
import { countOf, formatCount } from '../../components/words/count-words.ts';
import { JournalTable } from './journal-table.tsx';
import { fits, verdictWords } from './journal-words.ts';
import { useJournalStore } from './journal-store.ts';
import './journal-view.css';

/** What was done and refused, by whom, as whom, in whose mailbox; and the check that nobody changed the record. */
export function JournalView() {
  const { entries, total, failure, verdict, verdictFailure, isVerifying } = useJournalStore();
  const { askNewest, askOlder, verify } = useJournalStore();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const shown = useMemo(
    () => (entries ?? []).filter((entry) => words === '' || fits(entry, words)),
    [entries, words],
  );
  useEffect(() => {
    void askNewest();
    return bridge().subscribe('journal.changed', () => void askNewest());
  }, [askNewest]);
  const isFiltered = words !== '';
  const hasOlder = entries !== null && entries.length < total;
  const loadOlder = useCallback(() => void askOlder(), [askOlder]);
  return (
    <div className="journal-view">
      <div className="journal-view__head">
        <h2 className="journal-view__title">Journal</h2>
        {entries !== null && (
          <span className="journal-view__count">
            {isFiltered
              ? `${formatCount(shown.length)} of the ${formatCount(entries.length)} newest entries`
              : countOf(total, 'act')}
          </span>
        )}
        {isFiltered && hasOlder && (
          <Button onClick={loadOlder} variant="link">
            Show older entries
          </Button>
        )}
        <input
          aria-label="Filter the journal"
          className="journal-view__filter"
          onChange={(event) => setTyped(event.target.value)}
          placeholder="Person, mailbox, operation, outcome"
          type="search"
          value={typed}
        />
        <Button icon="shield" isBusy={isVerifying} onClick={() => void verify()}>
          Check the record
        </Button>
      </div>
      <div aria-live="polite">
        {verdict !== null && <Verdict words={verdictWords(verdict, total)} />}
        {verdictFailure !== null && <Problem failure={verdictFailure} onTestAgain={() => void verify()} />}
        {failure !== null && <Problem failure={failure} onTestAgain={() => void askNewest()} />}
      </div>
      <div className="journal-view__body">
        {entries === null && failure === null && <Skeleton label="Reading the journal" rows={12} />}
        {entries !== null && total === 0 && (
          <EmptyState icon="journal" title="Nothing is recorded yet">
            Every change and every refusal is written here before it is sent: who signed in, as whom it was
            done, and in whose mailbox.
          </EmptyState>
        )}
        {entries !== null && total > 0 && shown.length === 0 && (
          <EmptyState icon="search" title="No record fits">
            Try fewer words, or show older entries.
          </EmptyState>
        )}
        {shown.length > 0 && (
          <JournalTable entries={shown} onNearEnd={hasOlder && !isFiltered ? loadOlder : ignore} />
        )}
      </div>
    </div>
  );
}

function ignore(): void {
  // Nothing older to ask for, or the filter asks only when told to.
}

function Verdict(props: { readonly words: ReturnType<typeof verdictWords> }) {
  return (
    <div className="journal-view__notice">
      <Notice title={props.words.title} tone={props.words.tone}>
        {props.words.text}
      </Notice>
    </div>
  );
}

function Problem(props: Parameters<typeof FailureNotice>[0]) {
  return (
    <div className="journal-view__notice">
      <FailureNotice {...props} />
    </div>
  );
}
