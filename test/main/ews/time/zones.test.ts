import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { allDayDates, allDayInstants } from '../../../../main/ews/time/all-day.ts';
import { ianaZone, windowsZone } from '../../../../main/ews/time/zones.ts';

const moments = ['2026-11-20T00:00Z', '2027-01-15T00:00Z', '2027-03-20T00:00Z', '2027-07-15T00:00Z'];

function offsets(zone: string): readonly string[] {
  return moments.map((moment) => Temporal.Instant.from(moment).toZonedDateTimeISO(zone).offset);
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

  it('begin at the first moment of a day that has no midnight', () => {
    const { start } = allDayInstants({ first: '2026-04-24', last: '2026-04-24' }, 'Africa/Cairo');
    expect(start).toBe('2026-04-23T22:00:00.000Z');
  });
});
