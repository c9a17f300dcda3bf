import type { WebPreferences } from 'electron';

/**
 * Every switch of a window that could weaken it, written out although most of them are Electron's defaults: a
 * default may change, and a reader should not have to know it. Electron's security list, items 2 to 4 and 6 to 12.
 */
export const hardened = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  disableDialogs: true,
  // Chromium's spell checker fetches its dictionaries from the network.
  spellcheck: false,
  enableWebSQL: false,
  enableDeprecatedPaste: false,
  webgl: false,
  autoplayPolicy: 'document-user-activation-required',
  v8CacheOptions: 'code',
  additionalArguments: [],
} as const satisfies WebPreferencesOfOurs;

/** Electron's own type, with lists that cannot be written to. */
type WebPreferencesOfOurs = Omit<WebPreferences, 'additionalArguments'> & {
  readonly additionalArguments: readonly [];
};

/** The preferences of the app's window. DevTools exist in development only. */
export function webPreferences(parts: {
  readonly preload: string;
  readonly session: Electron.Session;
  readonly devTools: boolean;
}): WebPreferences {
  return { ...hardened, additionalArguments: [], ...parts };
}
