import { dayAt, type Clock } from './clock.ts';
import { tableClock } from './table-clock.ts';
import { zoneAliases, zoneLines } from './zone-table.ts';

export { tzVersion } from './zone-table.ts';

/**
 * The clock of a zone by any of its IANA names, in any case of letters; null for a name that no version of tz had. This
 * is the program's one source of zone rules, in all its processes: Node and Chromium each bring a version of tz of their
 * own, and a meeting must not have one hour in the window and another in the request.
 */
export function findClock(name: string): Clock | null {
  const canonical = canonicalZone(name);
  if (canonical === null) return null;
  const known = clocks.get(canonical);
  if (known !== undefined) return known;
  const made = tableClock(index().lines.get(canonical) ?? '');
  clocks.set(canonical, made);
  return made;
}

/** As `findClock`, for names that were checked before. Throws a RangeError for one that was not. */
export function clockOfZone(name: string): Clock {
  const clock = findClock(name);
  if (clock === null) throw new RangeError(`no such time zone: ${name}`);
  return clock;
}

/** Whether a name is one of IANA's zones or of their older names. */
export function isZone(name: string): boolean {
  return canonicalZone(name) !== null;
}

/** A name as IANA spells it; null for one that IANA does not have. */
export function spelledZone(name: string): string | null {
  return index().spelled.get(name.toLowerCase()) ?? null;
}

/**
 * The zone whose rules a name stands for: two names of one result always show the same time since 1970. Null for a name
 * that IANA does not have.
 */
export function canonicalZone(name: string): string | null {
  const spelled = spelledZone(name);
  return spelled === null ? null : (index().canonical.get(spelled) ?? spelled);
}

/** Whether two zones always show the same time. */
export function isSameZone(one: string, other: string): boolean {
  return one === other || (canonicalZone(one) ?? one) === (canonicalZone(other) ?? other);
}

/** All names that IANA has for zones, in order. */
export function zoneNames(): readonly string[] {
  return [...index().spelled.values()].toSorted();
}

/** Today's date (days since 1970) in a zone. */
export function todayIn(zone: string, now: number): number {
  return dayAt(now, clockOfZone(zone));
}

interface ZoneIndex {
  /** Lines of the table by the zone's name. */
  readonly lines: ReadonlyMap<string, string>;
  /** Zones by their other names. */
  readonly canonical: ReadonlyMap<string, string>;
  /** All names by themselves in small letters. */
  readonly spelled: ReadonlyMap<string, string>;
}

const clocks = new Map<string, Clock>();
let made: ZoneIndex | null = null;

/** Made at the first question: a session that shows no calendar does without it. */
function index(): ZoneIndex {
  if (made !== null) return made;
  const lines = new Map(zoneLines.map((line) => [line.slice(0, `${line}|`.indexOf('|')), line] as const));
  const canonical = new Map(
    zoneAliases.flatMap((line) => {
      const [name = '', ...others] = line.split(' ');
      return others.map((other) => [other, name] as const);
    }),
  );
  const names = [...lines.keys(), ...canonical.keys()];
  made = { lines, canonical, spelled: new Map(names.map((name) => [name.toLowerCase(), name])) };
  return made;
}
