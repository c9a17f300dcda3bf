import { expect, test } from './fixtures/test.ts';

test('opens on its welcome page, on the host that this machine has', async ({ page, app, shortcuts }) => {
  await expect(page.getByRole('heading', { name: 'Onbehalf' })).toBeVisible();
  const state = await shortcuts.ask('app.state', {});
  expect(state).toMatchObject({ ok: true, value: { host: app.host, journal: 'ready' } });
});

test('signs in and lists what the sample office remembers', async ({ page, shortcuts }) => {
  await shortcuts.remember();
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  await expect(rail.getByText('Mary Okafor')).toBeVisible();
});
