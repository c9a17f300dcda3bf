import { failed, success } from '../../../shared/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** Message frames, and the links that a person confirmed. */
export function frameHandlers({ frames, shell }: Parts): HandlersOf<'frame'> & HandlersOf<'link'> {
  return {
    'frame.stage': async ({ sessionId, itemId, html }) =>
      success({ url: shell.frameUrl(frames.stage(sessionId, itemId, html)) }),
    'link.open': async ({ sessionId, itemId, index }) => {
      const link = frames.link(sessionId, itemId, index);
      if (link === null)
        return failed({ kind: 'invalid-request', message: 'index: no such link in this message' });
      await shell.openExternal(link.href);
      return success(null);
    },
  };
}
