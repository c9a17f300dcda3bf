import { isSpace, mark, nameKind, nameKinds, valueMarks, withoutForbidden } from './xml-characters.ts';
import { attributeValue } from './xml-references.ts';

/** The position after the white space that begins at `from`. */
export function afterSpaces(units: Uint16Array, from: number): number {
  let at = from;
  while (isSpace(units[at] ?? 0)) at += 1;
  return at;
}

/** The position after the XML name that begins at `from`; `from` itself when none does. */
export function afterName(units: Uint16Array, from: number): number {
  if (nameKinds[units[from] ?? 0] !== nameKind.start) return from;
  let at = from + 1;
  while (nameKinds[units[at] ?? 0] !== nameKind.none) at += 1;
  return at;
}

/** The position after what begins at `from` and stands for itself, by the marks of where it is. */
export function afterPlain(units: Uint16Array, from: number, marks: Uint8Array): number {
  let at = from;
  while (marks[units[at] ?? 0] === mark.plain) at += 1;
  return at;
}

/** Whether an end tag of that name stands there, without white space in it. */
export function isEndTag(units: Uint16Array, at: number, name: Uint16Array): boolean {
  return (
    units[at] === 0x3c &&
    units[at + 1] === 0x2f &&
    standsAt(units, at + 2, name) &&
    units[at + 2 + name.length] === 0x3e
  );
}

/** The attribute value between two positions, resolved; null when something in it is not permitted. */
export function valueIn(text: string, units: Uint16Array, from: number, to: number): string | null {
  let isPlain = true;
  for (let at = from; at < to; at += 1) {
    const found = valueMarks[units[at] ?? 0];
    if (found === mark.plain || found === mark.quote) continue;
    if (found === mark.markup) return null;
    if (found === mark.surrogate && !isPairPart(text, at)) return null;
    if (found !== mark.surrogate) isPlain = false;
  }
  const raw = text.slice(from, to);
  return isPlain ? raw : attributeValue(withoutForbidden(raw));
}

/** Whether a list of names and values by turns has that name. */
export function hasAttribute(list: readonly string[], name: string): boolean {
  for (let index = 0; index < list.length; index += 2) if (list[index] === name) return true;
  return false;
}

/** Whether the two code units from here on are one character beyond U+FFFF. */
export function isPair(text: string, at: number): boolean {
  return isFirstHalf(text.charCodeAt(at)) && isSecondHalf(text.charCodeAt(at + 1));
}

function isPairPart(text: string, at: number): boolean {
  return isPair(text, at) || isPair(text, at - 1);
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Whether the `]` here is not the start of `]]>`; false as well while that cannot be told yet. */
export function isLoneBracket(text: string, at: number): boolean {
  if (at + 2 < text.length) return !text.startsWith(']]>', at);
  return at + 1 < text.length && text.charCodeAt(at + 1) !== 0x5d;
}

/** Whether the word stands there. */
export function standsAt(units: Uint16Array, from: number, word: Uint16Array): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (units[from + index] !== word[index]) return false;
  }
  return true;
}
