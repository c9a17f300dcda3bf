import type { JournalEntry, JournalVerdict } from '../../../shared/model/journal.ts';
import { countOf } from '../../components/words/count-words.ts';
import type { PillTone } from '../../components/words/pill.tsx';

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

/**
 * What an act was done to, as far as the journal knows it: the digest of an item's id, short. The journal holds no subject by
 * design, and the same item has the same digest in every act, so that its acts can be found together.
 */
export function itemWords({ item }: JournalEntry): string {
  return item === null ? '' : `item ${item.slice(0, 8)}`;
}

/** Whether every typed word is somewhere in the entry: an identity, the mailbox, the operation, the summary, the code. */
export function fits(entry: JournalEntry, words: string): boolean {
  const { text } = outcomeWords(entry);
  const parts = [entry.authenticated, entry.authorized, entry.mailbox, entry.access ?? '', entry.operation];
  const haystack = [
    ...parts,
    entry.summary,
    itemWords(entry),
    entry.item ?? '',
    entry.code ?? '',
    text,
    String(entry.sequence),
  ]
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => haystack.includes(word));
}

/**
 * What the check of the chain found, in words. `acts` is what the page counts: each has a record of its beginning and, once
 * it has ended, one of its end, and the check counts records.
 */
export function verdictWords(
  verdict: JournalVerdict,
  acts: number,
): {
  readonly tone: 'proved' | 'refused';
  readonly title: string;
  readonly text: string;
} {
  switch (verdict.verdict) {
    case 'whole':
      return {
        tone: 'proved',
        title: 'The journal is whole',
        text: `${countOf(acts, 'act')} in ${countOf(verdict.records, 'record')}: one of an act’s beginning and one of its end, or a single one of what was refused before it began. Each record seals the one before it; none is changed, missing or out of place. The last seal is ${verdict.head.slice(0, 16)}…`,
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
