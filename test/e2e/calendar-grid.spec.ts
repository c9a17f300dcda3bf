import type { Page } from '@playwright/test';
import type { Session } from '../../shared/model/session.ts';
import type { MeetingTime } from '../../shared/model/calendar.ts';
import { expect, test, type Shortcuts } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';
const widths = [900, 1024, 1180, 1280, 1440, 1920];
const longSubject = 'A very long name of something that lasts the whole day '.repeat(4).trim();

/** Makes appointments in a calendar of the sample office, past the form. */
async function appoint(
  { ask }: Shortcuts,
  { sessionId, identities }: Session,
  subject: string,
  time: MeetingTime,
): Promise<void> {
  const words = { subject, location: '', required: [], optional: [], bodyText: '' };
  const meeting = { ...words, time, freeBusy: 'Busy', isPrivate: false } as const;
  const answer = await ask('meeting.create', { sessionId, identities, meeting, notify: false });
  expect(answer).toMatchObject({ ok: true });
}

async function openCalendar({ page, shortcuts }: { page: Page; shortcuts: Shortcuts }): Promise<Session> {
  const account = await shortcuts.addAccount('rob.ellis@contoso.test');
  const session = await shortcuts.openMailbox(account.accountId, MARY, 'delegate');
  await page.getByRole('button', { name: /^Mary Okafor/u }).click();
  await page.getByRole('navigation', { name: 'Mailboxes' }).getByRole('button', { name: 'Calendar' }).click();
  await page.getByRole('main').locator('.calendar-block').first().waitFor();
  return session;
}

/** The days on screen, as ISO dates. */
async function daysShown(page: Page): Promise<string[]> {
  return await page
    .locator('[data-day]')
    .evaluateAll((days) => days.map((day) => day.getAttribute('data-day') ?? ''));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Where the elements of a selector begin and end, in pixels. */
async function edges(page: Page, selector: string): Promise<number[][]> {
  return await page.locator(selector).evaluateAll((found) =>
    found.map((one) => {
      const { left, right } = one.getBoundingClientRect();
      return [Math.round(left), Math.round(right)];
    }),
  );
}

test('each day’s head stands over its column at every width, however long the names of all-day items are', async ({
  page,
  shortcuts,
}) => {
  const session = await openCalendar({ page, shortcuts });
  await page.getByRole('radio', { name: 'Week', exact: true }).click();
  await expect(page.locator('[data-day]')).toHaveCount(7);
  const days = await daysShown(page);
  for (const day of [days[1] ?? '', days[3] ?? '']) {
    const time = { kind: 'all-day', first: day, last: day, timeZone: 'UTC' } as const;
    await appoint(shortcuts, session, longSubject, time);
  }
  await expect(page.getByRole('main').getByRole('button', { name: longSubject })).toHaveCount(2);
  for (const layout of ['Week', 'Work week'] as const) {
    await page.getByRole('radio', { name: layout, exact: true }).click();
    await expect(page.locator('[data-day]')).toHaveCount(layout === 'Week' ? 7 : 5);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      // The sidebar folds by itself in a narrow window: the edges are compared once it has come to rest.
      await expect(async () => {
        const columns = await edges(page, '.day-column');
        expect(await edges(page, '.week-grid__day-name'), `${layout} at ${width}`).toEqual(columns);
        expect(await edges(page, '.all-day-row__day'), `${layout} at ${width}`).toEqual(columns);
      }).toPass({ timeout: 10_000 });
    }
  }
  const block = page.getByRole('main').getByRole('button', { name: longSubject }).first();
  const [title, column] = await Promise.all([
    block.boundingBox(),
    page.locator('.day-column').nth(1).boundingBox(),
  ]);
  expect(title?.width).toBeLessThanOrEqual(column?.width ?? 0);
});

test('a day whose meetings lie at night opens at them, and says what lies above and below', async ({
  page,
  shortcuts,
}) => {
  const session = await openCalendar({ page, shortcuts });
  await page.setViewportSize({ width: 1280, height: 640 });
  const day = dayAfter((await daysShown(page))[4] ?? '', 1);
  for (const hour of ['01', '02', '03', '22']) {
    const time = {
      kind: 'timed',
      start: `${day}T${hour}:00:00Z`,
      end: `${day}T${hour}:45:00Z`,
      timeZone: 'UTC',
    } as const;
    await appoint(shortcuts, session, `At ${hour}`, time);
  }
  await page.getByRole('radio', { name: 'Day', exact: true }).click();
  for (let step = 0; step < 7 && (await daysShown(page))[0] !== day; step += 1)
    await page.getByRole('button', { name: 'Later', exact: true }).click();
  const block = (name: string) =>
    page.getByRole('main').getByRole('button', { name: new RegExp(`^${name},`, 'u') });
  await expect(block('At 01')).toBeInViewport();
  await expect(block('At 22')).not.toBeInViewport();
  const later = page.getByRole('button', { name: /^1 item later/u });
  await expect(later).toContainText('1 later');
  await later.click();
  await expect(block('At 22')).toBeInViewport();
  await expect(block('At 01')).not.toBeInViewport();
  await page.getByRole('button', { name: /^3 items earlier/u }).click();
  await expect(block('At 03')).toBeInViewport();
});
