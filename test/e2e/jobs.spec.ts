import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';
const GUESTS = ['jun.takeda@contoso.test', 'priya.natarajan@contoso.test'];

function rail(page: Page, group: 'Own' | 'Delegate' | 'Impersonated', name: string): Locator {
  const region = page
    .getByRole('navigation', { name: 'Mailboxes' })
    .getByRole('list', { name: group, exact: true });
  return region.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
}

/** The three facts that are never hidden, in the bar or inside a form. */
async function expectIdentity(strip: Locator, facts: readonly [string, string][]): Promise<void> {
  for (const [term, value] of facts) {
    await expect(strip.getByRole('term').filter({ hasText: term }).first()).toBeVisible();
    await expect(strip).toContainText(value);
  }
}

test('an assistant makes, moves and cancels a meeting for the executive, and sees who acts as whom all the while', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await shortcuts.remember();
  await rail(page, 'Delegate', 'Mary Okafor').click();
  const strip = page.getByRole('region', { name: 'Identity', exact: true });
  const facts = [
    ['Signed in as', 'Rob Ellis'],
    ['Acting as', 'for Mary'],
    ['Mailbox', 'Mary Okafor'],
    ['Recipients will see', 'on behalf of'],
  ] as const;
  await expectIdentity(
    strip,
    facts.map(([term, value]) => [term, value]),
  );
  await expect(strip.getByRole('button', { name: /^Proved/u })).toBeVisible();

  await page.getByRole('navigation', { name: 'Mailboxes' }).getByRole('button', { name: 'Calendar' }).click();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  const week = await page
    .getByRole('main')
    .getByRole('heading', { level: 3 })
    .nth(2)
    .getAttribute('aria-label');
  const day = new Date(`${(week ?? '').replace(/^\w+ /u, '')} 00:00 UTC`).toISOString().slice(0, 10);
  await page.getByRole('button', { name: 'New meeting' }).click();
  const form = page.getByRole('dialog');
  await expectIdentity(form, [
    ['Signed in as', 'Rob'],
    ['Acting as', 'for Mary'],
    ['Mailbox', 'Mary'],
    ['Recipients will see', 'on behalf of'],
  ]);
  await form.getByRole('textbox', { name: 'Subject' }).fill('Rehearsal');
  for (const name of ['Jun Takeda', 'Priya Natarajan']) {
    await form.getByRole('combobox', { name: 'Required' }).fill(name);
    await form.getByRole('option', { name }).first().click();
  }
  await form.getByRole('textbox', { name: 'Starts' }).fill(day);
  await form.getByRole('textbox', { name: 'at', exact: true }).first().fill('11:00');
  await form.getByRole('button', { name: 'Send invitations to 2 people' }).click();
  await form.waitFor({ state: 'hidden' });

  const block = (start: string) =>
    page.getByRole('main').getByRole('button', { name: new RegExp(`^Rehearsal.* ${start} to `, 'u') });
  await block('11:00').click();
  await page.getByRole('button', { name: 'Move or edit…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'at', exact: true }).first().fill('15:00');
  await page.getByRole('button', { name: 'Save and tell 2 people' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await block('15:00').click();
  await page.getByRole('button', { name: 'Cancel meeting…' }).click();
  await page.getByRole('button', { name: 'Cancel it and tell 2 people' }).click();
  // What stands behind a dialog counts as hidden as long as that is open.
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await block('15:00').waitFor({ state: 'hidden' });

  const told = exchange.ledger.submissions.map(
    ({ authenticated, authorized, from, sender, recipients, itemClass }) => [
      authenticated,
      authorized,
      from,
      sender,
      recipients.toSorted(),
      itemClass,
    ],
  );
  const as = [ROB, ROB, MARY, ROB, GUESTS];
  expect(told).toEqual([
    [...as, 'IPM.Schedule.Meeting.Request'],
    [...as, 'IPM.Schedule.Meeting.Request'],
    [...as, 'IPM.Schedule.Meeting.Canceled'],
  ]);
});

test('support staff answer on behalf of the shared mailbox, see beforehand what recipients will see, and the copy is witnessed', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await shortcuts.remember();
  await rail(page, 'Delegate', 'Support desk').click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option', { name: 'Gateway 0417' }).click();
  await page
    .getByRole('region', { name: 'Reading pane' })
    .getByRole('button', { name: /^Reply(?! all)/u })
    .click();
  const form = page.getByRole('form', { name: 'Reply' });
  await expectIdentity(form, [
    ['Signed in as', 'Ana'],
    ['Acting as', 'for Support desk'],
    ['Mailbox', 'Support desk'],
  ]);
  await expect(form).toContainText(
    'Ana Lima <ana.lima@contoso.test> on behalf of Support desk <support@contoso.test>',
  );
  await expect(form).toContainText('Support desk › Sent Items');
  await form.getByRole('textbox', { name: 'Message', exact: true }).press('Control+Home');
  await form
    .getByRole('textbox', { name: 'Message', exact: true })
    .pressSequentially('A technician is on the way.\n');
  await form.getByRole('button', { name: /^Send on behalf of Support desk/u }).click();
  await expect(page.getByText('says what was promised')).toBeVisible();
  expect(exchange.ledger.submissions).toHaveLength(1);
  expect(exchange.ledger.submissions[0]).toMatchObject({
    authenticated: 'ana.lima@contoso.test',
    from: 'support@contoso.test',
    sender: 'ana.lima@contoso.test',
  });
});

test('an admin opens one mailbox by impersonation, and is told why two others are refused, who can grant them and how', async ({
  page,
  shortcuts,
}) => {
  await shortcuts.remember();
  await rail(page, 'Impersonated', 'Jun Takeda').click();
  const strip = page.getByRole('region', { name: 'Identity', exact: true });
  await expectIdentity(strip, [
    ['Signed in as', 'Onbehalf service'],
    ['Acting as', 'Jun Takeda'],
    ['Mailbox', 'Jun Takeda'],
  ]);
  await expect(strip).toContainText('Read-only');
  const open = async (address: string): Promise<void> => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Open mailbox…' }).click();
    const account = dialog.getByRole('combobox', { name: 'Signed in as' });
    await account.selectOption(
      (await account.getByRole('option', { name: /svc\.onbehalf/u }).getAttribute('value')) ?? '',
    );
    await dialog.getByRole('combobox', { name: 'Mailbox' }).fill(address);
    await dialog.getByRole('combobox', { name: 'Mailbox' }).press('Enter');
    await dialog.getByText('By impersonation').click();
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const main = page.getByRole('main');
  await open(MARY);
  await expect(main).toContainText('ErrorImpersonateUserDenied');
  await expect(main.getByRole('textbox', { name: /^Command 3 of/u })).toHaveValue(
    /^New-ManagementRoleAssignment/u,
  );
  await expect(main).toContainText('administrator');
  await open('nobody@contoso.test');
  await expect(main).toContainText('ErrorNonExistentMailbox');
  await expect(main.getByRole('textbox', { name: 'Command' })).toHaveValue(
    /Get-Recipient -Identity 'nobody@contoso.test'/u,
  );
});

test('a server that answers with one’s own folders shows nothing of them under another name', async ({
  page,
  shortcuts,
  exchange,
}) => {
  const rob = await shortcuts.addAccount(ROB);
  exchange.faults.add({ type: 'own-folder', times: Infinity });
  await shortcuts.openMailbox(rob.accountId, MARY, 'delegate').catch(() => undefined);
  await rail(page, 'Delegate', MARY).click();
  await expect(page.getByRole('main')).toContainText('was not opened');
  await expect(page.getByRole('listbox', { name: 'Messages' })).toHaveCount(0);
  exchange.faults.clear();
  await page.getByRole('button', { name: 'Test again' }).click();
  await expect(page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first()).toBeVisible();
});

test('switching between two open mailboxes paints from memory, without asking anybody', async ({
  page,
  shortcuts,
}) => {
  await shortcuts.remember();
  for (const name of ['Mary Okafor', 'Jun Takeda']) {
    await rail(page, 'Delegate', name).click();
    await expect(page.getByRole('region', { name: 'Identity', exact: true })).toContainText(name);
  }
  await rail(page, 'Delegate', 'Mary Okafor').click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().waitFor();
  await rail(page, 'Own', 'Rob Ellis').click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').first().waitFor();
  const paint = await page.evaluate(async () => {
    const button = [...document.querySelectorAll('nav button')].find((one) =>
      one.textContent.startsWith('Mary Okafor'),
    );
    const start = performance.now();
    if (button instanceof HTMLElement) button.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const strip = document.querySelector('[aria-label="Identity"]')?.textContent ?? '';
    return {
      ms: performance.now() - start,
      strip,
      rows: document.querySelectorAll('[role="option"]').length,
    };
  });
  expect(paint.strip).toContain('Mary Okafor');
  expect(paint.rows).toBeGreaterThan(5);
  test.info().annotations.push({ type: 'switch', description: `painted within ${paint.ms.toFixed(1)} ms` });
});
