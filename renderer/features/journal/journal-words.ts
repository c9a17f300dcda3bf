import type { JournalEntry, JournalVerdict } from '../../../shared/model/journal.ts';
import { countOf } from '../../components/words/count-words.ts';
import type { PillTone } from '../../components/pill.tsx';

/** How an entry ended, in words; `No end`: the app stopped before an answer came. */
export function outcomeWords(entry: JournalEntry): { readonly tone: PillTone; readonly text: string } {
  switch (entry.outcome) {
    case 'done':
      return { tone: 'proved', text: 'Done' };
    case 'refused':
      return { tone: 'refused', text: 'Refused' };
    case 'failed':
      return { tone: 'refused', text: 'Failed' };
    case 'unknown':
      return { tone: 'pending', text: 'Unknown' };
    default:
      return { tone: 'pending', text: 'No end' };
  }
}

/** Whether every typed word is somewhere in the entry: an identity, the mailbox, the operation, the summary, the code. */
export function fits(entry: JournalEntry, words: string): boolean {
  const { text } = outcomeWords(entry);
  const parts = [entry.authenticated, entry.authorized, entry.mailbox, entry.access ?? '', entry.operation];
  const haystack = [...parts, entry.summary, entry.code ?? '', text, String(entry.sequence)]
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => haystack.includes(word));
}

/** What the check of the chain found, in words. */
export function verdictWords(verdict: JournalVerdict): {
  readonly tone: 'proved' | 'refused';
  readonly title: string;
  readonly text: string;
} {
  switch (verdict.verdict) {
    case 'whole':
      return {
        tone: 'proved',
        title: 'The journal is whole',
        text: `${countOf(verdict.records, 'record')}, each sealing the one before it; none is changed, missing or out of place. The last seal is ${verdict.head.slice(0, 16)}…`,
      };
    case 'broken':
      return {
        tone: 'refused',
        title: 'The journal was changed',
        text: `Record ${verdict.firstBadRecord} of ${verdict.records} does not fit the one before it: ${verdict.reason}. What stands before it still holds; from there on it proves nothing.`,
      };
    default:
      return { tone: 'refused', title: 'The journal cannot be read', text: `${verdict.reason}.` };
  }
}
