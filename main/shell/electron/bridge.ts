import type { WebContents, WebFrameMain } from 'electron';
import type { Application } from '../../application.ts';
import type { Origins } from '../origins.ts';
import { originOf } from '../origins.ts';

/** The channels there are: requests, events, and signs of life. */
export const requestChannel = 'request';
export const eventChannel = 'event';
export const aliveChannel = 'alive';

/** Asks the page for a sign of life; settles once it has given one, which the preload does by itself. */
export async function askAlive(contents: WebContents): Promise<void> {
  if (contents.isDestroyed()) return;
  await new Promise<void>((resolve) => {
    contents.ipc.removeAllListeners(aliveChannel);
    contents.ipc.once(aliveChannel, () => resolve());
    contents.send(aliveChannel);
  });
}

/** What of a frame the check looks at. */
type FrameIdentity = Pick<WebFrameMain, 'processId' | 'frameToken' | 'url'> & {
  readonly parent: unknown;
};

/**
 * Whether a message came from our page itself: the main frame of this window, by identity, showing our origin. The
 * sender is null once its frame has gone. Electron's security list, item 17.
 */
export function isOurPage(origins: Origins, main: FrameIdentity, sender: FrameIdentity | null): boolean {
  if (sender === null || sender.parent !== null) return false;
  const isSame = sender.processId === main.processId && sender.frameToken === main.frameToken;
  return isSame && originOf(sender.url) === origins.page;
}

const refusal = '{"ok":false,"failure":{"kind":"invalid-request","message":"not the main frame"}}';

/**
 * Connects one window to the app: JSON text in, JSON text out, on the window's own `ipc` and not on the global one,
 * so that no other web contents can be mistaken for it.
 */
export function connectBridge(
  contents: WebContents,
  origins: Origins,
  application: Pick<Application, 'answer' | 'onEvent'>,
): void {
  contents.ipc.handle(requestChannel, async (event, text: unknown): Promise<string> => {
    if (!isOurPage(origins, contents.mainFrame, event.senderFrame) || typeof text !== 'string')
      return refusal;
    return await application.answer(text);
  });
  const endEvents = application.onEvent((name, payload) => {
    if (!contents.isDestroyed()) contents.send(eventChannel, name, payload);
  });
  contents.once('destroyed', endEvents);
}
