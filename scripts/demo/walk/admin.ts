import type { Locator } from 'playwright-core';
import { identity, mailboxIn } from './tour.ts';
import type { Tour } from './tour.ts';

/** Job 3: an admin opens one mailbox by impersonation, and two that are refused, each with its reason. */
export async function walkAdmin(tour: Tour): Promise<void> {
  const { page, step } = tour;
  await step('Jun’s mailbox is open by impersonation and read-only', async () => {
    await mailboxIn(page, 'Impersonated', 'Jun Takeda').click();
    await identity(page)
      .getByRole('button', { name: /^Proved/u })
      .waitFor();
    return page.getByRole('listbox', { name: 'Messages' }).getByRole('option');
  });
  await step('A mailbox outside the role’s scope is asked for', async () => {
    await ask(tour, 'mary.okafor@contoso.test');
    return page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true });
  });
  await step('The refusal says the cause who can grant it and the command', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
    await refusal(page.getByRole('main')).waitFor();
    // The first of several: they are pasted one after the other.
    const command = page.getByRole('main').getByRole('textbox', { name: 'Command' }).first();
    if (!(await command.inputValue()).includes('svc.onbehalf')) throw new Error('the command names nobody');
    return command;
  });
  await step('A mailbox that does not exist is refused as that', async () => {
    await ask(tour, 'nobody@contoso.test');
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    return refusal(page.getByRole('main')).filter({ hasText: /nobody/u });
  });
  await step('The journal has every act and every refusal', async () => {
    await page
      .getByRole('navigation', { name: 'Mailboxes' })
      .getByRole('button', { name: 'Journal' })
      .click();
    return page.getByRole('table', { name: 'Journal' }).getByRole('row').nth(3);
  });
}

async function ask({ page }: Tour, address: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Open mailbox…' }).click();
  const account = dialog.getByRole('combobox', { name: 'Signed in as' });
  // An account shows its address until the directory has named it.
  const service = await account
    .locator('option', { hasText: 'svc.onbehalf@contoso.test' })
    .getAttribute('value');
  await account.selectOption(service);
  await dialog.getByRole('combobox', { name: 'Mailbox' }).fill(address);
  await dialog.getByRole('combobox', { name: 'Mailbox' }).press('Enter');
  await dialog.getByText('By impersonation').click();
}

function refusal(main: Locator): Locator {
  return main.getByRole('heading', { name: /was not opened/u });
}
