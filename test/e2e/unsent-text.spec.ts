import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const words = 'What must not be lost by anything at all.';

/** Goes to Mary's mailbox, opens her first message and begins an answer with some words. */
async function writeToMary(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Mailboxes' })
    .getByRole('button', { name: /^Mary Okafor/u })
    .click();
  const rows = page.getByRole('region', { name: 'Messages' }).getByRole('option');
  await rows.first().click();
  await page.getByRole('button', { name: /^Reply(?! all)/u }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await expect(page.getByText(/^(?:Saved on this computer|Kept in memory)/u).first()).toBeVisible();
}

/** Ends the page's process as a crash does. */
async function crash(page: Page): Promise<void> {
  await page.goto('chrome://crash').catch(() => undefined);
}

test('a page that crashes comes back by itself with what was written, and after the third time without the message', async ({
  page,
  app,
  shortcuts,
}) => {
  test.setTimeout(240_000);
  await shortcuts.remember();
  await writeToMary(page);
  for (const time of ['opened anew', 'second time', 'third time']) {
    const before = app.pageNow();
    await crash(before);
    await expect
      .poll(() => app.pageNow() !== before, { timeout: 60_000 })
      .toBe(true)
      .catch(() => undefined);
    await expect(async () => {
      await expect(app.pageNow().getByText(time)).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    const text = app.pageNow().getByRole('textbox', { name: 'Message' });
    await expect(text).toHaveValue(words, { timeout: 30_000 });
  }
  const last = app.pageNow();
  await expect(last.getByText('not opened again by itself')).toBeVisible();
  await last.getByRole('button', { name: 'Set aside' }).click();
  await expect(last.getByText('No message chosen')).toBeVisible();
});

test('closing the window asks where something is not sent, and leaves it open when told so', async ({
  page,
  app,
  shortcuts,
}) => {
  test.skip(app.host === 'electron', 'Electron asks in a box of its own, which a unit test holds');
  await shortcuts.remember();
  await writeToMary(page);
  await page.close({ runBeforeUnload: true });
  const question = page.getByRole('dialog', { name: 'Close with something unsent?' });
  await question.getByRole('button', { name: 'Keep writing' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(words);
  await page.close({ runBeforeUnload: true });
  const gone = page.waitForEvent('close');
  // The page may go before the click has told that it was done.
  await question
    .getByRole('button', { name: 'Close the window' })
    .click()
    .catch(() => undefined);
  await gone;
});

test('what is written outlives the lock', async ({ page, app, shortcuts, exchange, keyring }) => {
  test.skip(!keyring, 'needs a keychain');
  test.setTimeout(240_000);
  await shortcuts.remember();
  await writeToMary(page);
  // The page that locks is not the page that unlocks: what is typed before the change is lost with it.
  await page.evaluate('globalThis.isBeforeLock = true');
  await page.keyboard.press('ControlOrMeta+Shift+L');
  await expect
    .poll(async () => await page.evaluate('typeof isBeforeLock').catch(() => 'no page'), { timeout: 60_000 })
    .toBe('undefined');
  const password =
    exchange.accounts.find(({ address }) => address === 'rob.ellis@contoso.test')?.password ?? '';
  const now = (): Page => app.pageNow();
  await now().getByLabel('Password').first().fill(password, { timeout: 60_000 });
  await now().getByRole('button', { name: 'Unlock' }).click();
  await expect(now().getByRole('textbox', { name: 'Message' })).toHaveValue(words, { timeout: 60_000 });
});

test('while a letter is open, other mail of the mailbox can be read, and the letter waits', async ({
  page,
  shortcuts,
}) => {
  await shortcuts.remember();
  await writeToMary(page);
  const rows = page.getByRole('region', { name: 'Messages' }).getByRole('option');
  await rows.nth(1).click();
  await expect(page.getByRole('article')).toBeVisible();
  const bar = page.getByRole('region', { name: 'Letter set aside' });
  await bar.getByRole('button', { name: 'Return to your letter' }).click();
  await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue(words);
});
