import { describe, expect, it } from 'vitest';
import { allDayDates, allDayInstants } from '../../../../main/ews/time/all-day.ts';
import { cldrVersion, windowsZoneTable } from '../../../../main/ews/time/windows-zones.ts';
import { primaryZones, windowsZones } from '../../../../main/ews/time/zone-corrections.ts';
import { ianaZone, windowsZone } from '../../../../main/ews/time/zones.ts';
import { clockOfZone, findClock, spelledZone, zoneNames } from '../../../../shared/time/zones.ts';

const now = Date.UTC(2026, 10, 20);
const then = Date.UTC(2029, 0, 1);
const names = zoneNames();

/** What a clock does from now on for two years. */
function clockWords(zone: string): string {
  const clock = clockOfZone(zone);
  return JSON.stringify([clock.offsetAt(now), clock.changesBetween(now, then)]);
}

describe('windowsZone and ianaZone', () => {
  it('knows a Windows zone for every name of a zone but one', () => {
    expect(names.filter((zone) => windowsZone(zone) === null)).toEqual(['Antarctica/Troll']);
    expect(names.length).toBeGreaterThan(590);
  });

  it('names a Windows zone that keeps the same clock, for every name, to the second', () => {
    const wrong = names.filter((zone) => {
      const back = ianaZone(windowsZone(zone) ?? '');
      return zone !== 'Antarctica/Troll' && (back === null || clockWords(back) !== clockWords(zone));
    });
    expect(wrong).toEqual([]);
  });

  it('knows a clock for every Windows zone', () => {
    const unknown = windowsZoneTable.filter(([windows]) => findClock(ianaZone(windows) ?? '') === null);
    expect(unknown).toEqual([]);
  });

  it('reads every name that a compatible server may write, as the zone with the same clock', () => {
    const wrong = names.filter((zone) => clockWords(ianaZone(zone) ?? 'Etc/GMT+12') !== clockWords(zone));
    expect(wrong).toEqual([]);
  });

  it('takes an older name for the zone that it is today', () => {
    const pairs = [
      ['Canada/Pacific', 'America/Vancouver'],
      ['Canada/Mountain', 'America/Edmonton'],
      ['Canada/Central', 'America/Winnipeg'],
      ['US/Eastern', 'America/New_York'],
      ['Asia/Calcutta', 'Asia/Kolkata'],
      ['Asia/Katmandu', 'Asia/Kathmandu'],
      ['Europe/Kiev', 'Europe/Kyiv'],
      ['america/vancouver', 'America/Vancouver'],
    ];
    expect(pairs.map(([alias = '']) => windowsZone(alias))).toEqual(
      pairs.map(([, canonical = '']) => windowsZone(canonical)),
    );
    expect(windowsZone('Canada/Pacific')).toBe('US Mountain Standard Time');
    expect(ianaZone('canada/pacific')).toBe('Canada/Pacific');
  });

  it('takes every name of UTC for UTC', () => {
    const utc = ['UTC', 'UCT', 'Zulu', 'Universal', 'GMT', 'GMT0', 'GMT+0', 'GMT-0', 'Greenwich'];
    const all = utc.flatMap((name) => [name, `Etc/${name}`]).filter((name) => spelledZone(name) !== null);
    expect(all.length).toBeGreaterThan(16);
    for (const name of all)
      expect([name, windowsZone(name), ianaZone(name)]).toEqual([name, 'UTC', 'Etc/UTC']);
  });

  it('says which version of CLDR it is from', () => {
    expect(cldrVersion).toMatch(/^\d+$/u);
    expect(Number(cldrVersion)).toBeGreaterThanOrEqual(48);
    expect(windowsZoneTable.length).toBeGreaterThan(130);
  });

  it('corrects nothing that the table has right', () => {
    const table = new Map(
      windowsZoneTable.flatMap(([windows, iana]) => iana.split(' ').map((zone) => [zone, windows] as const)),
    );
    const needless = [...windowsZones.keys()].filter((zone) => {
      const unmended = ianaZone(table.get(zone) ?? '');
      return unmended !== null && clockWords(unmended) === clockWords(zone);
    });
    expect(needless).toEqual([]);
    const inTable = new Set(windowsZoneTable.map(([windows]) => windows));
    expect([...primaryZones.keys()].filter((windows) => inTable.has(windows))).toEqual([]);
  });

  it('knows the names that people and servers use', () => {
    expect(windowsZone('Europe/Kyiv')).toBe('FLE Standard Time');
    expect(windowsZone('US/Pacific')).toBe('Pacific Standard Time');
    expect(windowsZone('Etc/UTC')).toBe('UTC');
    expect(ianaZone('W. Europe Standard Time')).toBe('Europe/Berlin');
    expect(ianaZone('tzone://Microsoft/Utc')).toBe('Etc/UTC');
    expect(ianaZone('Europe/Vienna')).toBe('Europe/Vienna');
  });

  it('says that it does not know, and never UTC instead', () => {
    for (const id of ['Customized Time Zone', '', '+02:00', 'Mars/Olympus', '__proto__', 'constructor']) {
      expect([id, ianaZone(id), windowsZone(id)]).toEqual([id, null, null]);
    }
  });
});

describe('all-day items', () => {
  it('have their dates in the zone of the item, east and west of the reader', () => {
    expect(
      allDayDates('2026-03-02T11:00:00.000Z', '2026-03-03T11:00:00.000Z', clockOfZone('Pacific/Auckland')),
    ).toEqual({
      first: '2026-03-03',
      last: '2026-03-03',
    });
    expect(
      allDayDates('2026-03-02T10:00:00.000Z', '2026-03-05T10:00:00.000Z', clockOfZone('Pacific/Honolulu')),
    ).toEqual({
      first: '2026-03-02',
      last: '2026-03-04',
    });
  });

  it('have their dates by their midnight when no zone is known', () => {
    expect(allDayDates('2026-03-01T23:00:00.000Z', '2026-03-02T23:00:00.000Z', null)).toEqual({
      first: '2026-03-02',
      last: '2026-03-02',
    });
    expect(allDayDates('2026-03-02T08:00:00.000Z', '2026-03-03T08:00:00.000Z', null)).toEqual({
      first: '2026-03-02',
      last: '2026-03-02',
    });
  });

  it('cover one day when they end where they begin', () => {
    const moment = '2026-03-02T00:00:00.000Z';
    expect(allDayDates(moment, moment, clockOfZone('Etc/UTC'))).toEqual({
      first: '2026-03-02',
      last: '2026-03-02',
    });
  });

  it('survive the way there and back in every zone, over clock changes', () => {
    const dates = { first: '2026-03-28', last: '2026-03-29' };
    for (const zone of names) {
      const { start, end } = allDayInstants(dates, clockOfZone(zone));
      expect([zone, allDayDates(start, end, clockOfZone(zone))]).toEqual([zone, dates]);
    }
  });

  it('keep their dates for a reader in Tokyo and an owner in New York when an organizer in Berlin made them', () => {
    const dates = { first: '2027-03-28', last: '2027-03-28' };
    const berlin = allDayInstants(dates, clockOfZone('Europe/Berlin'));
    // The day on which Berlin's clock changes is 23 hours long.
    expect(berlin).toEqual({ start: '2027-03-27T23:00:00.000Z', end: '2027-03-28T22:00:00.000Z' });
    expect(
      allDayDates(berlin.start, berlin.end, clockOfZone(ianaZone('W. Europe Standard Time') ?? '')),
    ).toEqual(dates);
    expect(allDayDates(berlin.start, berlin.end, null)).toEqual(dates);
    const tokyo = allDayInstants(dates, clockOfZone('Asia/Tokyo'));
    const newYork = allDayInstants(dates, clockOfZone('America/New_York'));
    expect(allDayDates(tokyo.start, tokyo.end, null)).toEqual(dates);
    expect(allDayDates(newYork.start, newYork.end, null)).toEqual(dates);
  });

  it('keep their dates at the ends of the world where the zone is known', () => {
    const dates = { first: '2026-12-31', last: '2027-01-02' };
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Tongatapu', 'Pacific/Auckland', 'Pacific/Pago_Pago']) {
      const { start, end } = allDayInstants(dates, clockOfZone(zone));
      expect([zone, allDayDates(start, end, clockOfZone(ianaZone(windowsZone(zone) ?? '') ?? ''))]).toEqual([
        zone,
        dates,
      ]);
    }
  });

  it('begin at the first moment of a day that has no midnight', () => {
    const { start } = allDayInstants(
      { first: '2026-04-24', last: '2026-04-24' },
      clockOfZone('Africa/Cairo'),
    );
    expect(start).toBe('2026-04-23T22:00:00.000Z');
  });
});
