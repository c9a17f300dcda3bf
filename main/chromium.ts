import { fileURLToPath } from 'node:url';
import { createApplication } from './application.ts';
import type { Application } from './application.ts';
import { openKeychain } from './credentials/keychain.ts';
import { endOnDefects } from './shell/end-on-defects.ts';
import { BrowserFailedToStart } from './shell/chromium/browser.ts';
import { findBrowser } from './shell/chromium/find-browser.ts';
import { mayUseSandbox, openChromiumWindow } from './shell/chromium/window.ts';
import type { ChromiumWindow } from './shell/chromium/window.ts';
import { openOnDesktop } from './shell/desktop-opener.ts';
import { openExternal } from './shell/external-links.ts';
import { begin } from './shell/lines/begin.ts';
import { ownStdout } from './shell/lines/own-stdout.ts';
import { readOptions } from './shell/options.ts';
import type { HostOptions } from './shell/options.ts';
import { frameUrl } from './shell/origins.ts';
import { holdProfile } from './shell/profile.ts';
import type { Shell } from './bridge/shell.ts';

/** The app in its window, as tests and the demo hold it. */
export interface RunningApp {
  readonly application: Application;
  readonly window: ChromiumWindow;
  /** Closes the window, then the app. */
  close(): Promise<void>;
}

/** Either the running app or one line that says what is missing. */
export type Started =
  { readonly ok: true; readonly app: RunningApp } | { readonly ok: false; readonly reason: string };

/** The window's first size; a person's own choice comes later, from the window system. */
const size = { width: 1280, height: 800 };

/** Starts the app in an installed Chromium. `beforeWindow` runs when the app answers and nothing is shown yet. */
export async function startInChromium(
  options: HostOptions,
  beforeWindow: (application: Application) => Promise<void> = async () => undefined,
): Promise<Started> {
  const browser = findBrowser();
  if (browser === null) {
    const reason = 'No browser of the Chromium family was found; install one or name it in ONBEHALF_BROWSER.';
    return { ok: false, reason };
  }
  const profile = await holdProfile(options.profile);
  if (profile === null) return { ok: false, reason: 'Onbehalf is already open on this profile.' };
  const shell: Shell = {
    host: 'chromium',
    profileFolder: profile.folder,
    frameUrl: (token) => frameUrl('chromium', token),
    openExternal: async (address) => void (await openExternal(address, openOnDesktop)),
  };
  const application = await createApplication(shell, await openKeychain());
  await beforeWindow(application);
  // From source the built page lies in `dist`; the built app lies beside it.
  const built = import.meta.url.endsWith('.ts') ? '../dist/renderer' : '../renderer';
  const pageFolder = fileURLToPath(new URL(built, import.meta.url));
  const end = async (): Promise<void> => {
    await application.close();
    profile.release();
  };
  let window: ChromiumWindow;
  try {
    window = await openChromiumWindow(application, {
      browser,
      pageFolder,
      headless: options.headless,
      size,
    });
  } catch (reason) {
    await end();
    if (reason instanceof BrowserFailedToStart) return { ok: false, reason: reason.message };
    throw reason;
  }
  application.onLocked(() => void window.renew());
  application.onCloseWanted(() => void window.close());
  const close = async (): Promise<void> => {
    await window.close();
    await end();
  };
  return { ok: true, app: { application, window, close } };
}

async function run(): Promise<void> {
  endOnDefects(() => process.exit(1));
  const write = ownStdout();
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.exitCode = 2;
    return;
  }
  if (!mayUseSandbox()) {
    process.stderr.write(
      'Running as root: Chromium gives root no sandbox, so its window runs without one.\n',
    );
  }
  const { promise: asked, resolve: stop } = Promise.withResolvers<undefined>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      // Also while the app is being set up: the end of the lines lets it go on to its end.
      process.stdin.destroy();
      stop(undefined);
    });
  }
  const started = await startInChromium(options, async (application) => {
    if (options.begin) await begin(application, process.stdin, write);
  });
  if (!started.ok) {
    process.stderr.write(`${started.reason}\n`);
    process.exitCode = 1;
    return;
  }
  await Promise.race([asked, started.app.window.closed]);
  await started.app.close();
  process.stdin.destroy();
}

if (import.meta.main) await run();
