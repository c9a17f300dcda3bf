import type { BrowserWindow } from 'electron';

/** What closing a window asks and tells. */
export interface ClosingParts {
  readonly window: Pick<BrowserWindow, 'close' | 'isDestroyed' | 'on'>;
  readonly unsent: () => { readonly isAny: boolean; readonly isOnDisk: boolean };
  /** Asks the person; true to close. */
  readonly ask: (isOnDisk: boolean) => Promise<boolean>;
  /** The window closes now. */
  readonly onClose: () => void;
}

/**
 * Asks before the window closes over something that is written and not sent, once at a time. A quit is held up the same
 * way: Electron closes the windows first, and a window that stays ends the quit.
 */
export function askBeforeClosing({ window, unsent, ask, onClose }: ClosingParts): void {
  let mayClose = false;
  let isAsking = false;
  const askNow = async (isOnDisk: boolean): Promise<void> => {
    isAsking = true;
    mayClose = await ask(isOnDisk).finally(() => (isAsking = false));
    if (mayClose && !window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    const { isAny, isOnDisk } = unsent();
    if (mayClose || !isAny) return onClose();
    event.preventDefault();
    if (!isAsking) void askNow(isOnDisk);
    return undefined;
  });
}
