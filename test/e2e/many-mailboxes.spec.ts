import { expect, test } from './fixtures/test.ts';

const ROB = 'rob.ellis@contoso.test';
const teams = Array.from(
  { length: 12 },
  (_, index) => `team.${String(index + 1).padStart(3, '0')}@contoso.test`,
);

test.use({ teams: teams.length });

test('many mailboxes in the rail are found by typing and folded away, and the palette covers no identity', async ({
  page,
  shortcuts,
}) => {
  const account = await shortcuts.addAccount(ROB);
  for (const address of [ROB, 'mary.okafor@contoso.test', ...teams]) {
    const access = address === ROB ? 'own' : 'delegate';
    await shortcuts.ask('mailbox.open', { accountId: account.accountId, address, access });
  }
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  const lines = rail.getByRole('button', { name: /^More for /u });
  await expect(lines).toHaveCount(14);

  const filter = rail.getByRole('textbox', { name: 'Filter mailboxes' });
  await filter.fill('team.007');
  await expect(lines).toHaveCount(1);
  await filter.press('Enter');
  const strip = page.getByRole('region', { name: 'Identity', exact: true });
  await expect(strip).toContainText('team.007');
  await expect(lines).toHaveCount(14);

  await rail.getByRole('button', { name: 'Delegate', exact: true }).click();
  // One's own line, and the one that is on screen with its places.
  await expect(rail.getByRole('button', { name: /^Team 002|^team\.002/u })).toHaveCount(0);
  await expect(rail.getByRole('button', { name: 'Delegate', exact: false }).first()).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await filter.fill('nobody here');
  await expect(rail).toContainText('No mailbox has that name');
  await filter.press('Escape');

  await page.keyboard.press('Control+k');
  const list = page.getByRole('listbox', { name: 'Commands and mailboxes' });
  await expect(list).toBeVisible();
  const [above, below] = await Promise.all([strip.boundingBox(), list.boundingBox()]);
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
});
