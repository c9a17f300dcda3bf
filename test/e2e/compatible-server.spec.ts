import { expect, test } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';

test.use({ profile: 'compatible' });

test('on a server of another make recurring meetings are shown, a delete is told and undone, and a meeting says who organises it', async ({
  page,
  shortcuts,
}) => {
  const account = await shortcuts.addAccount('rob.ellis@contoso.test', 'basic');
  await shortcuts.openMailbox(account.accountId, MARY, 'delegate');
  await page.getByRole('button', { name: /^Mary Okafor/u }).click();
  const options = page.getByRole('listbox', { name: 'Messages' }).getByRole('option');
  await options.first().click();
  const subject = await page.locator('.message-header__subject').innerText();
  await page.keyboard.press('#');
  await expect(page.getByText(`Deleted “${subject}”`).first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`Undone: Deleted “${subject}”`)).toBeVisible();
  await expect(options.filter({ hasText: subject }).first()).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: /, repeats/u }).first()).toBeVisible();

  const form = page.getByRole('dialog', { name: /^New/u });
  const answersComeHere = form.getByText('Answers will come to you');
  for (const [index, name] of ['Rehearsal', 'Second rehearsal'].entries()) {
    await page.getByRole('button', { name: 'New meeting' }).click();
    await form.getByRole('textbox', { name: 'Subject' }).fill(name);
    await form.getByRole('combobox', { name: 'Required' }).fill('Jun Takeda');
    await form.getByRole('option', { name: 'Jun Takeda' }).first().click();
    await expect(answersComeHere).toHaveCount(index);
    if (index === 1) break;
    await form.getByRole('button', { name: 'Send invitations to 1 person' }).click();
    await form.waitFor({ state: 'hidden' });
    // What was promised and did not happen is said.
    await expect(
      page.getByText(/this server made Rob Ellis the organiser, not Mary Okafor/u).first(),
    ).toBeVisible();
  }
});
