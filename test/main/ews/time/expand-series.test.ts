import { describe, expect, it } from 'vitest';
import { expandSeries, type Series } from '../../../../main/ews/time/expand-series.ts';
import { clockOfZone } from '../../../../shared/time/zones.ts';
import type { RecurrenceEnd, RecurrencePattern } from '../../../../shared/model/recurrence.ts';

/** Half an hour at nine in Berlin, from the first of January 2026 on. */
function series(
  pattern: RecurrencePattern,
  end: RecurrenceEnd = { end: 'never' },
  first = '2026-01-01',
): Series {
  return {
    start: `${first}T08:00:00.000Z`,
    end: `${first}T08:30:00.000Z`,
    clock: clockOfZone('Europe/Berlin'),
    recurrence: { pattern, first, end },
    modified: [],
    deleted: [],
  };
}

function starts(of: Series, start: string, end: string): readonly string[] {
  return expandSeries(of, { start: `${start}T00:00:00.000Z`, end: `${end}T00:00:00.000Z` }).map(
    (one) => one.start,
  );
}

function days(of: Series, start: string, end: string): readonly string[] {
  return starts(of, start, end).map((text) => text.slice(0, 10));
}

/** The series of RFC 5545's example: Tuesday and Sunday of every second week. */
function secondWeeks(firstDayOfWeek: 'Sunday' | 'Monday'): Series {
  const pattern = { pattern: 'weekly', interval: 2, days: ['Tuesday', 'Sunday'], firstDayOfWeek } as const;
  return series({ ...pattern, days: [...pattern.days] }, { end: 'never' }, '1997-08-05');
}

describe('expandSeries', () => {
  it('keeps the wall clock over both changes of the clock', () => {
    const weekly = series({ pattern: 'weekly', interval: 1, days: ['Sunday'], firstDayOfWeek: 'Monday' });
    expect(starts(weekly, '2026-03-21', '2026-04-01')).toEqual([
      '2026-03-22T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
    ]);
    expect(starts(weekly, '2026-10-18', '2026-10-26')).toEqual([
      '2026-10-18T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ]);
  });

  it('takes the 31st and the 29th of February for the last day where there is none', () => {
    const monthly = series({ pattern: 'absolute-monthly', interval: 1, dayOfMonth: 31 });
    expect(days(monthly, '2028-01-01', '2028-05-01')).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ]);
    const yearly = series({ pattern: 'absolute-yearly', dayOfMonth: 29, month: 2 });
    expect(days(yearly, '2026-01-01', '2029-01-01')).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('finds the last weekday of a month, and the first weekend day of a year’s May', () => {
    const last = series({ pattern: 'relative-monthly', interval: 2, day: 'Weekday', index: 'Last' });
    expect(days(last, '2026-01-01', '2026-08-01')).toEqual([
      '2026-01-30',
      '2026-03-31',
      '2026-05-29',
      '2026-07-31',
    ]);
    const first = series({ pattern: 'relative-yearly', day: 'WeekendDay', index: 'First', month: 5 });
    expect(days(first, '2026-01-01', '2028-01-01')).toEqual(['2026-05-02', '2027-05-01']);
  });

  it('counts every second week from the day on which a week begins', () => {
    // https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3
    expect(days(secondWeeks('Monday'), '1997-08-01', '1997-08-30')).toEqual([
      '1997-08-05',
      '1997-08-10',
      '1997-08-19',
      '1997-08-24',
    ]);
    expect(days(secondWeeks('Sunday'), '1997-08-01', '1997-09-01')).toEqual([
      '1997-08-05',
      '1997-08-17',
      '1997-08-19',
      '1997-08-31',
    ]);
  });

  it('ends by its date, its day included, and by its count, the deleted ones included', () => {
    const daily = { pattern: 'daily', interval: 3 } as const;
    const dated = series(daily, { end: 'date', last: '2026-01-07' });
    expect(days(dated, '2026-01-01', '2027-01-01')).toEqual(['2026-01-01', '2026-01-04', '2026-01-07']);
    const counted = {
      ...series(daily, { end: 'count', count: 3 }),
      deleted: ['2026-01-04T08:00:00.000Z'],
    };
    expect(
      expandSeries(counted, { start: '2026-01-02T00:00:00.000Z', end: '2027-01-01T00:00:00.000Z' }),
    ).toEqual([
      {
        start: '2026-01-07T08:00:00.000Z',
        end: '2026-01-07T08:30:00.000Z',
        originalStart: '2026-01-07T08:00:00.000Z',
        index: 3,
        exception: null,
      },
    ]);
  });

  it('shows an exception where it was moved to and nothing where it was, from outside of the stretch as well', () => {
    const exception = {
      itemId: 'moved',
      changeKey: 'key',
      start: '2026-06-10T10:00:00.000Z',
      end: '2026-06-10T11:00:00.000Z',
      originalStart: '2026-01-05T08:00:00.000Z',
    };
    const moved = { ...series({ pattern: 'daily', interval: 4 }), modified: [exception] };
    expect(days(moved, '2026-01-01', '2026-01-12')).toEqual(['2026-01-01', '2026-01-09']);
    const found = expandSeries(moved, { start: '2026-06-10T10:30:00.000Z', end: '2026-06-10T12:00:00.000Z' });
    expect(found).toEqual([
      { ...exception, itemId: undefined, changeKey: undefined, index: null, exception },
    ]);
  });

  it('does not work through what lies before: a daily series of a hundred years in a moment', () => {
    const old = series({ pattern: 'daily', interval: 1 }, { end: 'never' }, '1926-01-01');
    const before = performance.now();
    expect(days(old, '2026-06-01', '2026-06-03')).toEqual(['2026-06-01', '2026-06-02']);
    expect(performance.now() - before).toBeLessThan(500);
  });
});
