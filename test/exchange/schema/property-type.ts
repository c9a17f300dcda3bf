import { readDateTime, writeDateTime } from './date-time.ts';

const whole = new Set(['Integer', 'Short', 'Long', 'Currency', 'Error']);
const fractions = new Set(['Double', 'Float', 'ApplicationTime']);
const truths: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

/** A MAPI value as what conditions and orders compare, by its t:MapiPropertyTypeType. */
export function comparableOf(type: string, text: string): string | number | boolean {
  if (whole.has(type) || fractions.has(type)) return Number(text);
  if (type === 'Boolean') return truths[text.trim().toLowerCase()] ?? false;
  if (type === 'SystemTime') return readDateTime(text, 'UTC') ?? Number.NaN;
  return text;
}

/**
 * A MAPI value in the one spelling of its type: `1` is `true`, a time is in UTC, base64 has no spaces; `undefined`
 * for what is not of the type. Arrays are checked value by value, under the name of the type without `Array`.
 */
export function normalValue(type: string, text: string): string | undefined {
  const plain = text.trim();
  if (whole.has(type)) return /^[+-]?\d+$/.test(plain) ? String(BigInt(plain)) : undefined;
  if (fractions.has(type)) return plain === '' || Number.isNaN(Number(plain)) ? undefined : plain;
  if (type === 'Boolean') {
    const truth = truths[plain.toLowerCase()];
    return truth === undefined ? undefined : String(truth);
  }
  if (type === 'SystemTime') {
    const at = readDateTime(plain, 'UTC');
    return at === undefined ? undefined : writeDateTime(at);
  }
  if (type === 'CLSID') return /^\{?[0-9a-f-]{36}\}?$/i.test(plain) ? plain.toLowerCase() : undefined;
  if (type !== 'Binary') return text;
  const bytes = plain.replace(/\s+/g, '');
  return bytes.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(bytes) ? bytes : undefined;
}
