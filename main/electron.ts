import { app, BrowserWindow, dialog, powerMonitor, protocol, shell as desktop } from 'electron';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApplication } from './application.ts';
import { openKeychain } from './credentials/keychain.ts';
import { failStart } from './shell/electron/failed-start.ts';
import { setMenu } from './shell/electron/menu.ts';
import { denyWaysOut } from './shell/electron/navigation.ts';
import { appScheme, servePages } from './shell/electron/scheme.ts';
import { closeNetwork, openSession } from './shell/electron/session.ts';
import { openWindow } from './shell/electron/window.ts';
import { wordsOfOurs } from './shell/electron/words.ts';
import { endOnDefects } from './shell/end-on-defects.ts';
import { openExternal } from './shell/external-links.ts';
import { begin } from './shell/lines/begin.ts';
import { log } from './log.ts';
import { ownStdout } from './shell/lines/own-stdout.ts';
import { readOptions } from './shell/options.ts';
import type { HostOptions } from './shell/options.ts';
import { frameUrl, originsOf } from './shell/origins.ts';
import { Pages } from './shell/pages.ts';
import { holdProfile } from './shell/profile.ts';
import type { HeldProfile } from './shell/profile.ts';

const origins = originsOf('electron');
const writeLine = ownStdout();
const options = readOptions(wordsOfOurs(process.argv, app.isPackaged));

/** Everything that Electron wants to know before it is ready. */
function prepare(profileFolder: string): void {
  // Root has no sandbox to give: asking for one would undo the switch that says so, and no page would ever start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  closeNetwork(app);
  protocol.registerSchemesAsPrivileged([appScheme]);
  app.setPath('userData', join(profileFolder, 'electron'));
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
}

/** The steps from ready to a window. */
async function start(profile: HeldProfile, told: HostOptions): Promise<void> {
  setMenu();
  const application = await createApplication(
    {
      host: 'electron',
      profileFolder: profile.folder,
      frameUrl: (token) => frameUrl('electron', token),
      openExternal: async (address) =>
        void (await openExternal(address, async (opened) => await desktop.openExternal(opened))),
    },
    await openKeychain(),
  );
  denyWaysOut(app, origins, application);
  const session = await openSession(origins);
  const pageFolder = fileURLToPath(new URL('../renderer', import.meta.url));
  servePages(session, new Pages(origins, pageFolder, application));
  closeBeforeQuit(async () => {
    await application.close();
    profile.release();
  });
  if (told.begin) await begin(application, process.stdin, writeLine);
  const devTools = !app.isPackaged;
  powerMonitor.on('resume', () => application.woke());
  powerMonitor.on('unlock-screen', () => application.woke());
  powerMonitor.on('suspend', () => application.screenLocked());
  powerMonitor.on('lock-screen', () => application.screenLocked());
  const window = await openWindow({
    application,
    origins,
    session,
    profileFolder: profile.folder,
    devTools,
    giveUp: () => void fail(1, 'The window ended again and again, and was not opened once more.'),
  });
  application.onLocked(() => window.renew());
}

/** Holds the end of the program until the journal is on disk. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

/** Waits for Electron, then starts. */
async function run(told: HostOptions): Promise<void> {
  const profile = await holdProfile(told.profile);
  await app.whenReady();
  if (profile !== null) return await start(profile, told);
  return await fail(1, 'Onbehalf is already open on this profile.');
}

async function fail(code: number, words: string): Promise<void> {
  await failStart({ app, dialog }, code, words);
}

/** Something thrown is a defect: it is in the log, said, and the program ends. */
function defect(words: string): void {
  void fail(1, `${words} What happened is written in onbehalf.log in the profile.`);
}

endOnDefects(() => defect('Something went wrong that nothing had foreseen.'));
if (options === null) void fail(2, 'The command line is not understood: --profile needs a folder.');
else {
  prepare(options.profile);
  // No `await` at the top level: Electron is not ready before this module has been evaluated, and awaiting that here
  // would wait for ever (electron#40719).
  if (!app.requestSingleInstanceLock()) app.exit(0);
  else {
    run(options).catch((reason: unknown) => {
      log.error('the app could not start', reason);
      defect('Something went wrong that nothing had foreseen.');
    });
  }
}
