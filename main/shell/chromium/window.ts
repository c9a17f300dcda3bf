import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Frame, Page, Request, Route } from 'playwright-core';
import type { PageEnd } from '../../../shared/model/window.ts';
import type { Application } from '../../application.ts';
import { PageWatch } from '../../page/page-watch.ts';
import { originOf, originsOf } from '../origins.ts';
import { Pages, readTarget } from '../pages.ts';
import { startBrowser, type RunningBrowser } from './browser.ts';
import { inBatches } from './event-batches.ts';
import { bindingName, deliver, deliveryName, installBridge } from './page-script.ts';

/** How a Chromium window is opened. */
export interface WindowOptions {
  readonly browser: string;
  /** The built renderer: `dist/renderer`. */
  readonly pageFolder: string;
  readonly headless: boolean;
  readonly size: { readonly width: number; readonly height: number };
  /** Milliseconds in which the browser has to come up; the product's twenty seconds without it. */
  readonly upWithinMs?: number;
}

/** An open window. `page` is for tests and pictures; the app itself never looks into it. */
export interface ChromiumWindow {
  /** The page of now: another takes its place after a crash. */
  readonly page: Page;
  /** Settles when the person closed the window, or the browser went away. */
  readonly closed: Promise<void>;
  /** Ends the page's process and loads the page anew in another: memory of a page cannot be wiped. */
  renew(): Promise<void>;
  /** Ends the page's process because it does not answer; another takes its place. */
  fellSilent(): Promise<void>;
  close(): Promise<void>;
}

const origins = originsOf('chromium');
const UP_WITHIN_MS = 20_000;

/** Chromium has no sandbox for root; whoever runs it so accepts that, and is told. */
export function mayUseSandbox(): boolean {
  return process.platform !== 'linux' || process.getuid?.() !== 0;
}

/**
 * Opens the app's page as a window of an installed Chromium: over a pipe, in a throw-away profile (0700), with no
 * network at all. Every request of the page is answered by `Pages`; one binding is the bridge. Throws
 * `BrowserFailedToStart`.
 */
export async function openChromiumWindow(
  application: Application,
  options: WindowOptions,
): Promise<ChromiumWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-window-'));
  const window = new LivingWindow(application, options, folder);
  try {
    await window.open();
  } catch (reason) {
    await window.close();
    throw reason;
  }
  return window;
}

/**
 * A window that outlives its pages. What is left of a page after a crash can be neither loaded anew nor connected again
 * through Playwright, and a browser opens no second window without its bars: the browser is started anew in its place.
 */
class LivingWindow implements ChromiumWindow {
  readonly closed: Promise<void>;
  readonly #ended: (value: undefined) => void;
  readonly #application: Application;
  readonly #options: WindowOptions;
  readonly #folder: string;
  readonly #pages: Pages;
  #now: RunningBrowser | null = null;
  #watch: PageWatch | null = null;
  /** Why the page that crashes next was ended by us. */
  #ending: PageEnd = 'crashed';
  /** The page goes because the app wants it to, whatever is written in it. */
  #isLeaving = false;
  #isClosing = false;

  constructor(application: Application, options: WindowOptions, folder: string) {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.closed = promise;
    this.#ended = resolve;
    this.#application = application;
    this.#options = options;
    this.#folder = folder;
    this.#pages = new Pages(origins, options.pageFolder, application);
  }

  get page(): Page {
    if (this.#now === null) throw new Error('the window is not open');
    return this.#now.page;
  }

  async open(): Promise<void> {
    const { browser, headless, size, upWithinMs } = this.#options;
    const now = await startBrowser({
      browser,
      headless,
      size,
      folder: this.#folder,
      withSandbox: mayUseSandbox(),
      address: `${origins.page}/`,
      upWithinMs: upWithinMs ?? UP_WITHIN_MS,
      connect: async (context, page) => await this.#connect(context, page),
    });
    if (this.#isClosing) return await now.end();
    this.#now = now;
    const gone = (): void => {
      if (this.#now === now) this.#ended(undefined);
    };
    now.context.once('close', gone);
    now.page.once('close', gone);
    now.page.once('crash', () => void this.#bringBack(now));
    this.#watch = await watchOver(now, () => void this.fellSilent());
    return undefined;
  }

  /**
   * A page of another site gets another process, and without a back/forward cache Chromium then ends the one before it.
   * `chrome://` pages are never of our site; this one is static.
   */
  async renew(): Promise<void> {
    if (this.#now === null) return;
    const { context, page } = this.#now;
    this.#isLeaving = true;
    try {
      const away = await context.newCDPSession(page);
      await away.send('Page.navigate', { url: 'chrome://version/' });
      await page.waitForURL('chrome://version/');
      await away.detach();
      await page.goto(`${origins.page}/`);
    } catch {
      // The page crashed or the window was closed meanwhile: whoever hears of that does what follows.
    }
    this.#isLeaving = false;
    this.#watch?.renew();
  }

  async fellSilent(): Promise<void> {
    if (this.#now === null) return;
    this.#ending = 'silent';
    const { context, page } = this.#now;
    try {
      const end = await context.newCDPSession(page);
      // Answered by nobody: the process that would has ended.
      void end.send('Page.crash').catch(() => undefined);
    } catch {
      // It crashed or was closed by itself meanwhile.
    }
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#watch?.end();
    await this.#now?.end();
    this.#ended(undefined);
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #bringBack(crashed: RunningBrowser): Promise<void> {
    if (this.#isClosing || this.#now !== crashed) return;
    const how = this.#ending;
    this.#ending = 'crashed';
    this.#now = null;
    this.#watch?.end();
    const mayReturn = this.#application.pageEnded(how);
    await crashed.end();
    if (!mayReturn) return this.#giveUp('The window ended again and again, and was not opened once more.');
    try {
      await this.open();
    } catch (reason) {
      this.#giveUp(reason instanceof Error ? reason.message : 'The window could not be opened again.');
    }
    return undefined;
  }

  #giveUp(words: string): void {
    process.stderr.write(`${words}\n`);
    this.#ended(undefined);
  }

  async #connect(context: BrowserContext, page: Page): Promise<void> {
    denySurplusPages(context, page);
    page.on('dialog', (dialog) => {
      const isLeave = dialog.type() === 'beforeunload';
      const answer = isLeave && this.#isLeaving ? dialog.accept() : dialog.dismiss();
      answer.catch(() => undefined);
      if (isLeave && !this.#isLeaving) this.#application.askToClose();
    });
    await context.route(
      () => true,
      async (route) => await answerRoute(this.#pages, page, route),
    );
    await connect(this.#application, page);
  }
}

/** Asks the page for signs of life over a connection of its own; a page that a debugger's window is open on is left alone. */
async function watchOver({ context, page }: RunningBrowser, onSilent: () => void): Promise<PageWatch | null> {
  let line: CDPSession;
  try {
    line = await context.newCDPSession(page);
  } catch {
    // It crashed or was closed already, and whoever hears of that does what follows.
    return null;
  }
  return new PageWatch({
    ask: async () => await line.send('Runtime.evaluate', { expression: '0' }),
    isHeld: async () => {
      const { targetInfos } = await line.send('Target.getTargets').catch(() => ({ targetInfos: [] }));
      return targetInfos.some(({ url }) => url.startsWith('devtools://'));
    },
    now: () => performance.now(),
    every: (ms, callBack) => {
      const timer = setInterval(callBack, ms).unref();
      return () => clearInterval(timer);
    },
    onSilent,
  });
}

/** There is one window: what opens besides is closed. */
function denySurplusPages(context: BrowserContext, page: Page): void {
  context.on('page', (surplus) => {
    if (surplus !== page) surplus.close().catch(() => undefined);
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
