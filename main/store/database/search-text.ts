import type { Person } from '../../../shared/model/identity.ts';
import type { MessageRow } from '../../../shared/model/message.ts';
import { isWrittenAlike } from './row-text.ts';

/** Five fields of printable ASCII: what nearly all rows are, told by one look. */
const PLAIN = /^(?:[ -~]*\n){4}[ -~]*$/u;
/** Anything beyond ASCII needs Unicode's rules; most mail does not, and ASCII is folded four times as fast. */
const BEYOND_ASCII = /\P{ASCII}/u;
/** Separators of blocks and fields: nobody can search for them, so nothing is found across a border. */
const CONTROLS = /\p{Cc}+/gu;

/**
 * Makes texts alike that differ in upper and lower case or in compatibility forms only (NFKC, Unicode Standard Annex
 * 15). By way of upper case, so that "STRASSE" finds "Straße"; the two small sigmas count as one.
 */
export function foldCase(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC').replaceAll('ς', 'σ');
}

/** What a row is searched by, folded; null where it has nothing to be found by: private rows are in no block. */
export function searchTextOf(row: MessageRow): string | null {
  if (row.isHidden) return null;
  const sender = isWrittenAlike(row.from, row.sender) ? '' : lineOf(row.sender);
  const fields = [row.subject, lineOf(row.from), sender, row.to, row.preview];
  const text = fields.join('\n');
  if (PLAIN.test(text)) return text.toLowerCase();
  return foldCase(fields.map((field) => field.replace(CONTROLS, ' ')).join('\n'));
}

/** The words of a question, folded, the longest first: it is the rarest, as a rule. */
export function searchWords(question: string): readonly string[] {
  const words = foldCase(question.replace(CONTROLS, ' '))
    .split(/\s+/u)
    .filter((word) => word !== '');
  return [...new Set(words)].toSorted((one, other) => other.length - one.length);
}

function lineOf(person: Person | null): string {
  return person === null ? '' : `${person.name} ${person.address}`;
}
