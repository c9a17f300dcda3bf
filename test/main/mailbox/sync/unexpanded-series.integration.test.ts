import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarPage } from '../../../../shared/model/calendar.ts';
import { startExchange, type Exchange } from '../../../exchange/exchange.ts';
import { sessionOn } from './session-on.ts';

const mary = 'mary.okafor@contoso.test';
const now = '2026-11-24T09:00:00.000Z';
/** A month with one change of the clocks, and a stretch long after every series began. */
const stretches = [
  { start: '2026-10-15T00:00:00.000Z', end: '2026-11-26T00:00:00.000Z' },
  { start: '2027-03-01T00:00:00.000Z', end: '2027-04-12T00:00:00.000Z' },
];

let expanding: Exchange;
let compatible: Exchange;
beforeAll(async () => {
  expanding = await startExchange({ now });
  compatible = await startExchange({ now, profile: 'compatible' });
});
afterAll(() => Promise.all([expanding.stop(), compatible.stop()]));

async function pagesOf(exchange: Exchange): Promise<{ pages: CalendarPage[]; expands: string | null }> {
  const session = sessionOn(exchange, { account: mary, mailbox: mary, access: 'own' });
  await session.bringUp();
  const pages: CalendarPage[] = [];
  for (const stretch of stretches) pages.push(await session.value('calendar.list', stretch));
  const expands = session.store.fact('calendar.expands');
  expect(session.defects).toEqual([]);
  session.close();
  return { pages, expands };
}

function told(pages: readonly CalendarPage[]): readonly string[] {
  return pages
    .flatMap(({ rows }) => rows.map((row) => `${row.start} ${row.end} ${row.type} ${row.subject}`))
    .toSorted();
}

describe('the calendar of a server that does not expand series', () => {
  it('has the same blocks as on one that does, is said to be whole, and each has an id of its own', async () => {
    const theirs = await pagesOf(expanding);
    const ours = await pagesOf(compatible);
    expect(told(ours.pages)).toEqual(told(theirs.pages));
    expect(told(ours.pages).filter((row) => row.includes('Occurrence')).length).toBeGreaterThan(20);
    expect(ours.pages.map(({ isPartial }) => isPartial)).toEqual([false, false]);
    const ids = ours.pages.flatMap(({ rows }) => rows.map(({ itemId }) => itemId));
    expect(new Set(ids).size).toBe(ids.length);
    expect([theirs.expands, ours.expands]).toEqual(['yes', 'no']);
  });
});
