import { BrowserWindow, dialog, screen } from 'electron';
import type { Session } from 'electron';
import { fileURLToPath } from 'node:url';
import type { Application } from '../../application.ts';
import type { Origins } from '../origins.ts';
import { closingWords } from '../../../shared/closing-words.ts';
import { PageWatch } from '../../page/page-watch.ts';
import { askBeforeClosing } from './closing.ts';
import { PageLife } from './page-life.ts';
import { askAlive, connectBridge } from './bridge.ts';
import { webPreferences } from './web-preferences.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** What a window is opened with. */
export interface WindowParts {
  readonly application: Application;
  readonly origins: Origins;
  readonly session: Session;
  readonly profileFolder: string;
  readonly devTools: boolean;
  /** The window cannot be kept open: its page ends again and again. */
  readonly giveUp: () => void;
}

/** The app's window. */
export interface AppWindow {
  /** Ends the page's process and loads the page anew in another. */
  renew(): void;
}

/** Bundled by the build beside the code that runs: a sandboxed preload is one CommonJS file. */
const preload = fileURLToPath(new URL('../../preload.cjs', import.meta.url));

/** Opens the app's window, connected to the app before it loads anything. */
export async function openWindow(parts: WindowParts): Promise<AppWindow> {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const remembered = readWindowState(parts.profileFolder, areas);
  const place = remembered === null ? { width: 1280, height: 800, center: true } : placeOf(remembered);
  const window = new BrowserWindow({
    ...place,
    minWidth: 640,
    minHeight: 480,
    title: 'Onbehalf',
    show: false,
    autoHideMenuBar: true,
    webPreferences: webPreferences({ preload, session: parts.session, devTools: parts.devTools }),
  });
  if (remembered?.isMaximized === true) window.maximize();
  connectBridge(window.webContents, parts.origins, parts.application);
  window.once('ready-to-show', () => window.show());
  // The page names itself; a message never does.
  window.on('page-title-updated', (event) => event.preventDefault());
  const { application } = parts;
  askBeforeClosing({
    window,
    unsent: () => application.unsent(),
    ask: async (isOnDisk) => await askToClose(window, isOnDisk),
    onClose: () => rememberPlace(window, parts.profileFolder),
  });
  application.onCloseWanted(() => window.destroy());
  const life = keepAlive(window, parts);
  // A page that dies while it loads comes back by itself; only then is a load that failed no reason to end.
  await window.loadURL(`${parts.origins.page}/`).catch(() => undefined);
  return { renew: () => life.renew() };
}

/** Brings a page back that crashed, and ends one that does not answer. */
function keepAlive(window: BrowserWindow, { application, giveUp }: WindowParts): PageLife {
  const contents = window.webContents;
  const life = new PageLife({
    contents,
    ended: (how) => application.pageEnded(how),
    giveUp: () => {
      watch.end();
      giveUp();
    },
    begun: () => watch.renew(),
  });
  const watch = new PageWatch({
    ask: async () => await askAlive(contents),
    isHeld: async () =>
      contents.isDestroyed() || contents.isDevToolsOpened() || contents.debugger.isAttached(),
    now: () => performance.now(),
    every: (ms, callBack) => {
      const timer = setInterval(callBack, ms);
      return () => clearInterval(timer);
    },
    onSilent: () => life.fellSilent(),
  });
  window.once('closed', () => watch.end());
  return life;
}

async function askToClose(window: BrowserWindow, isOnDisk: boolean): Promise<boolean> {
  const { title, detail, stay, close } = closingWords(isOnDisk);
  const answer = await dialog.showMessageBox(window, {
    type: 'question',
    message: title,
    detail,
    buttons: [stay, close],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer.response === 1;
}

function rememberPlace(window: BrowserWindow, profileFolder: string): void {
  const { x, y, width, height } = window.getNormalBounds();
  const state = { x, y, width, height, isMaximized: window.isMaximized() };
  // A place that cannot be remembered is no reason to keep a window open.
  writeWindowState(profileFolder, state).catch(() => undefined);
}

function placeOf(area: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): { x: number; y: number; width: number; height: number } {
  return { x: area.x, y: area.y, width: area.width, height: area.height };
}
