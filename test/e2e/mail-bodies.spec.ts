import { chromium, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { readBody } from '../../main/ews/html/read-body.ts';
import { findBrowser } from '../../main/shell/chromium/find-browser.ts';
import { scaled } from '../support/full.ts';
import { htmlBody } from '../support/mail-bodies.ts';
import { expect, test } from './fixtures/test.ts';

/** What Outlook and Apple Mail write daily: black text by the body, a span, a class and a font, one blue line, white ground. */
const BLACK_ON_WHITE =
  '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>p.MsoNormal{color:windowtext}</style>' +
  '</head><body style="color:#000000" bgcolor="#FFFFFF"><p id="one">Body</p><p><span id="two" style="color:black">Span</span></p>' +
  '<p class="MsoNormal" id="three">Class</p><font color="000000" id="four">Font</font>' +
  '<p id="five" style="color:#1F497D;background:white">Blue</p></body></html>';

const escaped = (html: string) =>
  html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The lightness of each text in the message's frame, 0 to 255, and of what lies behind all of them. */
async function lightness(page: Page): Promise<Record<string, number>> {
  return await page
    .frameLocator('iframe.message-body__frame')
    .locator('html')
    .evaluate((root) => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- it goes to the page with what surrounds it
      const light = (colour: string) => {
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/gu) ?? []).map(Number);
        return Math.round(0.21 * red + 0.72 * green + 0.07 * blue);
      };
      const texts = ['one', 'two', 'three', 'four', 'five'].map((id) => {
        const element = root.querySelector(`#${id}`);
        return [id, element === null ? -1 : light(getComputedStyle(element).color)] as const;
      });
      return Object.fromEntries([...texts, ['ground', light(getComputedStyle(root).backgroundColor)]]);
    });
}

test('black text that a mail program wrote can be read in the dark theme, and a mail with grounds of its own lies on white', async ({
  page,
  shortcuts,
  exchange,
}) => {
  let body = BLACK_ON_WHITE;
  exchange.faults.add({
    type: 'altered',
    operation: 'GetItem',
    times: Infinity,
    alter: (reply) =>
      reply.replace(
        /<t:Body BodyType="HTML"[^>]*>[^<]*<\/t:Body>/u,
        `<t:Body BodyType="HTML">${escaped(body)}</t:Body>`,
      ),
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  const ana = await shortcuts.addAccount('ana.lima@contoso.test');
  await shortcuts.openMailbox(ana.accountId, 'support@contoso.test', 'delegate');
  await page
    .getByRole('navigation', { name: 'Mailboxes' })
    .getByRole('button', { name: /^Support desk/u })
    .click();
  const list = page.getByRole('listbox', { name: 'Messages' });
  await list.getByRole('option', { name: 'Your parcel could not be delivered' }).click();
  await page.locator('iframe.message-body__frame').waitFor();
  const dark = await lightness(page);
  expect(dark['ground']).toBeLessThan(60);
  for (const id of ['one', 'two', 'three', 'four', 'five']) expect(dark[id], id).toBeGreaterThan(110);
  // Nothing of this mail is active, whatever its head says.
  await expect(page.locator('.message-body__left-out')).toHaveCount(0);
  body = BLACK_ON_WHITE.replace('background:white', 'background:#ffe9a8');
  await list.getByRole('option', { name: 'November offers for your cold store' }).click();
  await page.getByRole('heading', { name: 'November offers for your cold store' }).waitFor();
  await page.locator('iframe.message-body__frame').waitFor();
  await expect.poll(async () => (await lightness(page))['ground']).toBe(255);
  expect((await lightness(page))['one']).toBe(0);
});

/** Milliseconds that one step of the page may take. */
const STEP = 50;

interface Mail {
  sanitiseMail(window: unknown, html: string, references: unknown, cleaning: unknown): Promise<unknown>;
}

/** Cleans a body in the page; gives the longest stretch in ms that the page could do nothing else, the least of eight tries. */
async function longestStep(page: Page, html: string): Promise<number> {
  return await page.evaluate(
    async ([body, bound]) => {
      const sanitiser = Reflect.get(globalThis, 'mail') as Mail;
      let least = Infinity;
      for (let next = 0; next < 8 && least > bound; next += 1) {
        let longest = 0;
        let before = performance.now();
        let isOver = false;
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          longest = Math.max(longest, performance.now() - before);
          before = performance.now();
          if (!isOver) port2.postMessage(null);
        });
        port1.start();
        port2.postMessage(null);
        const darkGround = { red: 20, green: 23, blue: 28, alpha: 1 };
        await sanitiser.sanitiseMail(globalThis, body, { links: [], pictures: new Map() }, { darkGround });
        isOver = true;
        longest = Math.max(longest, performance.now() - before);
        least = Math.min(least, longest);
      }
      return least;
    },
    [html, STEP] as const,
  );
}

test('ten thousand bodies are cleaned in steps that nobody notices', async () => {
  test.setTimeout(3_000_000);
  const bundle = await rolldown({
    input: new URL('../../renderer/features/mail/body/sanitise.ts', import.meta.url).pathname,
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'mail' });
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto('about:blank');
  await page.addScriptTag({ content: output[0].code });
  const slow: string[] = [];
  for (let seed = 0; seed < scaled(10_000); seed += 1) {
    const content = htmlBody(seed, seed % 50 === 0 ? 1_000_000 : 20_000);
    const { body } = await readBody(
      { body: { type: 'html', content }, links: [] },
      async () => await Promise.resolve(),
    );
    if (body.reduced !== undefined) continue;
    const step = await longestStep(page, content);
    if (step > STEP) slow.push(`body ${seed}: ${Math.round(step)} ms`);
  }
  expect(slow).toEqual([]);
  // The control: what is not cleaned in slices is found.
  const busy = `<p>${'x'.repeat(10)}`;
  await page.evaluate(() => {
    const sanitiser = Reflect.get(globalThis, 'mail') as Mail;
    Reflect.set(globalThis, 'mail', {
      sanitiseMail: async (...given: Parameters<Mail['sanitiseMail']>) => {
        const end = performance.now() + 80;
        while (performance.now() < end);
        return await sanitiser.sanitiseMail(...given);
      },
    });
  });
  expect(await longestStep(page, busy)).toBeGreaterThan(STEP);
  await browser.close();
});
