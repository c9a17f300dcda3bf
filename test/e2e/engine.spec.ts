import type { Locator, Page } from '@playwright/test';
import type { RememberedAccount } from '../../scripts/demo/remember.ts';
import { otherPerson } from './fixtures/other-person.ts';
import { expect, test } from './fixtures/test.ts';
import type { Shortcuts } from './fixtures/test.ts';

const MARY = 'mary.okafor@contoso.test';
const ROB = 'rob.ellis@contoso.test';
const JUN = 'jun.takeda@contoso.test';
const ANA = 'ana.lima@contoso.test';
const SUPPORT = 'support@contoso.test';

const assistant: RememberedAccount = { address: ROB, scheme: 'ntlm', mailboxes: [[MARY, 'delegate']] };

const messages = (page: Page): Locator => page.getByRole('listbox', { name: 'Messages' });
const strip = (page: Page): Locator => page.getByRole('region', { name: 'Identity', exact: true });
const status = (page: Page): Locator => page.getByRole('contentinfo', { name: 'Status' });
const outcomes = (page: Page): Locator => page.getByRole('log', { name: 'Outcomes' });
const openButton = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: 'Open', exact: true });

/** Opens Mary's mailbox, and closes it once everything of its inbox is stored. */
async function fillStore(page: Page, shortcuts: Shortcuts): Promise<void> {
  await shortcuts.remember([assistant]);
  await page.getByRole('navigation', { name: 'Mailboxes' }).getByText('Mary Okafor').click();
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();
  const { sessionId } = await onlySession(shortcuts);
  const isStored = async () => {
    const first = await shortcuts.ask('message.firstPage', { sessionId });
    return first.ok && first.value.source === 'store';
  };
  await expect.poll(isStored).toBe(true);
  await shortcuts.ask('session.close', { sessionId });
  await openButton(page).waitFor();
}

async function onlySession(shortcuts: Shortcuts) {
  const sessions = await shortcuts.ask('session.list', {});
  const [session] = sessions.ok ? sessions.value : [];
  if (session === undefined) throw new Error('no session is open');
  return session;
}

test('a known mailbox shows what is stored at once and says that it is not confirmed', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await fillStore(page, shortcuts);
  exchange.line.roundTrip = 1500;
  const asked = exchange.ledger.requests.length;
  await openButton(page).click();
  await expect(messages(page).getByRole('option', { name: 'Budget sign-off' }).first()).toBeVisible();
  await expect(strip(page)).toContainText('Stored copy, not confirmed yet');
  await expect(strip(page)).toContainText('on behalf of');
  await expect(page.getByRole('button', { name: 'New message' })).toBeDisabled();
  const answered = exchange.ledger.requests.slice(asked).filter(({ operation }) => operation === 'FindItem');
  expect(answered).toEqual([]);
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New message' })).toBeEnabled();
});

test('a failed proof takes everything off the screen', async ({ page, shortcuts, exchange }) => {
  await fillStore(page, shortcuts);
  exchange.line.roundTrip = 1500;
  exchange.faults.add({ type: 'own-folder', times: Infinity });
  await openButton(page).click();
  // The control: until the proof has failed, the stored rows are there.
  await expect(messages(page).getByRole('option', { name: 'Budget sign-off' }).first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Mary Okafor was not opened');
  await expect(page.getByRole('main')).toContainText('has been taken off the screen');
  await expect(messages(page)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain('Budget sign-off');
});

test('what another person sends appears by itself, and moves neither the selection nor the focus', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await shortcuts.remember([{ address: ROB, scheme: 'ntlm', mailboxes: [[ROB, 'own']] }]);
  await expect(status(page).getByText('Live')).toBeVisible();
  await messages(page).getByRole('option').nth(2).click();
  // Somebody who reads further down is not moved by news.
  await messages(page).press('PageDown');
  const row = messages(page).getByRole('option', { selected: true });
  const place = await row.boundingBox();
  const before = await row.getAttribute('aria-label');
  await otherPerson(exchange, ANA).send(ROB, 'Arrived by itself');
  await expect(page.getByText('New message from Ana Lima: Arrived by itself.')).toBeAttached();
  expect(await row.getAttribute('aria-label')).toBe(before);
  expect((await row.boundingBox())?.y).toBe(place?.y);
  await expect(messages(page)).toBeFocused();
  await messages(page).press('Home');
  await expect(row).toHaveAccessibleName(/Arrived by itself/u);
});

test('a send without an answer is found and never sent twice', async ({ page, shortcuts, exchange }) => {
  await shortcuts.remember([{ address: ANA, scheme: 'ntlm', mailboxes: [[SUPPORT, 'delegate']] }]);
  await messages(page).getByRole('option', { name: 'Gateway 0417' }).click();
  await page
    .getByRole('region', { name: 'Reading pane' })
    .getByRole('button', { name: /^Reply(?! all)/u })
    .click();
  const form = page.getByRole('form', { name: 'Reply' });
  const facts = form.getByRole('region', { name: 'Identity of this form' });
  await expect(facts).toContainText('Ana');
  await expect(facts).toContainText('on behalf of');
  exchange.faults.add({ type: 'commit-then-drop', operation: 'CreateItem' });
  await form.getByRole('button', { name: /^Send on behalf of Support desk/u }).click();
  await expect(page.getByRole('alert', { name: 'It is not known whether this was sent' })).toBeVisible();
  await expect(form.getByRole('button', { name: /^Send/u })).toBeDisabled();
  await expect(outcomes(page)).toContainText('was found in the mailbox: it went out once');
  await expect(form).toHaveCount(0);
  await expect(status(page)).toContainText('Nothing waiting to be sent');
  expect(exchange.ledger.submissions).toHaveLength(1);
  expect(exchange.ledger.submissions[0]).toMatchObject({ from: SUPPORT, sender: ANA });
});

test('two people change the same meeting: both versions are shown, and the person decides', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await shortcuts.remember([assistant]);
  const { sessionId, identities } = await onlySession(shortcuts);
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();
  const start = new Date(new Date().setUTCHours(20, 0, 0, 0)).toISOString();
  const end = new Date(new Date().setUTCHours(21, 0, 0, 0)).toISOString();
  const made = await shortcuts.ask('meeting.create', {
    sessionId,
    identities,
    notify: true,
    meeting: {
      subject: 'Rehearsal',
      location: '',
      time: { kind: 'timed', start, end, timeZone: 'Etc/UTC' },
      required: [{ name: 'Jun Takeda', address: JUN }],
      optional: [],
      bodyText: '',
      freeBusy: 'Busy',
      isPrivate: false,
    },
  });
  expect(made).toMatchObject({ ok: true });
  await page.getByRole('navigation', { name: 'Mailboxes' }).getByRole('button', { name: 'Calendar' }).click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Rehearsal/u })
    .click();
  await page.getByRole('button', { name: 'Move or edit…' }).click();
  const form = page.getByRole('dialog');
  await otherPerson(exchange, MARY).rename('Rehearsal', 'Rehearsal with the band', [start, end]);
  await form.getByRole('textbox', { name: 'Subject' }).fill('Last rehearsal');
  await form.getByRole('button', { name: 'Save and tell 1 person' }).click();
  const conflict = form.getByRole('alert', { name: 'Somebody else changed the same' });
  await expect(conflict.getByRole('row', { name: /Subject/u })).toHaveText(
    /Rehearsal\s*Rehearsal with the band\s*Last rehearsal/u,
  );
  await expect(form.getByRole('region', { name: 'Identity of this form' })).toContainText('on behalf of');
  // In a small window too, where the form is longer than its dialog.
  await expect(conflict.getByRole('button', { name: 'Keep mine' })).toBeInViewport();
  const told = exchange.ledger.submissions.length;
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await form.waitFor({ state: 'hidden' });
  await expect(page.getByRole('main').getByRole('button', { name: /^Last rehearsal/u })).toBeVisible();
  expect(exchange.ledger.submissions.slice(told)).toMatchObject([
    { from: MARY, sender: ROB, subject: 'Last rehearsal', recipients: [JUN] },
  ]);
});

/** Locks with the keys, and waits for the page that comes in the place of the one that is destroyed. */
async function lock(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.set(globalThis, 'isOldPage', true));
  await page.keyboard.press('Control+Shift+L');
  // Between the two pages there is none that answers.
  const isOldPage = async () =>
    await page.evaluate(() => Reflect.get(globalThis, 'isOldPage') === true).catch(() => true);
  await expect.poll(isOldPage).toBe(false);
  await expect(page.getByRole('heading', { name: 'Onbehalf is locked' })).toBeVisible();
}

test('locking leaves nothing on the page, and every mailbox opens again after the password', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await shortcuts.remember([
    {
      address: ROB,
      scheme: 'ntlm',
      mailboxes: [
        [ROB, 'own'],
        [MARY, 'delegate'],
      ],
    },
  ]);
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  await rail.getByText('Mary Okafor').click();
  await expect(messages(page).getByRole('option', { name: 'Budget sign-off' }).first()).toBeVisible();
  await expect(strip(page)).toContainText('Mary Okafor');
  const text = async () => await page.evaluate(() => document.documentElement.outerHTML);
  // The control: what must be gone was there.
  for (const word of ['Budget sign-off', 'Mary Okafor', MARY]) expect(await text()).toContain(word);
  await lock(page);
  const password = page.getByLabel(`Password of ${ROB}`);
  await expect(password).toBeFocused();
  for (const word of ['Budget', 'Mary', MARY, 'Rob Ellis']) expect(await text()).not.toContain(word);
  const asked = exchange.ledger.requests.length;
  await password.fill('wrong');
  await password.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  expect(exchange.ledger.requests).toHaveLength(asked);
  await password.fill(exchange.accounts.find(({ address }) => address === ROB)?.password ?? '');
  await password.press('Enter');
  // The one that was on screen is on screen, and the other is open too.
  await expect(strip(page)).toContainText('Mary Okafor');
  await expect(messages(page).getByRole('option', { name: 'Budget sign-off' }).first()).toBeVisible();
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();
  await expect(rail.getByRole('button', { name: /^Rob Ellis ?, 12 unread/u })).toBeVisible();
});

test('the lock screen counts down to the next try that counts, and tells the ear the start and the end', async ({
  page,
  shortcuts,
}) => {
  await shortcuts.remember([assistant]);
  await expect(strip(page).getByRole('button', { name: /^Proved/u })).toBeVisible();
  await lock(page);
  await page.clock.install();
  // Time stands still but for what is let pass below: a page that is slow to draw would draw a later second.
  await page.clock.pauseAt(Date.now() + 60_000);
  const password = page.getByLabel(`Password of ${ROB}`);
  for (const _ of [1, 2, 3]) {
    await password.fill('wrong');
    await password.press('Enter');
    await expect(password).toHaveValue('');
  }
  const seen = page.getByText(/^The next try counts in \d seconds?\.$/u).and(page.locator('[aria-hidden]'));
  const heard = page.locator('[aria-live="polite"]');
  await expect(seen).toHaveText('The next try counts in 5 seconds.');
  await password.fill('another');
  const button = page.getByRole('button', { name: 'Unlock' });
  await expect(button).toBeDisabled();
  await page.clock.runFor(2000);
  await expect(seen).toHaveText('The next try counts in 3 seconds.');
  await expect(heard).toHaveText('The next try counts in 5 seconds.');
  await page.clock.runFor(4000);
  await expect(heard).toHaveText('The next try counts now.');
  await expect(button).toBeEnabled();
});
