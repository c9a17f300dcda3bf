import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileZone } from '../../../scripts/zones/compile-zone.ts';
import { unpackZone, type PackedZones } from '../../../scripts/zones/packed-zones.ts';
import { zoneTable } from '../../../scripts/zones/zone-table.ts';
import { tableClock } from '../../../shared/time/table-clock.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const packed: PackedZones = JSON.parse(read('node_modules/iana-time-zones/data/packed/latest.json'));

describe('the table of zones', () => {
  it('is made from the version of the package that is installed', () => {
    expect(withoutSpace(read('shared/time/zone-table.ts')) === withoutSpace(zoneTable(packed))).toBe(true);
  });

  it('gives every change of every clock that the package has from 1970 to 2400, and no other', () => {
    const until = Date.UTC(2400, 0, 1);
    let count = 0;
    const wrong = packed.zones.map(unpackZone).filter((zone) => {
      const real = zone.changes.filter(({ at }) => at > 0 && at <= until);
      count += real.length;
      return JSON.stringify(tableClock(compileZone(zone)).changesBetween(0, until)) !== JSON.stringify(real);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(count).toBeGreaterThan(50_000);
  });

  it('gives the offset in the second before and at each of them', () => {
    const wrong = packed.zones.map(unpackZone).filter((zone) => {
      const clock = tableClock(compileZone(zone));
      return zone.changes.some(
        ({ at, offset }, place) =>
          at > 0 &&
          at < Date.UTC(2100, 0, 1) &&
          (clock.offsetAt(at) !== offset ||
            clock.offsetAt(at - 1000) !== (zone.changes[place - 1]?.offset ?? zone.firstOffset)),
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('is small enough to be in every process', () => {
    expect(read('shared/time/zone-table.ts').length).toBeLessThan(100_000);
  });
});

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}
