import { describe, expect, it } from 'vitest';
import { booleanOf, instantOf, integerOf } from '../../../../main/ews/soap/values.ts';

describe('instantOf', () => {
  it('reads 0 to 9 fraction digits as milliseconds, cut off', () => {
    expect(instantOf('2026-03-02T09:15:30Z')).toBe('2026-03-02T09:15:30.000Z');
    expect(instantOf('2026-03-02T09:15:30.5Z')).toBe('2026-03-02T09:15:30.500Z');
    expect(instantOf('2026-03-02T09:15:30.1239999Z')).toBe('2026-03-02T09:15:30.123Z');
    expect(instantOf(' 2026-03-02T09:15:30.123456789Z\n')).toBe('2026-03-02T09:15:30.123Z');
  });

  it('reads offsets, and takes a time without one for UTC', () => {
    expect(instantOf('2026-03-02T01:15:30+05:30')).toBe('2026-03-01T19:45:30.000Z');
    expect(instantOf('2026-03-02T23:15:30-08:00')).toBe('2026-03-03T07:15:30.000Z');
    expect(instantOf('2026-03-31T09:15:30')).toBe('2026-03-31T09:15:30.000Z');
  });

  it('gives null for what is no moment', () => {
    const wrong = [
      null,
      '',
      '2026-03-02',
      '2026-02-30T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-03-02T25:00:00Z',
      '2026-03-02T09:60:00Z',
      '2026-03-02T09:15:30.1234567890Z',
      '9999-12-31T23:00:00-08:00',
      'yesterday',
    ];
    expect(wrong.map((text) => instantOf(text))).toEqual(wrong.map(() => null));
  });

  it('gives text that sorts as time does', () => {
    const times = ['2026-03-02T09:15:30Z', '2026-03-02T09:15:30.001Z', '2026-03-02T09:15:31Z'].map((text) =>
      instantOf(text),
    );
    expect(times.toSorted((one, other) => ((one ?? '') < (other ?? '') ? -1 : 1))).toEqual(times);
  });
});

describe('booleanOf and integerOf', () => {
  it('read what the schema allows and nothing else', () => {
    expect(['true', ' 1 ', 'false', '0', 'TRUE', 'yes', '', null].map((text) => booleanOf(text))).toEqual([
      true,
      true,
      false,
      false,
      null,
      null,
      null,
      null,
    ]);
    expect(['42', ' -7 ', '1e3', '0x10', '9'.repeat(16), '', null].map((text) => integerOf(text))).toEqual([
      42,
      -7,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('takes the beginning of 1601 and the first day of 4501 for no time', () => {
    for (const none of [
      '1601-01-01T00:00:00Z',
      '1600-12-31T23:00:00+01:00',
      '0001-01-01T00:00:00',
      '4501-01-01T00:00:00Z',
    ])
      expect(instantOf(none)).toBeNull();
    expect(instantOf('1602-01-01T00:00:00Z')).toBe('1602-01-01T00:00:00.000Z');
    expect(instantOf('4501-01-02T00:00:00Z')).toBe('4501-01-02T00:00:00.000Z');
  });
});
