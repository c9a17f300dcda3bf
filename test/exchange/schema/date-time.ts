import { localToUtc } from '../calendar/time-zone.ts';

const pattern = /^\s*(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?\s*$/;

/** ms since 1970 to `2026-11-22T08:30:00Z`, whole seconds as Exchange writes them. */
export function writeDateTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/**
 * xs:dateTime to ms since 1970; `undefined` when it is none. A time without an offset is wall clock in `timeZone`
 * (a Windows zone id).
 */
export function readDateTime(text: string, timeZone: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (Number.isNaN(wall) || Number(month) > 12 || Number(day) > 31 || Number(hour) > 24) return undefined;
  const exact = wall + Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
  if (zone === undefined) return localToUtc(exact, timeZone);
  return exact - offsetOf(zone);
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
