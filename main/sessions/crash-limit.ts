/** Crashes of one session that are mended within the window; the next one is not. */
const MOST = 3;
const WINDOW_MS = 10 * 60_000;

/** Counts crashes by session, so that a thread which cannot live is not started for ever. */
export class CrashLimit {
  readonly #now: () => number;
  readonly #crashes = new Map<string, readonly number[]>();

  /** `now` in milliseconds, on a clock that no setting moves. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes note of a crash and says whether the session may be started anew. */
  admits(sessionId: string): boolean {
    const now = this.#now();
    const recent = (this.#crashes.get(sessionId) ?? []).filter((at) => now - at < WINDOW_MS);
    this.#crashes.set(sessionId, [...recent, now]);
    return recent.length < MOST;
  }
}
