import { mailboxIn } from './tour.ts';
import type { Tour } from './tour.ts';

const subject = 'Please confirm your account within 24 hours';

/** Job 2: a support person reads a hostile message safely and answers it on behalf of the shared mailbox. */
export async function walkSupport({ page, step }: Tour): Promise<void> {
  const messages = page.getByRole('listbox', { name: 'Messages' });
  const reading = page.getByRole('region', { name: 'Reading pane' });
  const form = page.getByRole('form', { name: 'Reply' });
  await step('The inbox of the shared mailbox', async () => {
    await mailboxIn(page, 'Delegate', 'Support desk').click();
    return messages.getByRole('option', { name: 'Gateway 0417' });
  });
  await step('A hostile message is shown and nothing of it runs', async () => {
    await messages.getByRole('option', { name: subject }).click();
    await reading.getByRole('heading', { name: subject }).waitFor();
    return reading.locator('iframe').contentFrame().getByText('portal.contoso.test');
  });
  await step('An answer with what recipients will see and where the copy goes', async () => {
    await reading.getByRole('button', { name: /^Reply(?! all)/u }).click();
    await form.getByRole('textbox', { name: 'Message', exact: true }).press('Control+Home');
    await form
      .getByRole('textbox', { name: 'Message', exact: true })
      .pressSequentially('We did not ask for this.\n');
    await form.getByText('Support desk › Sent Items').waitFor();
    return form.getByRole('button', { name: /^Send on behalf of Support desk/u });
  });
  await step('The sent copy is read back and says what was promised', async () => {
    await form.getByRole('button', { name: /^Send on behalf of Support desk/u }).click();
    return page.getByText('says what was promised');
  });
}
