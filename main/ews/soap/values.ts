/**
 * Readers of the simple values on the wire. A value that is missing or not what the schema promises is null, and the
 * caller says what that means: real servers leave out what the schema requires.
 */

/** `xs:boolean`, which is also written 1 and 0. https://www.w3.org/TR/xmlschema-2/#boolean */
export function booleanOf(text: string | null): boolean | null {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return text === null || text.trim() === text ? null : booleanOf(text.trim());
}

/** A whole number within what a double holds exactly. */
export function integerOf(text: string | null): number | null {
  if (text === null || !/^\s*-?\d{1,15}\s*$/u.test(text)) return null;
  return Number(text);
}

/**
 * `xs:dateTime` with 0 to 9 fraction digits, as an instant with exactly three: `2026-03-02T09:00:00.000Z`. So instants
 * compare as text. Digits beyond milliseconds are cut off. Without an offset the time is UTC, which is what Exchange
 * means when no TimeZoneContext was sent. Null for anything else, a thirtieth of February included, and for the times
 * that stand for none.
 * https://www.w3.org/TR/xmlschema-2/#dateTime
 */
export function instantOf(text: string | null): string | null {
  // Nearly all times are of this one form; days 29 to 31 take the careful way below.
  if (text !== null && commonForm.test(text)) return noDate(`${text.slice(0, 19)}.000Z`);
  const parts = text === null ? null : dateTime.exec(text);
  if (parts === null) return null;
  const [, day = '', time = '', fraction = '', offset = ''] = parts;
  const date = new Date(`${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  // V8 takes the 30th of February for the 2nd of March.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return null;
  if (offset === '' || offset === 'Z') return noDate(date.toISOString());
  const [hours, minutes] = offset.slice(1).split(':').map(Number);
  const distance = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000 * (offset.startsWith('-') ? 1 : -1);
  const shifted = new Date(date.getTime() + distance).toISOString();
  return shifted.length === 24 ? noDate(shifted) : null;
}

/**
 * Null for what stands in the place of no date: the beginning of 1601, where Windows counts from, or earlier (a mail that
 * was never received has it), and the first day of 4501, which is Outlook's "none".
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-dtyp/2c57429b-fdd4-488f-b5fc-9e4cf020fcdf
 */
function noDate(instant: string): string | null {
  return instant < '1602' || instant.startsWith('4501-01-01T00:00') ? null : instant;
}

const commonForm = /^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/u;
const dateTime = /^\s*(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?\s*$/u;

/**
 * A day, `YYYY-MM-DD`, in each form that servers write one: `xs:date` with and without an offset, which Exchange itself
 * passes over, and `xs:dateTime`. Of a date with a time it is the day that is written; where that time is midnight in some
 * zone and not at zero hours as written (`2026-10-01T22:00:00Z`), the day that begins then. Null for anything else.
 * https://www.w3.org/TR/xmlschema-2/#date
 */
export function dateOf(text: string | null): string | null {
  const [, date = '', time = ''] = /^\s*(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?/u.exec(text ?? '') ?? [];
  const rest = time === '' ? text?.trim().slice(date.length) : '';
  const instant = instantOf(time === '' ? `${date}T00:00:00Z` : text);
  if (instant === null || rest === undefined || !/^(?:Z|[+-]\d\d:\d\d)?$/u.test(rest)) return null;
  const isMidnightElsewhere = time !== '' && time !== '00:00:00' && /:(?:00|15|30|45):00$/u.test(time);
  return isMidnightElsewhere
    ? new Date(Date.parse(instant) + 12 * 3_600_000).toISOString().slice(0, 10)
    : date;
}

/** More items than any folder of Exchange holds; a total above it is no total. */
const MOST_ITEMS = 10_000_000;

/** A number of items: whole, at least none, and no more than a list can be drawn with. Null for anything else. */
export function countOf(text: string | null): number | null {
  const count = integerOf(text);
  return count === null ? null : Math.min(Math.max(count, 0), MOST_ITEMS);
}

/**
 * A text that is drawn on one line (a subject, a name), at most 1,000 UTF-16 units: Exchange keeps 255 of a subject, and a
 * server that sends a megabyte fills every row that shows it. Never cut inside a character.
 */
export function lineOf(text: string | null): string {
  if (text === null || text.length <= LONGEST_LINE) return text ?? '';
  return text.slice(0, LONGEST_LINE).replace(/[\uD800-\uDBFF]$/u, '');
}

const LONGEST_LINE = 1000;

/** The text when it is one of the words allowed, otherwise the fallback. */
export function wordOf<W extends string>(text: string | null, words: readonly W[], fallback: W): W {
  return words.find((word) => word === text) ?? fallback;
}
