/* oxlint-disable no-console -- this is the one place that writes the log */

/** Writes a line to standard error; a host may point it elsewhere. Never given a secret, a body or a request. */
export const log = {
  error(words: string, reason: unknown): void {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    console.error(`${new Date().toISOString()} ${words}\n${text}`);
  },
};
