import type { Page } from 'playwright-core';
import { z } from 'zod';

/**
 * Clicks on the first mailbox in the rail and waits for rows with words in them, all within the page: milliseconds from
 * the click to the second frame after they are in the document, when they have been drawn. Sent as source, since scripts
 * are compiled without the DOM.
 */
const CLICK = `new Promise((resolve, reject) => {
  const row = '.message-line[aria-posinset="1"] .message-line__name';
  const button = document.querySelector('.rail-line__open');
  if (button === null) return reject(new Error('the rail has no mailbox'));
  if (document.querySelector(row) !== null) return reject(new Error('rows are shown before the click'));
  const start = performance.now();
  const watch = new MutationObserver(() => {
    if (document.querySelector(row) === null) return;
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
  });
  watch.observe(document.body, { childList: true, subtree: true });
  button.click();
})`;

/** Opens the first mailbox of the rail, which must be closed; gives milliseconds until its first rows are drawn. */
export async function drawnAfterClick(page: Page): Promise<number> {
  await page.locator('.rail-line--shut').first().waitFor();
  await page.locator('.message-line').first().waitFor({ state: 'detached' });
  return z.number().parse(await page.evaluate(CLICK));
}
