import type { Question } from './stores/view-store.ts';
import { viewActions } from './stores/view-store.ts';

/**
 * Asks before something that cannot be taken back. True when the person says yes; false when they say no, press Escape, or
 * another dialog takes the place of the question.
 */
export async function askFirst(question: Question): Promise<boolean> {
  return await new Promise((resolve) =>
    viewActions().showDialog({ dialog: 'question', question, answer: resolve }),
  );
}
