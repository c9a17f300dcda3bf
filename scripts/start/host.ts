import { join } from 'node:path';
import { findElectron } from './electron-binary.ts';

/** How to start the app on this machine. */
export interface Host {
  readonly host: 'electron' | 'chromium';
  readonly command: string;
  readonly words: readonly string[];
  /** One line for the person when it is not the usual host. */
  readonly notice: string | null;
}

/** Electron where its binary is, else an installed Chromium; asked for a headless window, always Chromium. */
export function chooseHost(root: string, words: readonly string[]): Host {
  const electron = words.includes('--headless') ? null : findElectron(root);
  if (electron !== null) {
    // Chromium refuses its sandbox to root.
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
    const notice = isRoot ? 'Running as root: Electron gives root no sandbox and runs without one.' : null;
    const switches = isRoot ? ['--no-sandbox'] : [];
    return { host: 'electron', command: electron, words: [root, ...switches, ...words], notice };
  }
  return {
    host: 'chromium',
    command: process.execPath,
    words: ['--disable-warning=ExperimentalWarning', join(root, 'dist/main/chromium.js'), ...words],
    notice: words.includes('--headless')
      ? null
      : "Electron's binary is not here; opening the app in an installed Chromium.",
  };
}
