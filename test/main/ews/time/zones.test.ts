import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { allDayDates, allDayInstants } from '../../../../main/ews/time/all-day.ts';
import { cldrVersion, windowsZoneTable } from '../../../../main/ews/time/windows-zones.ts';
import { primaryZones, windowsZones } from '../../../../main/ews/time/zone-corrections.ts';
import { ianaZone, windowsZone } from '../../../../main/ews/time/zones.ts';

const moments = ['2026-11-20T00:00Z', '2027-01-15T00:00Z', '2027-03-20T00:00Z', '2027-07-15T00:00Z'];

function offsets(zone: string): readonly string[] {
  return moments.map((moment) => Temporal.Instant.from(moment).toZonedDateTimeISO(zone).offset);
}

/** The next four changes of a zone's clock; quarters of a year where it never changes. */
function nextEdges(zone: string): readonly Temporal.Instant[] {
  const edges: Temporal.Instant[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from('2026-11-24T00:00Z').toZonedDateTimeISO(zone);
  while (edges.length < 4) {
    at = at.getTimeZoneTransition('next');
    if (at === null) return moments.map((moment) => Temporal.Instant.from(moment));
    edges.push(at.toInstant());
  }
  return edges;
}

describe('windowsZone and ianaZone', () => {
  it('knows a Windows zone for every zone of this Node but one', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter((zone) => windowsZone(zone) === null);
    expect(unknown).toEqual(['Antarctica/Troll']);
  });

  it('names a Windows zone that keeps the same clock, for every zone, in four seasons', () => {
    const wrong = Intl.supportedValuesOf('timeZone').filter((zone) => {
      const back = ianaZone(windowsZone(zone) ?? '');
      return back !== null && offsets(back).join() !== offsets(zone).join();
    });
    expect(wrong).toEqual([]);
  });

  it('says which version of CLDR it is from', () => {
    expect(cldrVersion).toMatch(/^\d+$/u);
    expect(Number(cldrVersion)).toBeGreaterThanOrEqual(48);
    expect(windowsZoneTable.length).toBeGreaterThan(130);
  });

  it('keeps every instant on the way to Windows and back, around the next four changes of each clock', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => windowsZone(zone) !== null);
    const wrong: string[] = [];
    let cases = 0;
    for (const zone of zones) {
      const back = ianaZone(windowsZone(zone) ?? '') ?? '';
      for (const edge of nextEdges(zone)) {
        for (const seconds of [-1, 0]) {
          const instant = edge.add({ seconds });
          cases += 1;
          const wall = instant.toZonedDateTimeISO(zone);
          const again = Temporal.ZonedDateTime.from(
            `${wall.toPlainDateTime().toString()}${wall.offset}[${back}]`,
            { offset: 'prefer' },
          ).toInstant();
          if (!again.equals(instant)) wrong.push(`${zone} ${instant.toString()}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(cases).toBeGreaterThan(2400);
  });

  it('corrects nothing that the table has right', () => {
    const table = new Map(
      windowsZoneTable.flatMap(([windows, iana]) => iana.split(' ').map((zone) => [zone, windows] as const)),
    );
    const needless = [...windowsZones.keys()].filter((zone) => {
      const unmended = ianaZone(table.get(zone) ?? '');
      return unmended !== null && offsets(unmended).join() === offsets(zone).join();
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
    expect(allDayDates('2026-03-02T11:00:00.000Z', '2026-03-03T11:00:00.000Z', 'Pacific/Auckland')).toEqual({
      first: '2026-03-03',
      last: '2026-03-03',
    });
    expect(allDayDates('2026-03-02T10:00:00.000Z', '2026-03-05T10:00:00.000Z', 'Pacific/Honolulu')).toEqual({
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
    expect(allDayDates(moment, moment, 'Etc/UTC')).toEqual({ first: '2026-03-02', last: '2026-03-02' });
  });

  it('survive the way there and back in every zone, over clock changes', () => {
    const dates = { first: '2026-03-28', last: '2026-03-29' };
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const { start, end } = allDayInstants(dates, zone);
      expect([zone, allDayDates(start, end, zone)]).toEqual([zone, dates]);
    }
  });

  it('keep their dates for a reader in Tokyo and an owner in New York when an organizer in Berlin made them', () => {
    const dates = { first: '2027-03-28', last: '2027-03-28' };
    const berlin = allDayInstants(dates, 'Europe/Berlin');
    // The day on which Berlin's clock changes is 23 hours long.
    expect(berlin).toEqual({ start: '2027-03-27T23:00:00.000Z', end: '2027-03-28T22:00:00.000Z' });
    expect(allDayDates(berlin.start, berlin.end, ianaZone('W. Europe Standard Time'))).toEqual(dates);
    expect(allDayDates(berlin.start, berlin.end, null)).toEqual(dates);
    const tokyo = allDayInstants(dates, 'Asia/Tokyo');
    const newYork = allDayInstants(dates, 'America/New_York');
    expect(allDayDates(tokyo.start, tokyo.end, null)).toEqual(dates);
    expect(allDayDates(newYork.start, newYork.end, null)).toEqual(dates);
  });

  it('keep their dates at the ends of the world where the zone is known', () => {
    const dates = { first: '2026-12-31', last: '2027-01-02' };
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Tongatapu', 'Pacific/Auckland', 'Pacific/Pago_Pago']) {
      const { start, end } = allDayInstants(dates, zone);
      expect([zone, allDayDates(start, end, ianaZone(windowsZone(zone) ?? ''))]).toEqual([zone, dates]);
    }
  });

  it('begin at the first moment of a day that has no midnight', () => {
    const { start } = allDayInstants({ first: '2026-04-24', last: '2026-04-24' }, 'Africa/Cairo');
    expect(start).toBe('2026-04-23T22:00:00.000Z');
  });
});
