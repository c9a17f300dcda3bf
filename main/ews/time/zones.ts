import { windowsZoneTable } from './windows-zones.ts';
import { primaryZones, windowsZones } from './zone-corrections.ts';

/**
 * The Windows zone id for an IANA zone, older names included; null where there is none (Antarctica/Troll, or no zone at
 * all). Null is never to be sent as UTC: a meeting in such a zone is refused by its operation.
 *
 * Exchange knows Windows zones only. The table is CLDR's, whose version `windows-zones.ts` names; `zone-corrections.ts`
 * brings it to the rules of tz 2026c, and `zones.test.ts` compares each zone's offsets.
 * https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml
 */
export function windowsZone(zone: string): string | null {
  if (utcNames.has(zone)) return 'UTC';
  const corrected = windowsZones.get(zone);
  if (corrected !== undefined) return corrected;
  return windowsOf.get(zone) ?? windowsOf.get(canonical(zone) ?? '') ?? null;
}

/**
 * The IANA zone for a Windows zone id: the one that stands for the whole world. Exchange-compatible servers write IANA
 * names themselves, which are kept. Null for a custom zone (`Customized Time Zone`) and anything unknown.
 */
export function ianaZone(windowsZoneId: string): string | null {
  const id = windowsZoneId.trim();
  if (id === 'tzone://Microsoft/Utc' || utcNames.has(id)) return 'Etc/UTC';
  const known = primaryZones.get(id) ?? ianaOf.get(id);
  if (known !== undefined) return known;
  return canonical(id) === null ? null : id;
}

const ianaOf: ReadonlyMap<string, string> = new Map(
  windowsZoneTable.map(([windows, iana]) => [windows, iana.split(' ', 1)[0] ?? '']),
);
const windowsOf: ReadonlyMap<string, string> = new Map(
  windowsZoneTable.flatMap(([windows, iana]) => iana.split(' ').map((zone) => [zone, windows] as const)),
);

const utcNames: ReadonlySet<string> = new Set([
  'UTC',
  'Etc/UTC',
  'Etc/GMT',
  'GMT',
  'Etc/UCT',
  'Etc/Zulu',
  'Zulu',
]);

/** The name that this Node's own zone table knows the zone by; null when it knows none. Offsets are no zones here. */
function canonical(zone: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/u.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Intl throws a RangeError for a name it does not know; there is no other way to ask.
    return null;
  }
}
