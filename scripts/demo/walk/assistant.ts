import type { Locator } from 'playwright-core';
import { identity, mailboxIn } from './tour.ts';
import type { Tour } from './tour.ts';

const subject = 'Budget: last questions';

/** Job 1: an assistant makes, moves and cancels a meeting in the calendar of the executive he works for. */
export async function walkAssistant(tour: Tour): Promise<void> {
  const { page, step } = tour;
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  await step('The switcher lists own delegate and impersonated mailboxes', async () => {
    await mailboxIn(page, 'Own', 'Rob Ellis').waitFor();
    await mailboxIn(page, 'Delegate', 'Mary Okafor').waitFor();
    return mailboxIn(page, 'Impersonated', 'Jun Takeda');
  });
  await step('Mary’s mailbox is open as her delegate', async () => {
    await mailboxIn(page, 'Delegate', 'Mary Okafor').click();
    for (const fact of ['Signed in as', 'Acting as', 'Mailbox', 'Recipients will see']) {
      await identity(page).getByRole('term').filter({ hasText: fact }).first().waitFor();
    }
    await identity(page)
      .getByRole('button', { name: /^Proved/u })
      .waitFor();
    return page.getByRole('listbox', { name: 'Messages' }).getByRole('option');
  });
  await step('The week in Mary’s calendar', async () => {
    await rail.getByRole('button', { name: 'Calendar' }).click();
    return page.getByRole('main').getByRole('button', { name: /organised by Mary Okafor/u });
  });
  await makeMeeting(tour);
  await moveMeeting(tour);
  await cancelMeeting(tour);
}

async function makeMeeting({ page, step }: Tour): Promise<void> {
  const form = page.getByRole('dialog');
  await step('A new meeting with two attendees in Mary’s name', async () => {
    const main = page.getByRole('main');
    const before = await main.getByRole('heading', { level: 2 }).first().innerText();
    await page.getByRole('button', { name: 'Later', exact: true }).click();
    await main.getByRole('heading', { level: 2 }).filter({ hasNotText: before }).first().waitFor();
    const wednesday = await main.getByRole('heading', { level: 3 }).nth(2).getAttribute('aria-label');
    await page.getByRole('button', { name: 'New meeting' }).click();
    await form.getByRole('textbox', { name: 'Subject' }).fill(subject);
    for (const person of ['Jun Takeda', 'Priya Natarajan']) {
      await form.getByRole('combobox', { name: 'Required' }).fill(person);
      await form.getByRole('option', { name: person }).first().click();
    }
    await form.getByRole('textbox', { name: 'Starts' }).fill(dateOf(wednesday ?? ''));
    await form.getByRole('textbox', { name: 'at', exact: true }).first().fill('11:00');
    return form.getByRole('button', { name: 'Send invitations to 2 people' });
  });
  await step('The invitations are sent and the meeting is read back', async () => {
    await form.getByRole('button', { name: 'Send invitations to 2 people' }).click();
    await form.waitFor({ state: 'hidden' });
    await block(page.getByRole('main'), '11:00').waitFor();
    return page.getByText('read back from Mary Okafor');
  });
}

async function moveMeeting({ page, step }: Tour): Promise<void> {
  const form = page.getByRole('dialog', { name: 'Move or edit' });
  await step('The meeting is moved and two people will be told', async () => {
    await block(page.getByRole('main'), '11:00').click();
    await page.getByRole('button', { name: 'Move or edit…' }).click();
    await form.getByRole('textbox', { name: 'at', exact: true }).first().fill('15:00');
    return form.getByRole('button', { name: 'Save and tell 2 people' });
  });
  await step('The meeting stands at its new time', async () => {
    await form.getByRole('button', { name: 'Save and tell 2 people' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('read back from Mary Okafor').waitFor();
    return block(page.getByRole('main'), '15:00');
  });
}

async function cancelMeeting({ page, step }: Tour): Promise<void> {
  const form = page.getByRole('dialog', { name: /^Cancel/u });
  await step('Cancelling says whom it tells', async () => {
    await block(page.getByRole('main'), '15:00').click();
    await page.getByRole('button', { name: 'Cancel meeting…' }).click();
    await form.getByRole('textbox', { name: /^Message/u }).fill('The questions are answered.');
    return form.getByRole('button', { name: 'Cancel it and tell 2 people' });
  });
  await step('The meeting is gone', async () => {
    await form.getByRole('button', { name: 'Cancel it and tell 2 people' }).click();
    await form.waitFor({ state: 'hidden' });
    await block(page.getByRole('main'), '15:00').waitFor({ state: 'hidden' });
    return page.getByText('read back from Mary Okafor');
  });
}

/** The meeting in the grid, at the hour at which it starts. */
function block(main: Locator, start: string): Locator {
  return main.getByRole('button', { name: new RegExp(`^${subject}.* ${start} to `, 'u') });
}

/** "Wednesday 25 November 2026" as a date field takes it. */
function dateOf(spoken: string): string {
  const date = new Date(`${spoken.replace(/^\w+ /u, '')} 00:00 UTC`);
  return date.toISOString().slice(0, 10);
}
