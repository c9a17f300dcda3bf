import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CalendarPage } from '../../../../shared/model/calendar.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { sessionOn } from './session-on.ts';

const mary = 'mary.okafor@contoso.test';
const stretch = { start: '2026-11-01T00:00:00.000Z', end: '2026-12-01T00:00:00.000Z' };

let exchange: Exchange;
beforeEach(async () => {
  exchange = await startExchange({ now: '2026-11-24T09:00:00.000Z', profile: 'compatible' });
});
afterEach(() => exchange.stop());

/** The stretch as it is when replies to GetItem are altered. */
async function pageWhen(alter: (reply: string) => string): Promise<CalendarPage> {
  exchange.faults.add({ type: 'altered', operation: 'GetItem', alter, times: 1000 });
  const session = sessionOn(exchange, { account: mary, mailbox: mary, access: 'own' });
  await session.bringUp();
  const page = await session.value('calendar.list', stretch);
  expect(session.defects).toEqual([]);
  session.close();
  return page;
}

function occurrences({ rows }: CalendarPage): CalendarPage['rows'] {
  return rows.filter(({ type }) => type === 'Occurrence');
}

it('shows recurring meetings whose range has dates with a time', async () => {
  let ranges = 0;
  const page = await pageWhen((reply) => {
    ranges += reply.split('T00:00:00.000000Z</t:StartDate>').length - 1;
    return reply;
  });
  expect(ranges).toBeGreaterThan(2);
  expect(occurrences(page).length).toBeGreaterThan(10);
  expect([page.isPartial, page.missing, page.rows.some((row) => row.isZoneAssumed)]).toEqual([
    false,
    undefined,
    false,
  ]);
});

it('shows a series without a zone on the clock of UTC, and marks it', async () => {
  const page = await pageWhen((reply) => withoutZones(reply));
  expect(occurrences(page).length).toBeGreaterThan(10);
  expect(occurrences(page).every((row) => row.isZoneAssumed === true)).toBe(true);
  expect(
    page.rows.filter(({ type }) => type === 'Single').every((row) => row.isZoneAssumed === undefined),
  ).toBe(true);
});

it('names the series whose pattern it does not know, and shows the others', async () => {
  const page = await pageWhen((reply) => reply.replaceAll('WeeklyRecurrence', 'LunarRecurrence'));
  expect(page.isPartial).toBe(true);
  expect(page.missing?.every(({ why }) => why === 'pattern')).toBe(true);
  expect(page.missing?.some(({ subject }) => subject !== '')).toBe(true);
  expect(page.rows.length).toBeGreaterThan(5);
});

function withoutZones(reply: string): string {
  return reply.replaceAll(
    /<t:(StartTimeZone|EndTimeZone|StartTimeZoneId|EndTimeZoneId|MeetingTimeZone)(?: [^>]*)?(?:\/>|>[\s\S]*?<\/t:\1>)/gu,
    '',
  );
}
