import { success } from '../../../shared/result.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Parts } from '../parts.ts';

/** The journal's screen. */
export function journalHandlers({ journal }: Parts): HandlersOf<'journal'> {
  return {
    'journal.list': async ({ before, limit }) => success(await journal.list(before, limit)),
    'journal.verify': async () => success(await journal.verify()),
  };
}
