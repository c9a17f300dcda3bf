import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Frame, Page, Request, Route } from 'playwright-core';
import type { Application } from '../../application.ts';
import { originOf, originsOf } from '../origins.ts';
import { Pages, readTarget } from '../pages.ts';
import { inBatches } from './event-batches.ts';
import { browserFlags } from './flags.ts';
import { bindingName, deliver, deliveryName, installBridge } from './page-script.ts';

/** How a Chromium window is opened. */
export interface WindowOptions {
  readonly browser: string;
  /** The built renderer: `dist/renderer`. */
  readonly pageFolder: string;
  readonly headless: boolean;
  readonly size: { readonly width: number; readonly height: number };
}

/** An open window. `page` is for tests and pictures; the app itself never looks into it. */
export interface ChromiumWindow {
  readonly page: Page;
  /** Settles when the person closed the window, or the browser went away. */
  readonly closed: Promise<void>;
  /** Ends the page's process and loads the page anew in another: memory of a page cannot be wiped. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

const origins = originsOf('chromium');

/** Chromium has no sandbox for root; whoever runs it so accepts that, and is told. */
export function mayUseSandbox(): boolean {
  return process.platform !== 'linux' || process.getuid?.() !== 0;
}

/**
 * Opens the app's page as a window of an installed Chromium: over a pipe, in a throw-away profile (0700), with no
 * network at all. Every request of the page is answered by `Pages`; one binding is the bridge.
 */
export async function openChromiumWindow(
  application: Application,
  options: WindowOptions,
): Promise<ChromiumWindow> {
  const userDataFolder = await mkdtemp(join(tmpdir(), 'onbehalf-window-'));
  const context = await launch(userDataFolder, options);
  const { promise: closed, resolve: ended } = Promise.withResolvers<undefined>();
  context.once('close', () => ended(undefined));
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  page.once('close', () => ended(undefined));
  denySurplusPages(context, page);
  const pages = new Pages(origins, options.pageFolder, application);
  await context.route(
    () => true,
    (route) => answerRoute(pages, page, route),
  );
  await connect(application, page);
  await page.goto(`${origins.page}/`);
  const close = async (): Promise<void> => {
    await context.close();
    await rm(userDataFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, closed, close, renew: async () => await renewPage(context, page) };
}

/**
 * A page of another site gets another process, and without a back/forward cache Chromium then ends the one before it.
 * `chrome://` pages are never of our site; this one is static.
 */
async function renewPage(context: BrowserContext, page: Page): Promise<void> {
  const away = await context.newCDPSession(page);
  await away.send('Page.navigate', { url: 'chrome://version/' }).catch(() => undefined);
  await page.waitForURL('chrome://version/').catch(() => undefined);
  await away.detach().catch(() => undefined);
  await page.goto(`${origins.page}/`).catch(() => undefined);
}

async function launch(userDataFolder: string, options: WindowOptions): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(userDataFolder, {
    executablePath: options.browser,
    ignoreDefaultArgs: true,
    args: browserFlags({
      userDataFolder,
      headless: options.headless,
      withSandbox: mayUseSandbox(),
      address: `${origins.page}/`,
      size: options.size,
    }),
    headless: options.headless,
    viewport: options.headless ? options.size : null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    // Playwright would otherwise show every page as if the person preferred light.
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** There is one window. What opens besides is closed; what asks in a dialogue is answered "no". */
function denySurplusPages(context: BrowserContext, page: Page): void {
  context.on('page', (surplus) => {
    if (surplus !== page) surplus.close().catch(() => undefined);
  });
  page.on('dialog', (dialog) => {
    dialog.dismiss().catch(() => undefined);
  });
}

/**
 * Answers one request. A navigation that is not ours gets 204, which leaves the document where it is: an error
 * page would take the app's place.
 */
async function answerRoute(pages: Pages, page: Page, route: Route): Promise<void> {
  const request = route.request();
  const frame = frameOf(request);
  const isMain = request.isNavigationRequest() && frame === page.mainFrame();
  const target = readTarget(origins, request.url()).target;
  const mayNavigate = isMain
    ? request.url() === `${origins.page}/`
    : frame?.page() === page && (target === 'frame' || target === 'link');
  if (request.isNavigationRequest() && !mayNavigate) {
    await route.fulfill({ status: 204 }).catch(() => undefined);
    return;
  }
  const answer = await pages.answer(request.method(), request.url());
  // The request may have gone away meanwhile, with its frame.
  await route
    .fulfill({ status: answer.status, headers: { ...answer.headers }, body: Buffer.from(answer.body) })
    .catch(() => undefined);
}

/** Whose request it is; null for a window that is being opened and has no frame yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

/** The bridge: text in, text out, for the main frame of our page only; events go the other way. */
async function connect(application: Application, page: Page): Promise<void> {
  await page.exposeBinding(bindingName, async (source, text: unknown): Promise<string> => {
    const isOurs =
      source.page === page &&
      source.frame === page.mainFrame() &&
      originOf(source.frame.url()) === origins.page;
    if (!isOurs || typeof text !== 'string') {
      return '{"ok":false,"failure":{"kind":"invalid-request","message":"not the main frame"}}';
    }
    return await application.answer(text);
  });
  await page.addInitScript(installBridge, {
    origin: origins.page,
    binding: bindingName,
    delivery: deliveryName,
  });
  const endEvents = application.onEvent(
    inBatches(async (batch) => await page.evaluate(deliver, { delivery: deliveryName, batch })),
  );
  page.once('close', endEvents);
}
