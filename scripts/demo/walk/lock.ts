import type { SampleExchange } from '../sample-exchange.ts';
import { identity, mailboxIn } from './tour.ts';
import type { Tour } from './tour.ts';

/** The lock: nothing of any mailbox stays, and after the password everything comes back. */
export async function walkLock({ page, step }: Tour, exchange: SampleExchange): Promise<void> {
  const password = page.getByLabel(/^Password of/u);
  const button = page.getByRole('button', { name: 'Unlock' });
  await step('Locked and nothing of any mailbox is left', async () => {
    await mailboxIn(page, 'Delegate', 'Mary Okafor').click();
    await identity(page)
      .getByRole('button', { name: /^Proved/u })
      .waitFor();
    // The page that locks is destroyed; another takes its place.
    const renewed = page.waitForEvent('load');
    await page.keyboard.press('Control+Shift+L');
    await renewed;
    await page.getByRole('heading', { name: 'Onbehalf is locked' }).waitFor();
    return button;
  });
  await step('Every mailbox comes back the one on screen first', async () => {
    // Without a keychain no password is kept: a button unlocks, and each account asks for its own.
    if (await password.isVisible()) await password.fill(exchange.accounts.find(isRob)?.password ?? '');
    await button.click();
    const last = mailboxIn(page, 'Impersonated', 'Jun Takeda, Read-only');
    return last.or(page.getByText('The password is not at hand'));
  });
}

function isRob({ address }: { readonly address: string }): boolean {
  return address === 'rob.ellis@contoso.test';
}
