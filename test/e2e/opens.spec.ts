import { expect, test } from './fixtures/test.ts';

test('opens on its welcome page, on the host that this machine has', async ({ page, app, shortcuts }) => {
  await expect(page.getByRole('heading', { name: 'Onbehalf' })).toBeVisible();
  const state = await shortcuts.ask('app.state', {});
  expect(state).toMatchObject({ ok: true, value: { host: app.host, journal: 'ready' } });
});

test('opens a window that a person can see @headed', async ({ page, shortcuts }) => {
  await shortcuts.remember();
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  await expect(rail.getByText('Mary Okafor')).toBeVisible();
  // The window is the app alone: no tab, no address bar, no second page.
  expect(page.context().pages()).toHaveLength(1);
  expect(
    await page.evaluate('matchMedia("(display-mode: standalone)").matches || outerHeight - innerHeight < 60'),
  ).toBe(true);
});
