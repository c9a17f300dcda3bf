import type { Recurrence, RecurrencePattern } from '../../../../shared/model/recurrence.ts';
import { createSeries } from '../../../../main/ews/operations/create-series.ts';
import { deleteOccurrence } from '../../../../main/ews/operations/delete-occurrence.ts';
import { getOccurrence } from '../../../../main/ews/operations/get-occurrence.ts';
import { getSeries } from '../../../../main/ews/operations/get-series.ts';
import { updateSeries } from '../../../../main/ews/operations/update-series.ts';
import type { RequestOf } from './every-request.ts';

const folder = { by: 'name', name: 'calendar', mailbox: 'mary@contoso.test' } as const;
const reference = (value: string) => ({ itemId: value, changeKey: value });
const named = (name: string) => [{ name, address: 'ann@contoso.test' }];
const time = {
  kind: 'timed',
  start: '2026-03-02T17:00:00.000Z',
  end: '2026-03-02T18:00:00.000Z',
  timeZone: 'Europe/Berlin',
} as const;

const patterns: readonly RecurrencePattern[] = [
  { pattern: 'daily', interval: 1 },
  { pattern: 'weekly', interval: 2, days: ['Monday', 'Friday'], firstDayOfWeek: 'Monday' },
  { pattern: 'absolute-monthly', interval: 1, dayOfMonth: 31 },
  { pattern: 'relative-monthly', interval: 3, day: 'Weekday', index: 'Last' },
  { pattern: 'absolute-yearly', dayOfMonth: 29, month: 2 },
  { pattern: 'relative-yearly', day: 'Tuesday', index: 'Second', month: 12 },
];

function series(pattern: RecurrencePattern): RequestOf {
  return (service, value) =>
    createSeries(service, {
      folder,
      meeting: {
        subject: value,
        location: value,
        bodyText: value,
        time,
        required: named(value),
        optional: named(value),
        freeBusy: 'Busy',
        isPrivate: true,
      },
      pattern,
      end: { end: 'count', count: 10 },
      notify: true,
      marker: 'make-1',
      uid: 'series-1',
    });
}

const recurrence: Recurrence = {
  pattern: { pattern: 'daily', interval: 3 },
  first: '2026-03-02',
  end: { end: 'date', last: '2026-12-31' },
};

/** Every operation on series, and every form of it that writes other elements. */
export const seriesRequests: Readonly<Record<string, RequestOf>> = {
  ...Object.fromEntries(
    patterns.map((pattern): [string, RequestOf] => [`createSeries ${pattern.pattern}`, series(pattern)]),
  ),
  updateSeries: (service, value) =>
    updateSeries(service, {
      master: reference(value),
      change: { subject: value, location: value, bodyText: value, time, required: named(value) },
      recurrence,
      notify: true,
    }),
  updateSeriesToNoEnd: (service, value) =>
    updateSeries(service, {
      master: reference(value),
      change: {},
      recurrence: { ...recurrence, end: { end: 'never' } },
      notify: false,
    }),
  updateSeriesToSingle: (service, value) =>
    updateSeries(service, { master: reference(value), change: {}, recurrence: null, notify: false }),
  getSeries: (service, value) =>
    getSeries(service, {
      series: [
        { by: 'master', itemId: value },
        { by: 'occurrence', itemId: value },
      ],
    }),
  getOccurrence: (service, value) =>
    getOccurrence(service, {
      occurrences: [
        { masterId: value, changeKey: null, index: 1 },
        { masterId: value, changeKey: value, index: 12 },
      ],
    }),
  deleteOccurrence: (service, value) =>
    deleteOccurrence(service, {
      occurrences: [{ masterId: value, changeKey: value, index: 3 }],
      deleteType: 'MoveToDeletedItems',
      cancellations: 'SendToAllAndSaveCopy',
    }),
};
