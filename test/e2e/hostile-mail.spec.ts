import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { findBrowser } from '../../main/shell/chromium/find-browser.ts';
import { expect, test } from './fixtures/test.ts';

/** Payloads that nobody here wrote; absent outside of the team's machines. */
const CORPUS = new URL('../../../shared/data/html-mail/dompurify-expect.json', import.meta.url);

interface Payload {
  readonly payload: string;
}

function payloads(): readonly string[] {
  return (JSON.parse(readFileSync(CORPUS, 'utf8')) as Payload[]).map(({ payload }) => payload);
}

const SUBJECTS = [
  'Your parcel could not be delivered',
  'Please confirm your account within 24 hours',
  'November offers for your cold store',
  'Your session has changed',
  'Voice message (0:42) for the support desk',
  'Re: Your drawing of the cold store',
  'Table of prices, second try',
] as const;

/** Too deeply nested to be drawn: only its words are shown, and no frame. */
const WORDS_ALONE = 'Table of prices, second try';

/** A browser of its own, without any of our walls: what the oracles are tried on. */
async function plainBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'];
  return await chromium.launch({ executablePath: findBrowser() ?? '', args });
}

/** Requests over a network or to a file that are not for our own origins. `javascript:` is none: runs are counted. */
function recordForeign(page: Page): string[] {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (/^(?:https?|wss?|ftp|file):/u.test(url) && !/^https:\/\/(?:mail\.)?onbehalf\.invalid\//u.test(url))
      foreign.push(url);
  });
  return foreign;
}

/** Counts every call of `alert`, which is what these payloads do when they run. */
async function countRuns(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let runs = 0;
    Reflect.set(globalThis, 'alert', () => {
      runs += 1;
    });
    Reflect.set(globalThis, 'runs', () => runs);
  });
  return async () => Number(await page.evaluate('runs()'));
}

/** Frames that stand on the page at once. */
const BESIDE_ONE_ANOTHER = 16;

/** Shows staged messages in sandboxed frames, as the reading pane does, until all have loaded. Runs in the page. */
async function showFrames(urls: readonly string[]): Promise<void> {
  await Promise.all(
    urls.map(async (url) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', '');
      frame.src = url;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      frame.remove();
    }),
  );
}

interface Mail {
  sanitiseMail(
    window: unknown,
    html: string,
    references: unknown,
  ): Promise<{ html: string; styles: string } | null>;
}

/** Draws HTML into the page itself, as it is or as the sanitiser leaves it; says whether anything was drawn. */
async function draw(page: Page, html: string, isSanitised: boolean): Promise<boolean> {
  return await page.evaluate(
    async ([dirty, clean]) => {
      const sanitiser = Reflect.get(globalThis, 'mail') as Mail;
      const mail = clean
        ? await sanitiser.sanitiseMail(globalThis, dirty, { links: [], pictures: new Map() })
        : { html: dirty, styles: '' };
      const place = document.createElement('div');
      place.innerHTML = mail === null ? '' : `<style>${mail.styles}</style>${mail.html}`;
      document.body.replaceChildren(place);
      return mail !== null;
    },
    [html, isSanitised] as const,
  );
}

test('hostile messages are read through the window: nothing runs, nothing is loaded, no link opens by itself', async ({
  page,
  shortcuts,
  exchange,
}) => {
  const foreign = recordForeign(page);
  const ana = await shortcuts.addAccount('ana.lima@contoso.test');
  await shortcuts.openMailbox(ana.accountId, 'support@contoso.test', 'delegate');
  await page
    .getByRole('navigation', { name: 'Mailboxes' })
    .getByRole('button', { name: /^Support desk/u })
    .click();
  for (const subject of SUBJECTS) {
    await page.getByRole('listbox', { name: 'Messages' }).getByRole('option', { name: subject }).click();
    const reading = page.getByRole('region', { name: 'Reading pane' });
    await reading.getByRole('heading', { name: subject }).waitFor();
    if (subject === WORDS_ALONE) {
      await expect(reading).toContainText('Only the words of this message are shown');
      await expect(reading.locator('iframe')).toHaveCount(0);
      continue;
    }
    await reading.locator('iframe').waitFor();
    expect(await reading.locator('iframe').getAttribute('sandbox')).toBe('');
  }
  expect(await page.evaluate(() => Reflect.get(globalThis, '__mailRan') as unknown)).toBeUndefined();
  expect(foreign).toEqual([]);
  expect(exchange.ledger.submissions).toEqual([]);
  await expect(page.getByRole('region', { name: 'Identity', exact: true })).toContainText('Ana Lima');
});

test('the same messages run and load where nothing holds them back: the oracles above can fail', async ({
  exchange,
  shortcuts,
}) => {
  const ana = await shortcuts.addAccount('ana.lima@contoso.test');
  const { sessionId } = await shortcuts.openMailbox(ana.accountId, 'support@contoso.test', 'delegate');
  await expect.poll(async () => (await shortcuts.ask('folder.list', { sessionId })).ok).toBe(true);
  const opened = await shortcuts.ask('message.firstPage', { sessionId });
  const rows = opened.ok ? opened.value.rows : [];
  const browser = await plainBrowser();
  const page = await browser.newPage();
  const foreign = recordForeign(page);
  let ran = 0;
  for (const subject of SUBJECTS) {
    const row = rows.find((one) => one.subject === subject);
    const message = await shortcuts.ask('message.get', { sessionId, itemId: row?.itemId ?? '' });
    if (!message.ok) throw new Error(`${subject}: ${message.failure.kind}`);
    // A mail that takes its page elsewhere has run as well; the wait then fails.
    await page.setContent(message.value.body.content).catch(() => undefined);
    const mark = page.evaluate(() => Reflect.get(globalThis, '__mailRan') as unknown);
    ran += (await mark.catch(() => 'gone')) === undefined ? 0 : 1;
  }
  await browser.close();
  expect(ran).toBeGreaterThan(0);
  expect(foreign.length).toBeGreaterThan(0);
  expect(exchange.ledger.submissions).toEqual([]);
});

test.describe('with payloads that nobody here wrote', () => {
  test.skip(!existsSync(CORPUS), 'the shared corpus is not on this machine');

  test('a frame alone lets none of them run, with the sanitiser switched off', async ({
    page,
    shortcuts,
  }) => {
    const foreign = recordForeign(page);
    const rob = await shortcuts.addAccount('rob.ellis@contoso.test');
    const { sessionId } = await shortcuts.openMailbox(rob.accountId, 'rob.ellis@contoso.test', 'own');
    await page.evaluate(() => {
      const top = globalThis as unknown as Record<string, unknown>;
      top['__runs'] = 0;
      top['alert'] = () => (top['__runs'] = Number(top['__runs']) + 1);
    });
    const all = payloads();
    for (let next = 0; next < all.length; next += BESIDE_ONE_ANOTHER) {
      const staged = await Promise.all(
        all.slice(next, next + BESIDE_ONE_ANOTHER).map(async (html) => {
          const answer = await shortcuts.ask('frame.stage', { sessionId, itemId: 'x', html });
          return answer.ok ? answer.value.url : '';
        }),
      );
      expect(staged).not.toContain('');
      await page.evaluate(showFrames, staged);
    }
    expect(await page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['__runs'])).toBe(0);
    expect(foreign).toEqual([]);
  });

  test('the sanitiser alone lets none of them run or load, with frame and policy switched off', async () => {
    const bundle = await rolldown({
      input: new URL('../../renderer/features/mail/body/sanitise.ts', import.meta.url).pathname,
    });
    const { output } = await bundle.generate({ format: 'iife', name: 'mail' });
    const browser = await plainBrowser();
    const page = await browser.newPage();
    const runs = await countRuns(page);
    const foreign = recordForeign(page);
    await page.goto('about:blank');
    await page.addScriptTag({ content: output[0].code });
    const drawn: boolean[] = [];
    for (const html of payloads()) drawn.push(await draw(page, html, true));
    expect(await runs()).toBe(0);
    expect(foreign).toEqual([]);
    // One replaces its own body by something that is none, and is shown as text; all others were drawn.
    expect(drawn.filter((isDrawn) => !isDrawn).length).toBeLessThanOrEqual(1);
    // The control: the same page runs what is drawn as it is.
    await draw(page, '<img src="x" onerror="alert(1)">', false);
    await page.waitForFunction('runs() > 0');
    await browser.close();
  });
});
