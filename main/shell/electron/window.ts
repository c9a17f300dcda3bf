import { BrowserWindow, screen } from 'electron';
import type { Session } from 'electron';
import { fileURLToPath } from 'node:url';
import type { Application } from '../../application.ts';
import type { Origins } from '../origins.ts';
import { connectBridge } from './bridge.ts';
import { webPreferences } from './web-preferences.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** What a window is opened with. */
export interface WindowParts {
  readonly application: Application;
  readonly origins: Origins;
  readonly session: Session;
  readonly profileFolder: string;
  readonly devTools: boolean;
}

/** Bundled by the build beside the code that runs: a sandboxed preload is one CommonJS file. */
const preload = fileURLToPath(new URL('../../preload.cjs', import.meta.url));

/** Opens the app's window, connected to the app before it loads anything. */
export async function openWindow(parts: WindowParts): Promise<BrowserWindow> {
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
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    const state = { x, y, width, height, isMaximized: window.isMaximized() };
    // A place that cannot be remembered is no reason to keep a window open.
    writeWindowState(parts.profileFolder, state).catch(() => undefined);
  });
  await window.loadURL(`${parts.origins.page}/`);
  return window;
}

function placeOf(area: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}): { x: number; y: number; width: number; height: number } {
  return { x: area.x, y: area.y, width: area.width, height: area.height };
}
