import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../../main/shell/chromium/find-browser.ts';
import { browserFlags } from '../../../../main/shell/chromium/flags.ts';
import { mayUseSandbox, openChromiumWindow } from '../../../../main/shell/chromium/window.ts';
import type { ChromiumWindow } from '../../../../main/shell/chromium/window.ts';
import { stubApplication } from '../stub-application.ts';

const token = '0123456789abcdef0123456789abcdef';
const frame = `https://mail.onbehalf.invalid/${token}/`;
const browser = findBrowser();

/** A page as our build writes them: one script, one style sheet, both files. */
async function builtPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-page-'));
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>Onbehalf</title><script src="/page.js" defer></script>',
  );
  await writeFile(
    join(folder, 'page.js'),
    'globalThis.events = []; bridge.subscribe("journal.changed", (p) => events.push(p));',
  );
  return folder;
}

/** A server on loopback that counts who came. */
async function listener(): Promise<{ url: string; visits: () => number; close: () => void }> {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.setHeader('Access-Control-Allow-Origin', '*').end('here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, visits: () => visits, close: () => server.close() };
}

/** Tries four ways out of the page. */
const attempts = (url: string): string => `(async () => {
  await fetch(${JSON.stringify(url)}, { mode: 'no-cors' }).catch(() => 0);
  await new Promise((done) => { const i = new Image(); i.onload = i.onerror = done; i.src = ${JSON.stringify(url)}; });
  navigator.sendBeacon(${JSON.stringify(url)});
  await new Promise((done) => { try { const s = new WebSocket(${JSON.stringify(url.replace('http', 'ws'))}); s.onerror = s.onopen = done; } catch { done(); } });
})()`;

/** Puts one frame into the page, waits for it to load and listens for what it says. */
const show = (src: string): string => `(async () => {
  const heard = [];
  addEventListener('message', (event) => heard.push(event.data));
  document.querySelector('iframe')?.remove();
  const inner = document.createElement('iframe');
  inner.width = 400;
  inner.${src};
  await new Promise((done) => { inner.onload = done; document.body.append(inner); });
  globalThis.heard = heard;
})()`;

/** What the frame said to the page, after a round trip through the process that holds the frame. */
const heardFrom = async (shown: Page): Promise<unknown> => {
  await shown.locator('iframe').contentFrame().locator('body').innerText();
  await shown.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  return await shown.evaluate('heard');
};

describe.skipIf(browser === null)('the Chromium window', { timeout: 60_000 }, () => {
  const application = stubApplication();
  let folder: string;
  let window: ChromiumWindow;
  let page: Page;

  beforeAll(async () => {
    folder = await builtPage();
    const options = {
      browser: browser ?? '',
      pageFolder: folder,
      headless: true,
      size: { width: 1000, height: 700 },
    };
    window = await openChromiumWindow(application, options);
    page = window.page;
  });
  beforeEach(() => {
    application.asked.length = 0;
    application.clicked.length = 0;
  });
  afterAll(async () => {
    await window.close();
    await rm(folder, { recursive: true });
  });

  it('gives the page a bridge with two functions and nothing else', async () => {
    const shape = await page.evaluate(
      'Object.fromEntries(Object.entries(bridge).map(([name, value]) => [name, typeof value]))',
    );
    expect(shape).toEqual({ request: 'function', subscribe: 'function' });
    expect(await page.evaluate('Object.isFrozen(bridge)')).toBe(true);
    expect(await page.evaluate('typeof onbehalfDoor')).toBe('undefined');
  });

  it('carries a request as JSON text and gives back the result', async () => {
    const answer = await page.evaluate('bridge.request("folder.list", { sessionId: "s" })');
    expect(answer).toEqual({ ok: true, value: { request: 'folder.list', input: { sessionId: 's' } } });
    expect(application.asked).toEqual(['{"request":"folder.list","input":{"sessionId":"s"}}']);
  });

  it('pushes events to those who subscribed', async () => {
    application.push('journal.changed', { total: 7 });
    await page.waitForFunction('events.length === 1');
    expect(await page.evaluate('events')).toEqual([{ total: 7 }]);
  });

  it('has no network, while the same browser without our rules has one', async () => {
    const server = await listener();
    await page.evaluate(attempts(server.url));
    expect(server.visits()).toBe(0);
    const control = await chromium.launch({ executablePath: browser ?? '' });
    const controlPage = await control.newPage();
    await controlPage.evaluate(attempts(server.url));
    await control.close();
    expect(server.visits()).toBeGreaterThan(1);
    server.close();
  });

  it.each([
    ['an address', (port: number) => `http://127.0.0.1:${port}/`],
    ['a name', (port: number) => `http://localhost:${port}/`],
  ])('cannot reach %s by its flags alone, while without them it can', async (_what, at) => {
    const server = await listener();
    const address = at(Number(new URL(server.url).port));
    const userDataFolder = await mkdtemp(join(tmpdir(), 'onbehalf-flags-'));
    const size = { width: 800, height: 600 };
    const flags = browserFlags({
      userDataFolder,
      size,
      headless: true,
      withSandbox: mayUseSandbox(),
      address,
    });
    const executablePath = browser ?? '';
    const options = { executablePath, ignoreDefaultArgs: true, args: flags, headless: true };
    const ours = await chromium.launchPersistentContext(userDataFolder, options);
    const lone = await ours.newPage();
    await expect(lone.goto(address)).rejects.toThrow('net::ERR_');
    await ours.close();
    await rm(userDataFolder, { recursive: true });
    expect(server.visits()).toBe(0);
    const control = await chromium.launch({ executablePath });
    await (await control.newPage()).goto(address);
    await control.close();
    expect(server.visits()).toBeGreaterThan(0);
    server.close();
  });

  it('opens no second window', async () => {
    await page.evaluate('void open("https://onbehalf.invalid/")');
    await page.evaluate('void open("about:blank", "_blank", "popup")');
    await page.evaluate(
      'void (() => { const a = document.createElement("a"); a.href = "/"; a.target = "_blank"; document.body.append(a); a.click(); a.remove(); })()',
    );
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it.each([
    'https://example.com/',
    'https://mail.onbehalf.invalid/',
    'https://onbehalf.invalid/page.js',
    'http://127.0.0.1:1/',
  ])('stays where it is when sent to %s', async (address) => {
    await page.evaluate(`void (location.href = ${JSON.stringify(address)})`);
    expect(await page.evaluate('bridge.request("app.state", {})')).toMatchObject({ ok: true });
    expect(page.url()).toBe('https://onbehalf.invalid/');
  });

  it('denies every permission', async () => {
    const states = await page.evaluate(`Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map(async (name) =>
        (await navigator.permissions.query({ name })).state))`);
    expect(states).not.toContain('granted');
    expect(await page.evaluate('typeof Notification')).toBe('undefined');
  });

  it('answers nobody but the main frame', async () => {
    const answer = await page.evaluate(`(async () => {
      const inner = document.createElement('iframe');
      document.body.append(inner);
      const found = [typeof inner.contentWindow.bridge, typeof inner.contentWindow.onbehalfDoor];
      inner.remove();
      return found;
    })()`);
    expect(answer).toEqual(['undefined', 'undefined']);
  });

  const hostile =
    '<!doctype html><title>quiet</title><script>parent.postMessage("ran", "*")</script>' +
    '<img src=x onerror="parent.postMessage(\'ran\', \'*\')"><p>Text</p><a href="link/0">a link</a>';
  it('shows a message frame without running it, while the same HTML without the policy runs', async () => {
    application.frames.set(token, hostile);
    await page.evaluate(show(`src = ${JSON.stringify(frame)}`));
    expect(await heardFrom(page)).toEqual([]);
    expect(await page.frameLocator('iframe').getByText('Text').innerText()).toBe('Text');

    const control = await chromium.launch({ executablePath: browser ?? '' });
    const controlPage = await control.newPage();
    await controlPage.evaluate(show(`srcdoc = ${JSON.stringify(hostile)}`));
    expect(await heardFrom(controlPage)).toContain('ran');
    await control.close();
  });

  it('serves a frame once', async () => {
    application.frames.set(token, '<p>Once</p>');
    await page.evaluate(show(`src = ${JSON.stringify(frame)}`));
    expect(await page.frameLocator('iframe').getByText('Once').count()).toBe(1);
    await page.evaluate(show(`src = ${JSON.stringify(frame)}`));
    expect(await page.frameLocator('iframe').getByText('Once').count()).toBe(0);
  });

  it('says which link was clicked and leaves the frame as it is', async () => {
    application.frames.set(token, hostile);
    await page.evaluate(show(`src = ${JSON.stringify(frame)}`));
    await page.frameLocator('iframe').getByText('a link').click();
    await expect.poll(() => application.clicked).toEqual([[token, 0]]);
    expect(await page.frameLocator('iframe').getByText('Text').innerText()).toBe('Text');
    expect(application.asked).toEqual([]);
  });

  it.each([
    ['another site', '<a href="https://example.com/">go</a>'],
    ['the page itself, in its place', '<a href="https://onbehalf.invalid/" target="_top">go</a>'],
    ['the page itself, inside the frame', '<a href="https://onbehalf.invalid/">go</a>'],
    ['a new window', '<a href="link/0" target="_blank">go</a>'],
    ['a form', '<form action="link/0"><button>go</button></form>'],
    ['a link with a query', '<a href="link/0?q=secret">go</a>'],
  ])('lets a frame not lead to %s', async (_where, html) => {
    application.frames.set(token, html);
    await page.evaluate(show(`src = ${JSON.stringify(frame)}`));
    await page.frameLocator('iframe').getByText('go').click();
    expect(await page.evaluate('bridge.request("app.state", {})')).toMatchObject({ ok: true });
    expect(page.url()).toBe('https://onbehalf.invalid/');
    expect(application.clicked).toEqual([]);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it('draws by what the person prefers, not by what the driver prefers', async () => {
    expect(await page.evaluate('innerWidth')).toBe(1000);
    expect(await page.evaluate('navigator.webdriver')).not.toBe(undefined);
  });
});

describe.skipIf(browser === null)('closing the Chromium window', { timeout: 60_000 }, () => {
  it('keeps its profile private while open and leaves nothing behind', async () => {
    const home = await mkdtemp(join(tmpdir(), 'onbehalf-home-'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = home;
    const folder = await builtPage();
    const options = {
      browser: browser ?? '',
      pageFolder: folder,
      headless: true,
      size: { width: 800, height: 600 },
    };
    const window = await openChromiumWindow(stubApplication(), options);
    const [profile = ''] = (await readdir(home)).filter((name) => name.startsWith('onbehalf-window-'));
    expect((await stat(join(home, profile))).mode & 0o777).toBe(0o700);
    await window.close();
    await window.closed;
    expect((await readdir(home)).filter((name) => name.startsWith('onbehalf-window-'))).toEqual([]);
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    await rm(home, { recursive: true, force: true });
  });
});
