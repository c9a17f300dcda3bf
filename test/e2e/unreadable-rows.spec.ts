import type { Page } from '@playwright/test';
import { expect, test, type Shortcuts } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';

/** An item as an import may leave it: a calendar item that never ends. */
const ENDLESS =
  '<t:CalendarItem><t:ItemId Id="AAMkX" ChangeKey="DwAAX"/><t:Subject>Left over from an import</t:Subject><t:Start>2026-11-24T09:00:00Z</t:Start><t:IsAllDayEvent>false</t:IsAllDayEvent><t:CalendarItemType>Single</t:CalendarItemType></t:CalendarItem>';

/** A message that loses its change key wherever it is told of. */
const KEYLESS = 'NDA countersigned';

function withBadRows(reply: string): string {
  if (reply.includes('<t:CalendarItem>')) return reply.replace('</t:Items>', `${ENDLESS}</t:Items>`);
  return reply.replaceAll(/<t:Message>(?:(?!<\/t:Message>)[^])*<\/t:Message>/gu, (row) =>
    row.includes(`<t:Subject>${KEYLESS}</t:Subject>`) ? row.replace(/ ChangeKey="[^"]*"/u, '') : row,
  );
}

async function openMary(page: Page, shortcuts: Shortcuts): Promise<void> {
  const account = await shortcuts.addAccount('rob.ellis@contoso.test');
  await shortcuts.openMailbox(account.accountId, MARY, 'delegate');
  await page.getByRole('button', { name: /^Mary Okafor/u }).click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().waitFor();
}

test('a week and an inbox show all that can be read, and count the rest with what is known of it', async ({
  page,
  shortcuts,
  exchange,
}) => {
  const broken = { isOn: true };
  for (const operation of ['FindItem', 'SyncFolderItems', 'GetItem'])
    exchange.faults.add({
      type: 'altered',
      operation,
      times: Infinity,
      alter: (reply) => (broken.isOn ? withBadRows(reply) : reply),
    });
  await openMary(page, shortcuts);
  const list = page.getByRole('listbox', { name: 'Messages' });
  const one = page.getByText('1 item could not be read').first();
  await expect(one).toBeVisible();
  expect(await list.getByRole('option').count()).toBeGreaterThan(5);
  await one.click();
  await expect(page.getByText(`“${KEYLESS}”`)).toBeVisible();
  await one.click();

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.locator('.calendar-block').first().waitFor();
  const ofWeek = page.locator('.calendar-view').getByText('1 item could not be read');
  await ofWeek.click();
  await expect(page.getByText('“Left over from an import”')).toBeVisible();
  expect(await page.locator('.calendar-block').count()).toBeGreaterThan(5);

  // The control: where everything can be read nothing is said.
  broken.isOn = false;
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await page.locator('.calendar-block').first().waitFor();
  await expect(ofWeek).toHaveCount(0);
});
