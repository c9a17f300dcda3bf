import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const ANA = 'ana.lima@contoso.test';
const SUPPORT = 'support@contoso.test';

const messages = (page: Page): Locator => page.getByRole('listbox', { name: 'Messages' });
const strip = (page: Page): Locator => page.getByRole('region', { name: 'Identity', exact: true });

/** Tab, or with -1 Shift Tab, until the focus is there; what cannot be reached in 60 steps cannot be reached. */
async function tabTo(page: Page, control: Locator, direction: 1 | -1 = 1): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (await control.evaluateAll((found) => found.some((one) => one === document.activeElement))) return;
    await page.keyboard.press(direction === 1 ? 'Tab' : 'Shift+Tab');
    await expectFocusSeen(page);
  }
  throw new Error(`${control.toString()} is not reached by Tab`);
}

/** The focus is on something, that is in sight, and drawn: a ring, a shadow, or a ring on the row it moves. */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return 'nothing has the focus';
    const ringed = [
      activeElement,
      activeElement.parentElement,
      activeElement.closest('label, .compose__line'),
    ];
    const row = activeElement.querySelector('[aria-selected="true"]');
    const hasRing = [...ringed, row].some((element) => {
      if (element === null) return false;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    });
    const { width, height } = activeElement.getBoundingClientRect();
    if (width === 0 || height === 0) return `${activeElement.outerHTML.slice(0, 120)} is not in sight`;
    return hasRing ? '' : `${activeElement.outerHTML.slice(0, 120)} has no ring`;
  });
  expect(seen).toBe('');
}

async function expectFocusWithin(box: Locator): Promise<void> {
  await expect
    .poll(async () => await box.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
}

test('a whole working day needs the keyboard alone: read, mark, answer, resolve the outbox, lock and unlock', async ({
  page,
  shortcuts,
  exchange,
}) => {
  test.setTimeout(60_000);
  page.setDefaultTimeout(10_000);
  await shortcuts.remember([
    {
      address: ANA,
      scheme: 'ntlm',
      mailboxes: [
        [ANA, 'own'],
        [SUPPORT, 'delegate'],
      ],
    },
  ]);
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();

  // The mailbox, by its number; the list, by Escape; the first message, by the arrows.
  await page.keyboard.press('Control+2');
  await expect(strip(page)).toContainText('Support desk');
  await expect(messages(page).getByRole('option', { name: 'Gateway 0417' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(messages(page)).toBeFocused();
  await page.keyboard.press('Home');
  const row = messages(page).getByRole('option', { selected: true });
  await expect(row).toHaveAccessibleName(/Gateway 0417/u);
  await expectFocusSeen(page);
  await page.keyboard.press('Enter');
  await expectFocusWithin(page.getByRole('region', { name: 'Reading pane' }));
  await expectFocusSeen(page);
  await expect(page.getByRole('heading', { name: /Gateway 0417/u })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(messages(page)).toBeFocused();

  // The read mark, and back.
  const name = (await row.getAttribute('aria-label')) ?? '';
  await page.keyboard.press('u');
  await expect(row).not.toHaveAttribute('aria-label', name);
  await page.keyboard.press('u');
  await expect(row).toHaveAttribute('aria-label', name);
  await expect(messages(page)).toBeFocused();

  // An answer: the text has the focus; how it is sent is one Shift Tab away and chosen by the arrows.
  await page.keyboard.press('r');
  const form = page.getByRole('form', { name: 'Reply' });
  await expect(form.getByRole('textbox', { name: 'Message', exact: true })).toBeFocused();
  await page.keyboard.type('We look at it.\n');
  await tabTo(page, form.getByRole('radio', { name: 'On behalf' }), -1);
  await page.keyboard.press('ArrowRight');
  await expect(form.getByRole('radio', { name: 'Send as' })).toBeChecked();
  await expect(form.getByRole('button', { name: /^Send as Support desk/u })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(form.getByRole('radio', { name: 'On behalf' })).toBeChecked();

  // Escape asks before the text is lost; a second Escape closes only the question, and the focus comes back.
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Discard what you wrote?' });
  await expectFocusWithin(question);
  for (let steps = 0; steps < 5; steps += 1) {
    await page.keyboard.press('Tab');
    await expectFocusWithin(question);
    await expectFocusSeen(page);
  }
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  await expectFocusWithin(form);

  // Nothing of the send arrives and no answer comes: it waits in the outbox until the person decides.
  exchange.faults.add({ type: 'reset', operation: 'CreateItem' });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert', { name: 'It is not known whether this was sent' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Show in the outbox' }));
  await page.keyboard.press('Enter');
  const outbox = page.getByRole('dialog', { name: 'Outbox' });
  await expectFocusWithin(outbox);
  await tabTo(page, outbox.getByRole('button', { name: 'Remove from list' }));
  await page.keyboard.press('Enter');
  await expect(outbox).toContainText('Nothing is waiting');
  await expectFocusWithin(outbox);
  await expectFocusSeen(page);
  await page.keyboard.press('Escape');
  await outbox.waitFor({ state: 'hidden' });
  // The button that opened it has gone with the entry.
  await expectFocusWithin(page.getByRole('main'));
  expect(exchange.ledger.submissions).toEqual([]);

  // The form, closed from within; then the outbox by its keys from anywhere, and back to where the focus was.
  await tabTo(page, form.getByRole('button', { name: 'Close' }));
  await page.keyboard.press('Enter');
  await tabTo(page, question.getByRole('button', { name: 'Discard the text' }));
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'hidden' });
  await expect(form).toHaveCount(0);
  await expectFocusWithin(page.getByRole('main'));
  await expectFocusSeen(page);
  await page.keyboard.press('Escape');
  await expect(messages(page)).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expectFocusWithin(outbox);
  await page.keyboard.press('Escape');
  await outbox.waitFor({ state: 'hidden' });
  await expect(messages(page)).toBeFocused();

  // The lock takes the focus to the password, and gives the list back.
  const renewed = page.waitForEvent('load');
  await page.keyboard.press('Control+Shift+L');
  await renewed;
  const password = page.getByLabel(`Password of ${ANA}`);
  await expect(password).toBeFocused();
  await expectFocusSeen(page);
  await page.keyboard.type(exchange.accounts.find(({ address }) => address === ANA)?.password ?? '');
  await page.keyboard.press('Enter');
  await expect(strip(page)).toContainText('Support desk');
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await expectFocusSeen(page);
  await expect(messages(page).getByRole('option', { name: 'Gateway 0417' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(messages(page)).toBeFocused();
});
