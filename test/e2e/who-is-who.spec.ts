import type { Locator, Page } from '@playwright/test';
import { legacyDnOf } from '../exchange/schema/people-form.ts';
import { expect, test } from './fixtures/test.ts';

const KARIM = '/O=CONTOSO/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=ABC-KARIM';

const mailbox = (name: string, address: string, routing = 'SMTP') =>
  `<t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${address}</t:EmailAddress><t:RoutingType>${routing}</t:RoutingType></t:Mailbox>`;

function inRail(page: Page, name: string): Locator {
  const region = page.getByRole('navigation', { name: 'Mailboxes' }).getByRole('list', { name: 'Delegate' });
  return region.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
}

test('a reply to all keeps people without an address, says so, and nothing leaves before each is decided', async ({
  page,
  shortcuts,
  exchange,
}) => {
  const people =
    mailbox('Mary Okafor', 'Mary.OKAFOR@contoso.test') +
    mailbox('Karim Saidi', KARIM, 'EX') +
    mailbox('Priya Natarajan', legacyDnOf('priya.natarajan@contoso.test'), 'EX') +
    '<t:Mailbox><t:Name>My team</t:Name><t:RoutingType>MAPIPDL</t:RoutingType></t:Mailbox>';
  exchange.faults.add({
    type: 'altered',
    operation: 'GetItem',
    times: 1000,
    alter: (reply) =>
      reply.replaceAll(
        /<t:ToRecipients>[^]*?<\/t:ToRecipients>/gu,
        `<t:ToRecipients>${people}</t:ToRecipients>`,
      ),
  });
  await shortcuts.remember();
  await inRail(page, 'Mary Okafor').click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').nth(1).click();
  const pane = page.getByRole('region', { name: 'Reading pane' });
  await expect(pane).toContainText('Karim Saidi (no address known)');
  await pane.getByRole('button', { name: /^Reply all/u }).click();
  const form = page.getByRole('form', { name: 'Reply to all' });
  await expect(form).toContainText('Karim Saidi· no address known');
  await expect(form).toContainText('My team· no address known');
  await expect(form.getByRole('button', { name: 'Remove Priya Natarajan' })).toBeVisible();
  await expect(form.getByRole('button', { name: 'Remove Mary Okafor' })).toHaveCount(0);
  const send = form.getByRole('button', { name: /^Send/u });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await send.click({ force: true });
  expect(exchange.ledger.submissions).toEqual([]);
  await form.getByRole('button', { name: 'Remove Karim Saidi' }).click();
  await form.getByRole('button', { name: 'Remove My team' }).click();
  await send.click();
  await expect(page.getByText('says what was promised')).toBeVisible();
  expect(exchange.ledger.submissions).toHaveLength(1);
  expect(exchange.ledger.submissions[0]?.recipients).toContain('priya.natarajan@contoso.test');
});

test('a meeting of somebody else cannot be moved whatever form the organiser comes in, and one’s own can', async ({
  page,
  shortcuts,
  exchange,
}) => {
  let organizer = mailbox('Karim Saidi', KARIM, 'EX');
  let response = 'Accept';
  for (const operation of ['GetItem', 'FindItem'])
    exchange.faults.add({
      type: 'altered',
      operation,
      times: 1000,
      alter: (reply) =>
        reply
          .replaceAll(/<t:Organizer>[^]*?<\/t:Organizer>/gu, `<t:Organizer>${organizer}</t:Organizer>`)
          .replaceAll(/<t:MyResponseType>\w+</gu, `<t:MyResponseType>${response}<`)
          .replaceAll(/<t:AppointmentState>\d+</gu, `<t:AppointmentState>${response === 'Accept' ? 3 : 1}<`)
          .replaceAll(/<t:IsOrganizer>\w+</gu, `<t:IsOrganizer>${String(response === 'Organizer')}<`),
    });
  await shortcuts.remember();
  await inRail(page, 'Mary Okafor').click();
  await page.getByRole('navigation', { name: 'Mailboxes' }).getByRole('button', { name: 'Calendar' }).click();
  const block = page
    .getByRole('main')
    .getByRole('button', { name: /^Staff meeting/u })
    .first();
  await block.click();
  const move = page.getByRole('button', { name: /^Move or edit/u });
  await expect(move).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Escape');

  organizer = mailbox('Mary Okafor', 'Mary.OKAFOR@contoso.test');
  response = 'Organizer';
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Staff meeting/u })
    .first()
    .click();
  await expect(move).not.toHaveAttribute('aria-disabled', 'true');
  expect(exchange.ledger.submissions).toEqual([]);
});

test('text that is nobody yet stops a letter and a meeting, is named, and Ctrl Enter shows before it sends', async ({
  page,
  shortcuts,
  exchange,
}) => {
  await shortcuts.remember();
  await inRail(page, 'Mary Okafor').click();
  await page.getByRole('listbox', { name: 'Messages' }).getByRole('option').nth(1).click();
  const pane = page.getByRole('region', { name: 'Reading pane' });
  await pane.getByRole('button', { name: /^Reply(?! all)/u }).click();
  const letter = page.getByRole('form', { name: 'Reply' });
  const cc = letter.getByRole('combobox', { name: 'Cc', exact: true });
  await cc.fill('Karim from accounts');
  await letter.getByRole('textbox', { name: 'Message' }).focus();
  const send = letter.getByRole('button', { name: /^Send/u });
  await expect(send).toHaveAttribute('aria-disabled', 'true');
  await expect(send).toHaveAccessibleDescription(/“Karim from accounts” under Cc/u);
  await cc.fill('ana.lima@contoso.test');
  await cc.press('Control+Enter');
  await expect(letter.getByRole('button', { name: 'Remove ana.lima@contoso.test' })).toBeVisible();
  expect(exchange.ledger.submissions).toEqual([]);
  await cc.press('Control+Enter');
  await expect(page.getByText('says what was promised')).toBeVisible();
  expect(exchange.ledger.submissions[0]?.recipients).toContain('ana.lima@contoso.test');

  await page.getByRole('navigation', { name: 'Mailboxes' }).getByRole('button', { name: 'Calendar' }).click();
  await page.getByRole('button', { name: 'New meeting' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Subject' }).fill('Rehearsal');
  await form.getByRole('combobox', { name: 'Optional' }).fill('whoever is free');
  await form.getByRole('textbox', { name: 'Subject' }).focus();
  const save = form.getByRole('button', { name: /^Save appointment/u });
  await expect(save).toHaveAccessibleDescription(/“whoever is free” under Optional/u);
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeVisible();
  expect(exchange.ledger.submissions).toHaveLength(1);
  await form.getByRole('combobox', { name: 'Optional' }).fill('');
  await expect(save).not.toHaveAttribute('aria-disabled', 'true');
});
