import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clockOfZone, tzVersion, zoneNames } from '../../../shared/time/zones.ts';

const HOUR = 3_600_000;

/**
 * What was announced, zone by zone, as the offset at an instant in hours: the news of tz 2024b to 2026f, Directive
 * 2000/84/EC, and the Energy Policy Act of 2005, section 110.
 */
const announced: readonly (readonly [zone: string, instant: string, hours: number])[] = [
  // 2026f: Cuba does not go back on 2026-11-01 and keeps its hour until 2027-11-07.
  ['America/Havana', '2026-11-01T06:00Z', -4],
  ['America/Havana', '2027-01-15T12:00Z', -4],
  ['America/Havana', '2027-11-08T12:00Z', -5],
  // 2026e: Manitoba keeps -05 from 2026-10-31 on. 2026d: the Northwest Territories keep -06.
  ['America/Winnipeg', '2026-11-01T08:00Z', -5],
  ['America/Winnipeg', '2027-07-15T12:00Z', -5],
  ['America/Inuvik', '2026-11-02T12:00Z', -6],
  // 2026c: Alberta keeps -06, Morocco moves to +00 on 2026-09-20.
  ['America/Edmonton', '2026-12-01T12:00Z', -6],
  ['Africa/Casablanca', '2026-09-19T12:00Z', 1],
  ['Africa/Casablanca', '2026-09-21T12:00Z', 0],
  ['Africa/Casablanca', '2027-07-15T12:00Z', 0],
  // 2026b: British Columbia keeps -07 from 2026-03-09 on.
  ['America/Vancouver', '2026-03-08T09:59:59Z', -8],
  ['America/Vancouver', '2026-03-08T10:00Z', -7],
  ['America/Vancouver', '2026-12-15T12:00Z', -7],
  ['Canada/Pacific', '2026-12-15T12:00Z', -7],
  // 2026b: Moldova changes with the European Union. 2025a: Paraguay keeps -03.
  ['Europe/Chisinau', '2027-03-28T00:59:59Z', 2],
  ['Europe/Chisinau', '2027-03-28T01:00Z', 3],
  ['America/Asuncion', '2026-07-15T12:00Z', -3],
  // 2024b and before: Kazakhstan unites on +05 on 2024-03-01, Mexico stands still since October 2022.
  ['Asia/Almaty', '2024-02-29T17:59:59Z', 6],
  ['Asia/Almaty', '2024-02-29T18:00Z', 5],
  ['America/Mexico_City', '2027-07-15T12:00Z', -6],
  // The European Union: the last Sundays of March and October, at 01:00 UTC.
  ['Europe/Berlin', '2026-10-25T00:59:59Z', 2],
  ['Europe/Berlin', '2026-10-25T01:00Z', 1],
  ['Europe/Dublin', '2060-03-28T01:00Z', 1],
  // The United States: the second Sunday of March and the first of November, at 02:00.
  ['America/New_York', '2027-03-14T06:59:59Z', -5],
  ['America/New_York', '2027-03-14T07:00Z', -4],
  ['US/Eastern', '2050-11-06T06:00Z', -5],
  ['Asia/Calcutta', '2026-12-01T00:00Z', 5.5],
  ['Asia/Kathmandu', '2026-12-01T00:00Z', 5.75],
];

it.each(announced)('%s at %s is %d hours from UTC, as announced', (zone, instant, hours) => {
  expect(clockOfZone(zone).offsetAt(Date.parse(instant)) / HOUR).toBe(hours);
});

const folder = process.env['TZDIR'] ?? '/usr/share/zoneinfo';
const list = `${folder}/tzdata.zi`;
const installed = existsSync(list)
  ? (/^# version (\S+)/u.exec(readFileSync(list, 'utf8'))?.[1] ?? 'unknown')
  : 'none';
const obstacle =
  installed !== tzVersion
    ? `${folder} has tz ${installed} and not ${tzVersion}`
    : spawnSync('zdump', ['--version']).error === undefined
      ? undefined
      : 'no zdump';

it.skipIf(obstacle !== undefined)(
  `gives every change that zdump prints of the system's tz, from 1970 to 2100 (${obstacle ?? tzVersion})`,
  { timeout: 120_000 },
  () => {
    // Debian keeps the old rules of these two, which IANA has made names of other zones.
    const names = zoneNames().filter(
      (name) => !['EET', 'WET'].includes(name) && existsSync(`${folder}/${name}`),
    );
    const wrong = names.filter((name) => {
      const theirs = printedChanges(name);
      const clock = clockOfZone(name);
      const ours = clock
        .changesBetween(0, Date.UTC(2100, 0, 1))
        .filter(({ at, offset }) => clock.offsetAt(at - 1) !== offset);
      return JSON.stringify(ours) !== JSON.stringify(theirs);
    });
    expect(wrong).toEqual([]);
    expect(names.length).toBeGreaterThan(400);
  },
);

/** The changes of the offset that zdump prints; one of the name alone is none. */
function printedChanges(name: string): readonly { at: number; offset: number }[] {
  const { stdout } = spawnSync('zdump', ['-V', '-c', '1970,2100', `${folder}/${name}`], { encoding: 'utf8' });
  const moments = stdout
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, instant = '', offset = ''] = /\s{2}(.+) UT = .* gmtoff=(-?\d+)$/u.exec(line) ?? [];
      return instant === '' ? [] : [{ at: Date.parse(`${instant} UTC`), offset: Number(offset) * 1000 }];
    });
  // Each change is printed with the second before it.
  return moments.filter(
    ({ at, offset }, place) => place % 2 === 1 && at > 0 && moments[place - 1]?.offset !== offset,
  );
}
