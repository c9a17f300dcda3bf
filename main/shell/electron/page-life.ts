import type { WebContents } from 'electron';
import type { PageEnd } from '../../../shared/model/window.ts';

/** What keeps a page alive acts on. */
export interface PageLifeParts {
  readonly contents: Pick<WebContents, 'forcefullyCrashRenderer' | 'isDestroyed' | 'on' | 'reload'>;
  /** A page came to its end by a fault; says whether another may take its place. */
  readonly ended: (how: PageEnd) => boolean;
  /** Pages die as soon as they begin: nothing brings the window back. */
  readonly giveUp: () => void;
  /** Another page begins. */
  readonly begun: () => void;
}

/**
 * Brings the page back whenever its process has gone, and ends that process where the page has to go. The page is loaded
 * anew on `render-process-gone` and never right after the process was ended: that reload would be lost with it.
 * https://www.electronjs.org/docs/latest/api/web-contents#event-render-process-gone
 */
export class PageLife {
  readonly #parts: PageLifeParts;
  /** Why the process that goes next was ended by us; null where it goes by itself. */
  #ending: PageEnd | 'renewed' | null = null;

  constructor(parts: PageLifeParts) {
    this.#parts = parts;
    parts.contents.on('render-process-gone', (_event, { reason }) => this.#gone(reason));
  }

  /** The app has locked: what a page held in memory cannot be wiped, so its process ends. */
  renew(): void {
    this.#end('renewed');
  }

  /** The page does not answer any more. */
  fellSilent(): void {
    this.#end('silent');
  }

  #end(why: PageEnd | 'renewed'): void {
    const { contents } = this.#parts;
    if (contents.isDestroyed()) return;
    this.#ending = why;
    contents.forcefullyCrashRenderer();
  }

  #gone(reason: string): void {
    const why = this.#ending ?? 'crashed';
    this.#ending = null;
    const { contents, ended, giveUp, begun } = this.#parts;
    if (contents.isDestroyed()) return;
    // A process that cannot even be started is not asked for again at once, for ever.
    const mayReturn = why === 'renewed' ? reason !== 'launch-failed' : ended(why);
    if (!mayReturn) return giveUp();
    contents.reload();
    begun();
    return undefined;
  }
}
