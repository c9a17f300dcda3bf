/** What a person is asked who closes the window while something is written and not sent, on every host. */
export interface ClosingWords {
  readonly title: string;
  readonly detail: string;
  readonly stay: string;
  readonly close: string;
}

/** The question, by whether what is written outlives the program. */
export function closingWords(isOnDisk: boolean): ClosingWords {
  return {
    title: 'Close with something unsent?',
    detail: isOnDisk
      ? 'What you wrote has not been sent. It is kept sealed on this computer, and offered again when you next open its mailbox.'
      : 'What you wrote has not been sent. Without a keychain it is kept in memory only, and is lost once Onbehalf closes.',
    stay: 'Keep writing',
    close: isOnDisk ? 'Close the window' : 'Close and lose it',
  };
}
