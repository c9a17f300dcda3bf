import type { WebContents } from 'electron';

/**
 * Ends the page's process and loads the page anew in another: what a page held in memory cannot be wiped.
 * https://www.electronjs.org/docs/latest/api/web-contents#contentsforcefullycrashrenderer
 */
export function renewPage(
  contents: Pick<WebContents, 'forcefullyCrashRenderer' | 'reload' | 'isDestroyed'>,
): void {
  if (contents.isDestroyed()) return;
  contents.forcefullyCrashRenderer();
  contents.reload();
}
