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

/** Makes `alert` and the marker of our own hostile mails count, in every frame that can run anything. */
async function countRuns(page: Page): Promise<() => Promise<number>> {
  await page.exposeFunction('__ran', () => undefined);
  await page.addInitScript(() => {
    let runs = 0;
    const top = globalThis as unknown as Record<string, unknown>;
    top['alert'] = () => (runs += 1);
    Object.defineProperty(top, '__mailRan', { get: () => runs, set: () => (runs += 1) });
    top['__runs'] = () => runs;
  });
  return async () => await page.evaluate(() => (globalThis as unknown as { __runs: () => number }).__runs());
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
    await reading.locator('iframe').waitFor();
    expect(await reading.locator('iframe').getAttribute('sandbox')).toBe('');
  }
  expect(
    await page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['__mailRan']),
  ).toBeUndefined();
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
    const mark = page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['__mailRan']);
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
    for (const html of payloads()) {
      const staged = await shortcuts.ask('frame.stage', { sessionId, itemId: 'x', html });
      if (!staged.ok) throw new Error(staged.failure.kind);
      await page.evaluate(async (url) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', '');
        frame.src = url;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        frame.remove();
      }, staged.value.url);
    }
    expect(await page.evaluate(() => (globalThis as unknown as Record<string, unknown>)['__runs'])).toBe(0);
    expect(foreign).toEqual([]);
  });

  test('the sanitiser alone lets none of them run or load, with frame and policy switched off', async () => {
    const bundle = await rolldown({
      input: new URL('../../renderer/features/mail/sanitise.ts', import.meta.url).pathname,
    });
    const { output } = await bundle.generate({ format: 'iife', name: 'mail' });
    const browser = await plainBrowser();
    const page = await browser.newPage();
    const runs = await countRuns(page);
    const foreign = recordForeign(page);
    await page.goto('about:blank');
    await page.addScriptTag({ content: output[0].code });
    const draw = async (isSanitised: boolean): Promise<void> => {
      for (const html of payloads()) {
        const drawn = page.evaluate(
          ([dirty, clean]) => {
            const { sanitiseMail } = (
              globalThis as unknown as {
                mail: { sanitiseMail: (...parts: unknown[]) => { html: string; styles: string } | null };
              }
            ).mail;
            const mail =
              clean === true
                ? sanitiseMail(globalThis, dirty, { links: [], pictures: new Map() })
                : { html: String(dirty), styles: '' };
            const place = document.createElement('div');
            // Null: the page shows text alone.
            place.innerHTML = mail === null ? '' : `<style>${mail.styles}</style>${mail.html}`;
            if (mail === null)
              Reflect.set(globalThis, '__nulls', Number(Reflect.get(globalThis, '__nulls') ?? 0) + 1);
            document.body.replaceChildren(place);
          },
          [html, isSanitised] as const,
        );
        // Unsanitised, some of them take the document itself apart; that is what the control is for.
        await (isSanitised ? drawn : drawn.catch(() => undefined));
      }
    };
    await draw(true);
    expect(await runs()).toBe(0);
    expect(foreign).toEqual([]);
    // One replaces its own body by something that is none; nearly all are drawn, so that there is something to run.
    expect(await page.evaluate(() => Number(Reflect.get(globalThis, '__nulls') ?? 0))).toBeLessThanOrEqual(1);
    await draw(false);
    await page.waitForFunction(() => (globalThis as unknown as { __runs: () => number }).__runs() > 0);
    await browser.close();
  });
});
