import { wallTime } from '../../../shared/time/clock.ts';
import { clockOfZone } from '../../../shared/time/zones.ts';

type Parts = Omit<Intl.DateTimeFormatOptions, 'timeZone' | 'timeZoneName'>;

const made = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant (milliseconds since 1970) on the clock of a zone, in British English. The engine names months and weekdays;
 * what the clock shows is told by the program's own rules, as main tells it too. A format is made once: making one takes
 * up to some milliseconds, and words with a date in them are asked for with every row and every second.
 */
export function zonedWords(instant: number, zone: string, parts: Parts): string {
  return dateFormat(parts).format(wallTime(instant, clockOfZone(zone)));
}

/** A date (`YYYY-MM-DD`) in British English. */
export function dateWords(date: string, parts: Parts): string {
  return dateFormat(parts).format(Date.parse(`${date}T00:00:00Z`));
}

/** "UTC+01:00", how far a zone is from UTC at an instant (milliseconds since 1970); "UTC" for none. */
export function offsetWords(instant: number, zone: string): string {
  const minutes = Math.round(clockOfZone(zone).offsetAt(instant) / 60_000);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function dateFormat(parts: Parts): Intl.DateTimeFormat {
  const name = JSON.stringify(parts);
  const known = made.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' });
  made.set(name, format);
  return format;
}
