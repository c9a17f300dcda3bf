import { isAddress } from '../../../shared/address-form.ts';
import type { Person } from '../../../shared/model/identity.ts';

/** More than a field can hold is left as text, and so is more than a person can have meant. */
const LONGEST = 200_000;

/** What pasted or typed text holds: the people that could be read, and what is left over. */
export interface ParsedPeople {
  readonly people: readonly Person[];
  readonly rest: string;
}

/**
 * Reads people out of text as mail programs, address books and spreadsheets copy them, one a line or parted by
 * semicolons or commas: `mary@contoso.test`, `Mary Okafor <mary@contoso.test>`, `Okafor, Mary <…>`, `'Mary' <…>`,
 * `Mary Okafor (…)`, `Mary Okafor [mailto:…]`, and rows of cells parted by tabs, of which one is the address. Only what
 * can be an address becomes one; a name without its own address is left over and never given somebody else's.
 */
export function parsePeople(text: string): ParsedPeople {
  if (text.length > LONGEST) return { people: [], rest: text };
  const people: Person[] = [];
  const rest: string[] = [];
  const lines = rows(visible(text));
  for (const line of lines) {
    const row = withoutHeading(line);
    const found = row.includes('\t') ? personOfCells(row) : null;
    if (found !== null) people.push(found);
    else readList(row.replaceAll('\t', ' '), lines.length > 1, people, rest);
  }
  return { people, rest: rest.join('; ') };
}

/** Without the characters that nobody sees and that copying brings along: direction marks, zero widths, byte order. */
function visible(text: string): string {
  return text.replaceAll(/\p{Cf}/gu, '').replaceAll(/[\u00A0\u202F\u3000]/gu, ' ');
}

/** Lines and what semicolons part; both stand inside double quotes as any other character. */
function rows(text: string): string[] {
  return split(text, (character) => character === ';' || character === '\n' || character === '\r');
}

/** Splits outside of double quotes. A quote that nothing closes is a character like any other. */
function split(text: string, isBreak: (character: string) => boolean): string[] {
  const pieces: string[] = [];
  let start = 0;
  let mayQuote = true;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"' && mayQuote) {
      const end = text.indexOf('"', at + 1);
      if (end === -1) mayQuote = false;
      else at = end;
    } else if (isBreak(character)) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** A row of a table: the one cell that is an address, and the first of the others as its name. */
function personOfCells(row: string): Person | null {
  const cells = row.split('\t').map((cell) => cell.trim());
  const cell = cells.find((one) => addressOf(one) !== null);
  const others = cells.filter((one) => one !== '' && one !== cell);
  if (cell === undefined || others.some((one) => one.includes('@'))) return null;
  const [name = ''] = others;
  return person(name, addressOf(cell) ?? '');
}

/**
 * What commas part. `Okafor, Mary <…>` is one person: the words before the comma belong to the name behind it where one of
 * the two is a single word, or where semicolons or lines part the people. Other words without an address are left over.
 */
function readList(row: string, isPartedOtherwise: boolean, people: Person[], rest: string[]): void {
  let waiting: string[] = [];
  for (const piece of split(row, (character) => character === ',')) {
    const several = addressesOnly(piece);
    if (several.length > 1) {
      rest.push(...waiting);
      people.push(...several);
      waiting = [];
      continue;
    }
    const found = several[0] ?? parseNamed(piece);
    if (found === null) {
      waiting.push(piece);
      continue;
    }
    const isOne =
      waiting.length > 0 && found.name !== '' && (isPartedOtherwise || mayBeOne(waiting, found.name));
    const whole = isOne ? parseNamed([...waiting, piece].join(', ')) : null;
    if (whole === null) rest.push(...waiting);
    people.push(whole ?? found);
    waiting = [];
  }
  if (waiting.length > 0) rest.push(waiting.join(', '));
}

function mayBeOne(waiting: readonly string[], name: string): boolean {
  return waiting.length === 1 && (!waiting[0]?.includes(' ') || !name.includes(' '));
}

/** `To:` and its like, as they stand before a line that was copied from a message. */
function withoutHeading(row: string): string {
  const [, after] = /^[\p{L} -]{1,20}:(?!\/)\s*(.*)$/su.exec(row) ?? [];
  return after === undefined || /^(?:mailto|smtp):/iu.test(row) ? row : after;
}

/** The people of a text that is nothing but addresses, parted by spaces; nobody where it holds any other word. */
function addressesOnly(piece: string): Person[] {
  const addresses = piece.split(' ').flatMap((word) => (word === '' ? [] : [addressOf(word)]));
  return addresses.includes(null) ? [] : [...new Set(addresses)].map((address) => person('', address ?? ''));
}

const brackets = [
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
] as const;

/** A name and, in brackets at the end, an address. */
function parseNamed(piece: string): Person | null {
  for (const [open, close] of brackets) {
    const start = piece.lastIndexOf(open);
    if (start === -1 || !piece.endsWith(close)) continue;
    const address = addressOf(piece.slice(start + 1, -1));
    if (address !== null) return person(piece.slice(0, start), address);
  }
  return null;
}

/** The address that a word is, without what stands around it; null where it cannot be one. */
function addressOf(word: string): string | null {
  const bare = word
    .trim()
    .replace(/^(?:mailto|smtp):/iu, '')
    .replace(/^['"<]/u, '')
    .replace(/['">.]$/u, '');
  return isAddress(bare) ? bare.toLowerCase() : null;
}

function person(name: string, address: string): Person {
  const bare = name.trim();
  const [, inner] = /^"(.*)"$/su.exec(bare) ?? /^'(.*)'$/su.exec(bare) ?? [];
  const words = (inner ?? bare).replaceAll('\\', '').trim();
  return { name: words.toLowerCase() === address ? '' : words, address };
}
