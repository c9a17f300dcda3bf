import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { browserProcess, type BrowserProcess } from './browser-process.ts';
import { browserFlags } from './flags.ts';

/** What a browser is started with. */
export interface BrowserStart {
  readonly browser: string;
  /** A private folder; each start has one of its own in it: what hangs may still hold the one before. */
  readonly folder: string;
  readonly headless: boolean;
  readonly withSandbox: boolean;
  readonly size: { readonly width: number; readonly height: number };
  /** The address of the app's page. */
  readonly address: string;
  /** Milliseconds in which it has to come up, its page included. */
  readonly upWithinMs: number;
  /** Connects the page to the app before it loads anything of ours. */
  readonly connect: (context: BrowserContext, page: Page) => Promise<void>;
}

/** A browser that is up, and its one page. */
export interface RunningBrowser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends it; what does not end by itself in a few seconds is killed. */
  end(): Promise<void>;
}

/** Times a browser is started before it is said to have failed: one in some forty starts has been seen to hang. */
const TRIES = 2;
/** How long a browser that is to end may take before it is killed. */
const END_WITHIN_MS = 5000;

/** The browser did not come up, though it was started twice. */
export class BrowserFailedToStart extends Error {
  override name = 'BrowserFailedToStart';
}

/** Starts a browser; one that does not come up in time is ended and started once more. Throws `BrowserFailedToStart`. */
export async function startBrowser(start: BrowserStart): Promise<RunningBrowser> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    try {
      return await startOnce(start);
    } catch {
      // Whatever it was: the second try tells whether it was chance.
    }
  }
  try {
    return await startOnce(start);
  } catch (reason) {
    const seconds = Math.round(start.upWithinMs / 1000);
    throw new BrowserFailedToStart(
      `${start.browser} was started twice and did not come up within ${seconds} seconds.`,
      { cause: reason },
    );
  }
}

async function startOnce(start: BrowserStart): Promise<RunningBrowser> {
  const until = performance.now() + start.upWithinMs;
  // Playwright takes 0 for "for ever".
  const left = (): number => Math.max(1, until - performance.now());
  const userDataFolder = await mkdtemp(join(start.folder, 'start-'));
  const child = browserProcess(`--user-data-dir=${userDataFolder}`);
  try {
    const context = await launch(start, userDataFolder, left());
    const page = context.pages()[0] ?? (await context.waitForEvent('page', { timeout: left() }));
    await start.connect(context, page);
    await page.goto(start.address, { timeout: left() });
    return { context, page, end: async () => await endBrowser(context, child) };
  } catch (reason) {
    child.kill();
    throw reason;
  } finally {
    child.settled();
  }
}

async function endBrowser(context: BrowserContext, child: BrowserProcess): Promise<void> {
  const timer = setTimeout(() => child.kill(), END_WITHIN_MS);
  // A browser that is killed meanwhile closes the context as well.
  await context.close().catch(() => undefined);
  clearTimeout(timer);
}

async function launch(start: BrowserStart, userDataFolder: string, timeout: number): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(userDataFolder, {
    executablePath: start.browser,
    ignoreDefaultArgs: true,
    args: browserFlags({ ...start, userDataFolder }),
    headless: start.headless,
    timeout,
    viewport: start.headless ? start.size : null,
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
