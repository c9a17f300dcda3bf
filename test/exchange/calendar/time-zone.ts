import { windowsZones } from './windows-zones.ts';

const minute = 60_000;
const quarter = 15 * minute;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Whether Exchange would know this Windows zone id. */
export function isTimeZone(id: string): boolean {
  return Object.hasOwn(windowsZones, id);
}

/** The Windows id of a zone by that id or by its IANA name; `undefined` for names that are neither. */
export function zoneNamed(name: string): string | undefined {
  if (name === 'UTC' || isTimeZone(name)) return name;
  return Object.entries(windowsZones).find(([, iana]) => iana === name)?.[0];
}

/**
 * Offset from UTC in ms (east is positive) of a Windows zone at an instant in ms since 1970. Unknown zones count
 * as UTC; requests with them are refused earlier.
 */
export function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  let known = offsets.get(zone);
  if (!known) offsets.set(zone, (known = new Map()));
  const key = Math.floor(instant / quarter);
  let offset = known.get(key);
  if (offset === undefined) known.set(key, (offset = computeOffset(key * quarter, zone)));
  return offset;
}

function computeOffset(instant: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const day = Date.UTC(part('year'), part('month') - 1, part('day'));
  const wall = day + part('hour') * 3_600_000 + part('minute') * minute + part('second') * 1000;
  return wall - instant;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const timeZone = Object.hasOwn(windowsZones, zone) ? windowsZones[zone] : 'Etc/UTC';
    const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone, ...numeric, ...clock });
    formats.set(zone, format);
  }
  return format;
}

/** Wall clock in a zone (as if it were UTC, in ms) of an instant. */
export function utcToLocal(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}

/**
 * The instant of a wall clock time in a zone. A time that happens twice means the first; a time that never happens
 * (the hour skipped in spring) means as much later as the clock jumped, which is what Exchange and Outlook show.
 */
export function localToUtc(wall: number, zone: string): number {
  const before = wall - offsetAt(wall - 86_400_000, zone);
  if (utcToLocal(before, zone) === wall) return before;
  const after = wall - offsetAt(wall + 86_400_000, zone);
  return utcToLocal(after, zone) === wall ? after : before;
}

/** Bias of standard and daylight time in minutes west of UTC, as Windows counts, in the year of an instant. */
export function biasesOf(instant: number, zone: string): { standard: number; daylight: number } {
  const year = new Date(instant).getUTCFullYear();
  const january = offsetAt(Date.UTC(year, 0, 15), zone);
  const july = offsetAt(Date.UTC(year, 6, 15), zone);
  return {
    standard: -Math.min(january, july) / minute,
    daylight: -Math.max(january, july) / minute,
  };
}

/** The instants of a year at which the offset changes, at most two for the zones listed. */
export function transitionsOf(year: number, zone: string): { at: number; toOffset: number }[] {
  const found: { at: number; toOffset: number }[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let day = Date.UTC(year, 0, 1); day < end; day += 86_400_000) {
    if (offsetAt(day, zone) === offsetAt(day + 86_400_000, zone)) continue;
    let at = day;
    while (offsetAt(at, zone) === offsetAt(day, zone)) at += quarter;
    found.push({ at, toOffset: offsetAt(at, zone) });
  }
  return found;
}
