import { cutText } from '../../../shared/cut-text.ts';

/** Text in fields for people that is nobody yet, by the field's label. */
export type Leftovers = Readonly<Record<string, string>>;

/** So much of it is named: a pasted list may be long. */
const NAMED = 60;

/** Why nothing is sent while a field for people holds text that is nobody, naming the text; null where none does. */
export function leftoverWords(leftovers: Leftovers | undefined): string | null {
  const [first] = Object.entries(leftovers ?? {}).filter(([, text]) => text.trim() !== '');
  if (first === undefined) return null;
  const [label, text] = first;
  const words = text.trim();
  const named = words.length > NAMED ? `${cutText(words, NAMED)}…` : words;
  return `“${named}” under ${label} is nobody who can be written to yet: choose somebody, write an address, or clear it.`;
}
