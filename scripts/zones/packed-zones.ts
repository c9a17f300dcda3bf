/** The rules as the package iana-time-zones (moment-timezone's data, made from IANA's tz) carries them. */
export interface PackedZones {
  readonly version: string;
  /** `name|abbreviations|offsets|indices|times|population`. */
  readonly zones: readonly string[];
  /** `name|alias`. */
  readonly links: readonly string[];
}

/** A zone with every change of its clock that the package has, until 2499. */
export interface PlainZone {
  readonly name: string;
  /** Offset before the first change; milliseconds, east of Greenwich positive. */
  readonly firstOffset: number;
  /** When the clock changes, in milliseconds since 1970, and the offset from then on. */
  readonly changes: readonly { readonly at: number; readonly offset: number }[];
}

/**
 * Unpacks one zone: numbers are in base 60, in minutes, times as steps from one to the next.
 * https://momentjs.com/timezone/docs/#/data-formats/packed-format/
 */
export function unpackZone(packed: string): PlainZone {
  const [name = '', , offsetList = '', indices = '', times = ''] = packed.split('|');
  const offsets = offsetList.split(' ').map((each) => Math.round(fromBase60(each) * -60_000));
  const kinds = indices.split('').map((each) => offsets[fromBase60(each)] ?? Number.NaN);
  let at = 0;
  const steps = times === '' ? [] : times.split(' ');
  const changes = steps.map((step, place) => {
    at = Math.round(at + fromBase60(step) * 60_000);
    return { at, offset: kinds[place + 1] ?? Number.NaN };
  });
  return { name, firstOffset: kinds[0] ?? Number.NaN, changes };
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

function fromBase60(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const [whole = '', part = ''] = text.replace('-', '').split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + DIGITS.indexOf(digit);
  let unit = 1;
  for (const digit of part) {
    unit /= 60;
    value += DIGITS.indexOf(digit) * unit;
  }
  return sign * value;
}
