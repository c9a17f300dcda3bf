import type { SampleExchange } from '../sample-exchange.ts';
import { identity, mailboxIn } from './tour.ts';
import type { Tour } from './tour.ts';

/** The lock: nothing of any mailbox stays. After the password everything comes back, where there is a keychain. */
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
  // Without a keychain no password was kept: a button unlocks, and each account asks for its own.
  if (!(await password.isVisible())) {
    await step('Unlocked without a keychain each account asks for its password again', async () => {
      await button.click();
      return page.getByText('The password is missing');
    });
    return;
  }
  await step('Every mailbox comes back the one on screen first', async () => {
    await password.fill(exchange.accounts.find(isRob)?.password ?? '');
    await button.click();
    return mailboxIn(page, 'Impersonated', 'Jun Takeda ?, Read-only');
  });
}

function isRob({ address }: { readonly address: string }): boolean {
  return address === 'rob.ellis@contoso.test';
}
