import type { Failure } from '../../../shared/failure.ts';

/** A failure in words for a person. */
export interface FailureWords {
  /** What happened, in a few words and without a full stop. */
  readonly title: string;
  /** Why, and what was or was not done. */
  readonly text: string;
  /** Who can mend it, as the subject of a sentence; null where the text says what to do. */
  readonly who: string | null;
  /** The exact command for the Exchange Management Shell, where one helps. */
  readonly command: string | null;
  /** Whether asking again can help, and is safe. */
  readonly canRetry: boolean;
  /** The response code or the failure's kind, which stands behind the words. */
  readonly code: string;
}

/** What one failure has to say; the rest has a plain default. */
export type Words = Pick<FailureWords, 'title' | 'text'> & Partial<FailureWords>;

/** The failures of these kinds. */
export type FailureOf<K extends Failure['kind']> = Extract<Failure, { readonly kind: K }>;
