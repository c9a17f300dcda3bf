import type { App, WebContents } from 'electron';
import type { Application } from '../../application.ts';
import type { Origins } from '../origins.ts';
import { readTarget } from '../pages.ts';

/** What becomes of one navigation that a page or a person began. */
export type NavigationVerdict =
  | { readonly verdict: 'deny' }
  | { readonly verdict: 'allow' }
  | { readonly verdict: 'link'; readonly token: string; readonly index: number };

/**
 * Decides over one navigation. The main frame never goes anywhere. A subframe may load a staged message; a link in
 * it is told to the app and goes nowhere.
 */
export function judgeNavigation(origins: Origins, address: string, isMainFrame: boolean): NavigationVerdict {
  if (isMainFrame) return { verdict: 'deny' };
  const target = readTarget(origins, address);
  if (target.target === 'frame') return { verdict: 'allow' };
  if (target.target === 'link') return { verdict: 'link', token: target.token, index: target.index };
  return { verdict: 'deny' };
}

/**
 * Denies every way out, for every web contents that comes to be: navigation of the main frame and of frames,
 * redirects, new windows, webviews. Electron's security list, items 11 to 14.
 */
export function denyWaysOut(app: App, origins: Origins, application: Pick<Application, 'linkClicked'>): void {
  app.on('web-contents-created', (_event, contents) => denyWaysOutOf(contents, origins, application));
  // Left alone, Electron would offer the first certificate of the system's store. A password it would not offer:
  // `login` without a listener cancels.
  app.on('select-client-certificate', (event, ...[, , , answer]) => {
    event.preventDefault();
    answer();
  });
}

function denyWaysOutOf(
  contents: WebContents,
  origins: Origins,
  application: Pick<Application, 'linkClicked'>,
): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  // Also the first load of a message frame comes by here: it is the page's script that begins it.
  contents.on('will-frame-navigate', (event) => {
    const judged = judgeNavigation(origins, event.url, event.isMainFrame);
    if (judged.verdict !== 'allow') event.preventDefault();
    if (judged.verdict === 'link') application.linkClicked(judged.token, judged.index);
  });
}
