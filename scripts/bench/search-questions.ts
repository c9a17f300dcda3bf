import { foldCase } from '../../main/store/database/search-text.ts';
import type { StoredRow } from './stored-rows.ts';

/** The text of many rows as one buffer: what a search could look through at the least. */
export interface SearchedText {
  readonly text: Buffer;
  /** Where the text of each row ends. */
  readonly ends: readonly number[];
  /** ASCII words with the number of rows that hold them as a word of their own. */
  readonly words: ReadonlyMap<string, number>;
}

/** Subjects, people and previews of rows, folded as the store folds them. */
export async function gatherText(rows: AsyncIterable<StoredRow>): Promise<SearchedText> {
  const texts: Buffer[] = [];
  const ends: number[] = [];
  const words = new Map<string, number>();
  let end = 0;
  for await (const { subject, from, sender, to, preview } of rows) {
    const people = [from, sender].map((one) => `${one?.name} ${one?.address}`);
    const folded = foldCase([subject, ...people, to, preview].join('\n'));
    const bytes = Buffer.from(`${folded}\0`);
    texts.push(bytes);
    ends.push((end += bytes.length));
    for (const word of new Set(folded.match(/\b[a-z]{4,}\b/gu))) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return { text: Buffer.concat(texts), ends, words };
}

/** How many rows hold every word, found by looking through the bytes. */
export function countRows({ text, ends }: SearchedText, question: string): number {
  const [first = '', ...others] = question.split(' ');
  let rows = 0;
  let row = 0;
  for (let hit = text.indexOf(first); hit !== -1; hit = text.indexOf(first, ends[row])) {
    while ((ends[row] ?? Infinity) <= hit) row += 1;
    const one = text.subarray(ends[row - 1] ?? 0, ends[row]);
    if (others.every((word) => one.includes(word))) rows += 1;
  }
  return rows;
}

/** Words in at most so many rows are rare; in at least such a share of them, frequent. */
const RARE_ROWS = 10;
const FREQUENT_SHARE = 0.05;

/**
 * So many questions of one to three words each, the same for the same text: a third each begins with a word that is rare,
 * frequent, or nowhere; the words after it are frequent.
 */
export function questionsFor({ words, ends }: SearchedText, count: number): readonly string[] {
  const known = [...words.keys()].toSorted();
  const rare = known.filter((word) => (words.get(word) ?? 0) <= RARE_ROWS);
  const frequent = known.filter((word) => (words.get(word) ?? 0) >= ends.length * FREQUENT_SHARE);
  if (frequent.length === 0) throw new Error('no word is frequent');
  const nowhere = ['zyqxab', 'qvwxyz', 'xkcdqz'].filter((word) => !words.has(word));
  const kinds = [rare.length > 0 ? rare : known, frequent, nowhere];
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? known;
    const turn = Math.floor(index / kinds.length);
    // A step without a common factor goes through all of the words before it comes back.
    const first = kind[(turn * 7919) % kind.length] ?? '';
    const more = Array.from({ length: turn % 3 }, (__, at) => frequent[(turn + at) % frequent.length] ?? '');
    return [...new Set([first, ...more])].join(' ');
  });
}
