import { compileZone } from './compile-zone.ts';
import { unpackZone, type PackedZones } from './packed-zones.ts';

/** The text of `shared/time/zone-table.ts`. */
export function zoneTable({ version, zones, links }: PackedZones): string {
  const aliases = new Map<string, string[]>();
  for (const link of links) {
    const [name = '', alias = ''] = link.split('|');
    aliases.set(name, [...(aliases.get(name) ?? []), alias]);
  }
  const lines = zones.map((packed) => compileZone(unpackZone(packed)));
  const linked = [...aliases].map(([name, list]) => `${name} ${list.join(' ')}`);
  return `/* oxlint-disable max-lines -- a table, one zone a line */
/** The version of IANA's tz that this table was made from, by scripts/make-zone-table.ts; not to be edited. */
export const tzVersion = ${quoted(version)};

/**
 * Zones with their clocks from 1970 on, one a line: \`name|offsets|kinds|steps|yearly\`. Offsets are half minutes east of
 * Greenwich; kinds are their places (base 36), at first and after each change; steps are the half minutes (base 36) from
 * 1970 to the first change and from each to the next. Yearly is the first year of what comes each year, and its changes
 * as \`month.weekday.day.minute.kind\`: the weekday (0 is Sunday) on that day of the month or after it, at that minute of
 * the clock as it stood before. From IANA's tz, which is in the public domain, as moment-timezone has it (MIT).
 * https://www.iana.org/time-zones
 */
export const zoneLines: readonly string[] = [
${lines.map((line) => `  ${quoted(line)},`).join('\n')}
];

/** A zone, and the other names that it has. */
export const zoneAliases: readonly string[] = [
${linked.map((line) => `  ${quoted(line)},`).join('\n')}
];
`;
}

function quoted(text: string): string {
  return `'${text}'`;
}
