import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** A walk through the app with a picture of every step. */
export interface Tour {
  readonly page: Page;
  /** Does one step, waits until what it should show is there, and takes its picture. */
  readonly step: (name: string, act: () => Promise<Locator>) => Promise<void>;
  /** How many steps have been done. */
  readonly count: () => number;
}

/** Patience for one step: a busy machine is slow, a broken step never comes. */
const patienceMs = 20_000;

/** Begins a tour whose pictures go to `folder`, numbered in order. */
export async function beginTour(page: Page, folder: string, say: (line: string) => void): Promise<Tour> {
  await mkdir(folder, { recursive: true });
  page.setDefaultTimeout(patienceMs);
  let done = 0;
  return {
    page,
    step: async (name, act) => {
      const number = String(done + 1).padStart(2, '0');
      const file = `${number}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/gu, '-')}.png`;
      try {
        const shown = await act();
        await shown.first().waitFor({ state: 'visible', timeout: patienceMs });
      } catch (error) {
        // The picture of what was there instead says more than the time-out.
        await page.screenshot({ path: join(folder, `${number}-failed.png`) });
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`step ${number}, ${name}: ${reason}`, { cause: error });
      }
      // Fonts and the last frame of a motion: a picture half way through is a picture of nothing.
      await page.evaluate(
        'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done)))',
      );
      await page.screenshot({ path: join(folder, file), animations: 'disabled' });
      done += 1;
      say(`${number}  ${name}`);
    },
    count: () => done,
  };
}

/** One mailbox of the rail, within its group. */
export function mailboxIn(page: Page, group: 'Own' | 'Delegate' | 'Impersonated', name: string): Locator {
  const rail = page.getByRole('navigation', { name: 'Mailboxes' });
  return rail
    .getByRole('list', { name: group, exact: true })
    .getByRole('button', { name: new RegExp(`^${name}`, 'u') });
}

/** The identity strip with its three facts. */
export function identity(page: Page): Locator {
  return page.getByRole('region', { name: 'Identity', exact: true });
}
