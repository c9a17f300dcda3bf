import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';

/**
 * What axe finds on the screen, in words. A mail's own frame is its sender's. Rows and blocks are named by a summary, which
 * leaves out what is drawn beside it: that their words differ is meant.
 */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const only = rules === undefined ? {} : { runOnly: [...rules] };
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ iframes: false, ...only });
  const found = (await axe.analyze()).violations;
  return found.flatMap(({ id, nodes }) =>
    nodes
      .filter(
        ({ html }) =>
          id !== 'label-content-name-mismatch' ||
          !/message-line|calendar-block|agenda-list__item/u.test(html),
      )
      .map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

test('no screen breaks a rule of accessibility, in either theme', async ({ page, shortcuts }) => {
  test.setTimeout(300_000);
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  const dialog = page.getByRole('dialog');
  const found: Record<string, string[]> = {};
  async function look(screen: string): Promise<void> {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    const light = await violations(page);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    // Only colours differ between themes.
    const dark = await violations(page, ['color-contrast']);
    found[screen] = [...new Set([...light, ...dark])];
  }

  await page.getByRole('button', { name: 'Sign in and add' }).waitFor();
  // What the check can see at all: a name that is not there.
  await page.evaluate(() => document.body.append(document.createElement('button')));
  expect(await violations(page)).toContainEqual(expect.stringContaining('button-name'));
  await page.evaluate(() => document.body.lastElementChild?.remove());
  await look('welcome');

  const account = await shortcuts.addAccount('rob.ellis@contoso.test');
  await shortcuts.openMailbox(account.accountId, MARY, 'delegate');
  await rail.getByRole('button', { name: /^Mary Okafor/u }).click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().click();
  await page.getByRole('button', { name: /^Reply(?! all)/u }).waitFor();
  await look('message');

  await page.keyboard.press('r');
  await page.getByRole('form', { name: 'Reply' }).waitFor();
  await look('reply');
  await page.keyboard.press('Escape');

  await rail.getByRole('button', { name: 'Calendar', exact: true }).click();
  await page.locator('.calendar-block').first().waitFor();
  await look('calendar');
  await page.getByRole('button', { name: 'New meeting' }).click();
  await dialog.getByRole('textbox', { name: 'Subject' }).waitFor();
  await look('meeting');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await rail.getByRole('button', { name: 'Access', exact: true }).click();
  await page.getByRole('heading', { name: /^Access to/u }).waitFor();
  await look('access');
  for (const screen of ['Journal', 'Settings']) {
    await rail.getByRole('button', { name: screen, exact: true }).click();
    await page.getByRole('heading', { name: screen, exact: true }).waitFor();
    await look(screen);
  }
  await page.keyboard.press('?');
  await dialog.waitFor();
  await look('keys');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await page.getByRole('listbox', { name: 'Commands and mailboxes' }).waitFor();
  await look('palette');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open mailbox…' }).click();
  await dialog.waitFor();
  await look('open mailbox');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: /^Nothing waiting to be sent/u }).click();
  await dialog.waitFor();
  await look('outbox');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await rail.getByRole('button', { name: /^Mary Okafor/u }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  for (const layout of ['Month', 'Agenda', 'Day']) {
    await page.getByRole('radio', { name: layout, exact: true }).check({ force: true });
    await page.locator('.calendar-view').waitFor();
    await look(layout);
  }
  await page.getByRole('button', { name: 'Collapse sidebar' }).click();
  await page.getByRole('button', { name: 'Expand sidebar' }).waitFor();
  await look('collapsed');
  await shortcuts.openMailbox(account.accountId, 'hanna.lindqvist@contoso.test', 'delegate');
  await rail.getByRole('button', { name: /^hanna\.lindqvist/iu }).click();
  await page.getByRole('button', { name: 'Open another way…' }).waitFor();
  await look('refused');
  await shortcuts.ask('app.lock', {});
  await page
    .getByRole('textbox', { name: /^Password of/u })
    .or(page.getByRole('button', { name: 'Unlock' }))
    .first()
    .waitFor();
  await look('lock');

  expect(Object.entries(found).filter(([, broken]) => broken.length > 0)).toEqual([]);
});
