import type { SampleExchange } from '../sample-exchange.ts';
import type { Tour } from './tour.ts';

const subject = 'Rechnung 20261187 doppelt?';

/** A send that arrives and whose answer is lost: it is not known, it is looked for, and it is found. */
export async function walkOutbox({ page, step }: Tour, exchange: SampleExchange): Promise<void> {
  const form = page.getByRole('form', { name: 'Reply' });
  const outbox = page.getByRole('dialog', { name: 'Outbox' });
  await step('A send without an answer is said to be not known', async () => {
    await page.getByRole('listbox', { name: 'Messages' }).getByRole('option', { name: subject }).click();
    const reading = page.getByRole('region', { name: 'Reading pane' });
    await reading.getByRole('heading', { name: subject }).waitFor();
    await reading.getByRole('button', { name: /^Reply(?! all)/u }).click();
    exchange.goWrong({ type: 'commit-then-drop', operation: 'CreateItem' });
    // The first look for it meets a busy server, so that there is something to see.
    exchange.goWrong({ type: 'busy', operation: 'FindItem', backOffMilliseconds: 4000 });
    await form.getByRole('button', { name: /^Send on behalf of Support desk/u }).click();
    return page.getByRole('alert', { name: 'It is not known whether this was sent' });
  });
  await step('The outbox says what is known and what can be done', async () => {
    await page.getByRole('button', { name: 'Show in the outbox' }).click();
    return outbox.getByRole('button', { name: 'Look again' });
  });
  await step('It is found and was sent once', async () => {
    await outbox.getByText('Nothing is waiting').waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    return page.getByText('was found in the mailbox: it went out once');
  });
}
