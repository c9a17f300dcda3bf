import { success } from '../../../shared/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** The window: where the person is, what a fresh page begins with, and its end. */
export function windowHandlers({ returns, closeWindow }: Parts): HandlersOf<'window'> {
  return {
    'window.place': async ({ place }) => {
      returns.stand(place);
      return success(null);
    },
    'window.return': async () => success(returns.take()),
    'window.close': async () => {
      closeWindow();
      return success(null);
    },
  };
}
