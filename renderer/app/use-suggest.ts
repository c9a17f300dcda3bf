import { cutText } from '../../shared/cut-text.ts';
import { useCallback } from 'react';
import type { Person } from '../../shared/model/identity.ts';
import { request } from './bridge.ts';

/**
 * Asks the directory through a session; undefined while there is none. A failure suggests nobody: suggestions are a
 * convenience, and the address can always be typed.
 */
export function useSuggest(
  sessionId: string | null,
): ((words: string) => Promise<readonly Person[]>) | undefined {
  const ask = useCallback(
    async (words: string) => {
      if (sessionId === null) return [];
      const answer = await request('directory.resolve', { sessionId, words: cutText(words, 100) });
      return answer.ok ? answer.value : [];
    },
    [sessionId],
  );
  return sessionId === null ? undefined : ask;
}
