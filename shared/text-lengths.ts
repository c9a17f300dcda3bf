/**
 * The longest texts that a person may write, in UTF-16 code units. A letter is kept to what a form can show while it is
 * typed in: a hundred pages. A subject is what Exchange stores of one.
 */
export const LONGEST = { letter: 250_000, notes: 100_000, comment: 10_000, subject: 255 } as const;
