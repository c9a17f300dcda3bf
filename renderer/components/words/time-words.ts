import { zonedWords } from './date-format.ts';
import { readerZone } from './reader-zone.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** How long ago an instant (ISO 8601) was, for people: "now", "8 s ago", "3 min ago", "2 h ago", "4 days ago". */
export function ageWords(at: string, now: number): string {
  const age = Math.max(0, now - Date.parse(at));
  if (age < 2 * second) return 'now';
  if (age < minute) return `${Math.floor(age / second)} s ago`;
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  if (age < 24 * hour) return `${Math.floor(age / hour)} h ago`;
  const days = Math.floor(age / (24 * hour));
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** How long until an instant: "24 min left", "50 s left", "ended". */
export function leftWords(until: string, now: number): string {
  const left = Date.parse(until) - now;
  if (left <= 0) return 'ended';
  if (left < minute) return `${Math.ceil(left / second)} s left`;
  if (left < 2 * hour) return `${Math.ceil(left / minute)} min left`;
  return `${Math.ceil(left / hour)} h left`;
}

/** The clock time of an instant in the reader's zone (or the IANA zone given): "10:02". */
export function clockWords(at: string, zone = readerZone()): string {
  return zonedWords(Date.parse(at), zone, { hour: '2-digit', minute: '2-digit' });
}

/** The clock time with seconds: "10:02:41". */
export function clockSecondsWords(at: string, zone = readerZone()): string {
  return zonedWords(Date.parse(at), zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** Date and clock time of an instant: "Tue 24 Nov 2026, 10:02". */
export function dateTimeWords(at: string, zone = readerZone()): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const date = zonedWords(Date.parse(at), zone, parts);
  return `${date.replace(',', '')}, ${clockWords(at, zone)}`;
}

/** Date and clock time without the year, for tables: "Tue 24 Nov, 10:02". The year stands in the title. */
export function shortDateTimeWords(at: string, zone = readerZone()): string {
  const date = zonedWords(Date.parse(at), zone, { weekday: 'short', day: 'numeric', month: 'short' });
  return `${date.replace(',', '')}, ${clockWords(at, zone)}`;
}
