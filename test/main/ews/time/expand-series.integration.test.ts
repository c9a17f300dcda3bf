import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FolderReference } from '../../../../main/ews/elements/folder-reference.ts';
import { createFolder } from '../../../../main/ews/operations/create-folder.ts';
import { createSeries, type CreateSeriesRequest } from '../../../../main/ews/operations/create-series.ts';
import { deleteOccurrence } from '../../../../main/ews/operations/delete-occurrence.ts';
import { findCalendar } from '../../../../main/ews/operations/find-calendar.ts';
import { findSeries } from '../../../../main/ews/operations/find-series.ts';
import { getSeries } from '../../../../main/ews/operations/get-series.ts';
import { expandSeries } from '../../../../main/ews/time/expand-series.ts';
import type { EwsService } from '../../../../main/ews/service.ts';
import type { NewMeeting } from '../../../../shared/model/calendar.ts';
import {
  dayOfWeek,
  dayOfWeekIndex,
  weekday,
  type RecurrenceEnd,
  type RecurrencePattern,
} from '../../../../shared/model/recurrence.ts';
import { scaled } from '../../../support/full.ts';
import { folderOf, mary, rob, startSampleOffice, type SampleOffice } from '../operations/sample-office.ts';
import { valueOf } from '../literal-service.ts';
import { seeded } from '../soap/mutations.ts';

/** Half years, for Exchange gives at most 1,000 occurrences at once; both changes of the clocks lie within. */
const stretches = [
  { start: '2026-03-01T00:00:00.000Z', end: '2026-07-01T00:00:00.000Z' },
  { start: '2026-07-01T00:00:00.000Z', end: '2026-11-01T00:00:00.000Z' },
  { start: '2026-11-01T00:00:00.000Z', end: '2027-03-01T00:00:00.000Z' },
  { start: '2027-03-01T00:00:00.000Z', end: '2027-07-01T00:00:00.000Z' },
  { start: '2027-07-01T00:00:00.000Z', end: '2027-11-01T00:00:00.000Z' },
  { start: '2027-11-01T00:00:00.000Z', end: '2028-03-01T00:00:00.000Z' },
];
type Stretch = (typeof stretches)[number];

let office: SampleOffice;
beforeAll(async () => {
  office = await startSampleOffice();
});
afterAll(() => office.stop());

/** What the server makes of all series in a calendar. */
async function byServer(
  service: EwsService,
  folder: FolderReference,
  stretch: Stretch,
): Promise<readonly string[]> {
  const found = valueOf(await findCalendar(service, { folder, ...stretch, limit: 1000 }));
  expect(found.isPartial).toBe(false);
  return found.rows
    .filter(({ row }) => row.type === 'Occurrence' || row.type === 'Exception')
    .map(({ row }) => `${row.start} ${row.end} ${row.uid}`)
    .toSorted();
}
async function mastersOf(service: EwsService, folder: FolderReference): Promise<readonly string[]> {
  const found = valueOf(await findSeries(service, { folder, offset: 0, limit: 1000 }));
  expect(found.isLast).toBe(true);
  return found.masterIds;
}

/** What we make of the same. */
async function byUs(service: EwsService, ids: readonly string[]): Promise<(stretch: Stretch) => string[]> {
  const read = valueOf(
    await getSeries(service, { series: ids.map((itemId) => ({ by: 'master', itemId })) }),
  ).map(valueOf);
  return (stretch) =>
    read
      .flatMap(({ item, recurrence, clock, modified, deleted }) => {
        if (recurrence === null || clock === null) throw new Error(`unread: ${item.subject}`);
        const series = {
          start: item.start,
          end: item.end,
          clock,
          recurrence,
          modified,
          deleted,
        };
        return expandSeries(series, stretch).map(({ start, end }) => `${start} ${end} ${item.uid}`);
      })
      .toSorted();
}

describe('expandSeries beside a server that expands', () => {
  it('gives the occurrences of every series in the sample office over two years', async () => {
    const service = office.open(rob, mary, 'delegate');
    const folder = folderOf(mary, 'calendar');
    const ids = await mastersOf(service, folder);
    expect(ids.length).toBeGreaterThan(2);
    const ours = await byUs(service, ids);
    let count = 0;
    for (const stretch of stretches) {
      const theirs = await byServer(service, folder, stretch);
      expect(ours(stretch)).toEqual(theirs);
      count += theirs.length;
    }
    expect(count).toBeGreaterThan(100);
  });

  it('gives those of 300 random series of all patterns, ends and zones, with holes in them', async () => {
    const service = office.open(rob, rob, 'own');
    const parent = folderOf(rob, 'calendar');
    const random = seeded(7);
    const wrong: unknown[] = [];
    let count = 0;
    for (let round = 0; round < scaled(300); round += 1) {
      const series = randomSeries(random);
      const made = await createFolder(service, {
        parent,
        kind: 'calendar',
        displayName: `Series ${round}`,
        marker: null,
      });
      const folder = { by: 'id', folderId: valueOf(made).folderId } as const;
      const { itemId } = valueOf(
        await createSeries(service, { ...series, folder, notify: false, marker: null }),
      );
      await makeHoles(service, itemId, random);
      const ours = await byUs(service, [itemId]);
      for (const stretch of stretches) {
        const theirs = await byServer(service, folder, stretch);
        if (ours(stretch).join() !== theirs.join()) wrong.push([series, stretch, ours(stretch), theirs]);
        count += theirs.length;
      }
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(scaled(3000));
    // Some nine requests for each series, on a machine that may be busy.
  }, 300_000);
});

/** Takes out up to three of the first twelve; a series may have fewer. */
async function makeHoles(service: EwsService, masterId: string, random: () => number): Promise<void> {
  for (let hole = Math.floor(random() * 4); hole > 0; hole -= 1) {
    const [read] = valueOf(await getSeries(service, { series: [{ by: 'master', itemId: masterId }] }));
    if (read?.ok !== true) return;
    const { changeKey } = read.value.item;
    const occurrences = [{ masterId, changeKey, index: 1 + Math.floor(random() * 12) }];
    await deleteOccurrence(service, { occurrences, deleteType: 'HardDelete', cancellations: 'SendToNone' });
  }
}

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'Etc/UTC',
  'Africa/Cairo',
];

function pick<T>(list: readonly T[], random: () => number): T {
  const [first] = list;
  if (first === undefined) throw new Error('nothing to pick from');
  return list[Math.floor(random() * list.length)] ?? first;
}

function randomSeries(random: () => number): Pick<CreateSeriesRequest, 'meeting' | 'pattern' | 'end'> {
  const start = Date.UTC(2024, 0, 1) + Math.floor(random() * 1100 * 96) * 900_000;
  const length = pick([0, 15, 30, 60, 90, 600], random) * 60_000;
  const timeZone = pick(zones, random);
  const first = new Date(start).toISOString();
  const date = first.slice(0, 10);
  const lastDate = new Date(start + random() * 900 * 86_400_000).toISOString().slice(0, 10);
  const meeting: NewMeeting = {
    subject: 'Series',
    location: '',
    time:
      random() < 0.2
        ? { kind: 'all-day', first: date, last: date, timeZone }
        : { kind: 'timed', start: first, end: new Date(start + length).toISOString(), timeZone },
    required: [],
    optional: [],
    bodyText: '',
    freeBusy: 'Busy',
    isPrivate: false,
  };
  const end = pick<RecurrenceEnd>(
    [
      { end: 'never' },
      {
        end: 'date',
        last: lastDate < date ? date : `${Number(lastDate.slice(0, 4)) + 1}${lastDate.slice(4)}`,
      },
      { end: 'count', count: 1 + Math.floor(random() * 400) },
    ],
    random,
  );
  return { meeting, pattern: randomPattern(random), end: usable(end) };
}

/** A date moved by a year may be no date any more. */
function usable(end: RecurrenceEnd): RecurrenceEnd {
  return end.end === 'date' && end.last.endsWith('-02-29')
    ? { ...end, last: end.last.replace(/29$/u, '28') }
    : end;
}

function randomPattern(random: () => number): RecurrencePattern {
  const interval = 1 + Math.floor(random() * 4);
  const dayOfMonth = pick([1, 15, 28, 29, 30, 31], random);
  const month = 1 + Math.floor(random() * 12);
  const nth = { day: pick(dayOfWeek.options, random), index: pick(dayOfWeekIndex.options, random) };
  const days = weekday.options.filter(() => random() < 0.4);
  const firstDayOfWeek = pick(weekday.options, random);
  return pick<RecurrencePattern>(
    [
      { pattern: 'daily', interval },
      { pattern: 'weekly', interval, days: days.length === 0 ? ['Monday'] : days, firstDayOfWeek },
      { pattern: 'absolute-monthly', interval, dayOfMonth },
      { pattern: 'relative-monthly', interval, ...nth },
      { pattern: 'absolute-yearly', dayOfMonth: Math.min(dayOfMonth, month === 2 ? 29 : 30), month },
      { pattern: 'relative-yearly', ...nth, month },
    ],
    random,
  );
}
