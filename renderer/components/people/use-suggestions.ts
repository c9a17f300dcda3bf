import { useEffect, useState } from 'react';
import type { Person } from '../../../shared/model/identity.ts';

/** Asks for people whose name or address begins so; a newer question makes the older answer moot. */
export type Suggest = (words: string) => Promise<readonly Person[]>;

/** How long typing must rest before the directory is asked, in milliseconds. */
const restMs = 150;

/** People that fit what is typed, asked for once typing rests; empty while there is nothing to ask. */
export function useSuggestions(words: string, suggest: Suggest | undefined): readonly Person[] {
  const [found, setFound] = useState<{ readonly words: string; readonly people: readonly Person[] }>();
  const asked = words.trim();
  useEffect(() => {
    if (asked.length < 2 || suggest === undefined) return undefined;
    let isMoot = false;
    async function ask(ready: Suggest): Promise<void> {
      const people = await ready(asked);
      if (!isMoot) setFound({ words: asked, people });
    }
    const timer = setTimeout(() => void ask(suggest), restMs);
    return () => {
      isMoot = true;
      clearTimeout(timer);
    };
  }, [asked, suggest]);
  // Answers to a shorter beginning stay in view while the longer one is asked, so that the list does not flicker.
  if (found === undefined || asked.length < 2 || !asked.startsWith(found.words.slice(0, 2))) return [];
  return found.people;
}
