import type { Page } from '@playwright/test';
import { dateFieldWords, daysAfter } from '../../renderer/components/words/typed-dates.ts';
import { expect, test, type Shortcuts } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';

async function openMary(page: Page, shortcuts: Shortcuts): Promise<void> {
  const account = await shortcuts.addAccount('rob.ellis@contoso.test');
  await shortcuts.openMailbox(account.accountId, MARY, 'delegate');
  await page.getByRole('button', { name: /^Mary Okafor/u }).click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().waitFor();
}

test('a delegate with Editor marks and deletes in the executive’s inbox, and a key that goes to the calendar leads on in it', async ({
  page,
  shortcuts,
}) => {
  await openMary(page, shortcuts);
  const options = page.getByRole('listbox', { name: 'Messages' }).getByRole('option');
  await options.first().click();
  const tools = page.getByRole('toolbar', { name: 'Message actions' });
  const mark = tools.getByRole('button', { name: /^Mark (?:read|unread)/u });
  const before = await mark.innerText();
  await mark.click();
  await expect(mark).not.toHaveText(before);
  const remove = tools.getByRole('button', { name: 'Move to Deleted Items of Mary Okafor' });
  await expect(remove).not.toHaveAttribute('aria-disabled', 'true');
  await remove.click();
  await expect(page.getByText(/^Deleted “/u).first()).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.locator('.calendar-block').first().waitFor();
  await expect(page.locator('.calendar-view')).toBeFocused();
});

test('all of a folder is marked as read after a question, and at once on screen', async ({
  page,
  shortcuts,
}) => {
  await openMary(page, shortcuts);
  const unread = page.getByRole('listbox', { name: 'Messages' }).locator('.message-line--unread');
  expect(await unread.count()).toBeGreaterThan(0);
  const question = page.getByRole('dialog', { name: 'Mark everything in Inbox as read?' });

  await page.keyboard.press('Shift+U');
  await question.getByRole('button', { name: 'Leave as they are' }).click();
  await expect(question).toBeHidden();
  expect(await unread.count()).toBeGreaterThan(0);

  await page.keyboard.press('Shift+U');
  await question.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(unread).toHaveCount(0);
  await page.keyboard.press('Shift+U');
  await expect(page.getByText(/Nothing in Inbox is unread\./u)).toBeVisible();
});

test('a form says what stands in the calendar at its time, and takes dates as the window writes them', async ({
  page,
  shortcuts,
}) => {
  await openMary(page, shortcuts);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const block = page.locator('[data-day] .calendar-block--block').first();
  const label = (await block.getAttribute('aria-label')) ?? '';
  const time = /(?<from>\d\d:\d\d) to /u.exec(label)?.groups?.['from'] ?? '';
  const monday = (await page.locator('[data-day]').first().getAttribute('data-day')) ?? '';
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: /^New/u });
  const starts = form.getByRole('textbox', { name: 'Starts' });
  await form.getByRole('textbox', { name: 'at', exact: true }).first().fill(time);
  await starts.fill(monday);
  await expect(form.getByText('Double booking in the calendar of Mary Okafor')).toBeVisible();

  await starts.press('ArrowUp');
  await expect(starts).toHaveValue(dateFieldWords(daysAfter(monday, 1)));
  await starts.press('Alt+ArrowDown');
  const day = page.locator('.month-of-days__day[aria-current="date"]');
  await expect(day).toBeFocused();
  // What a dialog's control opens lies above the dialog.
  await day.click({ trial: true });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(starts).toHaveValue(dateFieldWords(monday));
});
