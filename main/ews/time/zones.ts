import { canonicalZone, spelledZone } from '../../../shared/time/zones.ts';
import { windowsZoneTable } from './windows-zones.ts';
import { primaryZones, windowsZones } from './zone-corrections.ts';

/**
 * The Windows zone id for an IANA zone by any of its names; null where there is none (Antarctica/Troll, or no zone at
 * all). Null is never to be sent as UTC: a meeting in such a zone is refused by its operation.
 *
 * Exchange knows Windows zones only. The table is CLDR's, whose version `windows-zones.ts` names; `zone-corrections.ts`
 * brings it to the rules of `shared/time/zone-table.ts`, and `zones.test.ts` compares each zone's offsets.
 * https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml
 */
export function windowsZone(zone: string): string | null {
  const name = spelledZone(zone);
  const canonical = canonicalZone(zone);
  if (name === null || canonical === null) return null;
  if (isUtc(canonical)) return 'UTC';
  return (
    windowsZones.get(name) ??
    windowsZones.get(canonical) ??
    windowsOf.get(name) ??
    windowsOf.get(canonical) ??
    windowsOfRules().get(canonical) ??
    null
  );
}

/**
 * The IANA zone for a Windows zone id: the one that stands for the whole world. Exchange-compatible servers write IANA
 * names themselves, which are kept as IANA spells them, but for the names of UTC, which are one. Null for a custom zone
 * (`Customized Time Zone`) and anything unknown.
 */
export function ianaZone(windowsZoneId: string): string | null {
  const id = windowsZoneId.trim();
  if (id === 'tzone://Microsoft/Utc') return 'Etc/UTC';
  const known = primaryZones.get(id) ?? ianaOf.get(id);
  if (known !== undefined) return known;
  const canonical = canonicalZone(id);
  return canonical !== null && isUtc(canonical) ? 'Etc/UTC' : spelledZone(id);
}

function isUtc(canonical: string): boolean {
  return canonical === canonicalZone('Etc/UTC') || canonical === canonicalZone('Etc/GMT');
}

const ianaOf: ReadonlyMap<string, string> = new Map(
  windowsZoneTable.map(([windows, iana]) => [windows, iana.split(' ', 1)[0] ?? '']),
);
const windowsOf: ReadonlyMap<string, string> = new Map(
  windowsZoneTable.flatMap(([windows, iana]) => iana.split(' ').map((zone) => [zone, windows] as const)),
);

let ofRules: ReadonlyMap<string, string> | null = null;

/** The Windows zones by the zone whose rules one of their names stands for: CLDR keeps the names that were first. */
function windowsOfRules(): ReadonlyMap<string, string> {
  ofRules ??= new Map(
    [...windowsOf].toReversed().map(([zone, windows]) => [canonicalZone(zone) ?? zone, windows]),
  );
  return ofRules;
}
