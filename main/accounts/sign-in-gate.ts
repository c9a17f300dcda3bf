/**
 * Lets one session at a time try an account's secret until Exchange has accepted it once in this run, so that several
 * mailboxes opened with a stale password cannot lock the account: a wrong password is tried at most twice, ever.
 */
export class SignInGate {
  #verdicts = new Map<string, 'accepted' | 'refused'>();
  #turns = new Map<string, Promise<unknown>>();

  verdict(accountId: string): 'untried' | 'accepted' | 'refused' {
    return this.#verdicts.get(accountId) ?? 'untried';
  }

  /** Takes note that Exchange refused the secret outside of an attempt made here. */
  refuse(accountId: string): void {
    this.#verdicts.set(accountId, 'refused');
  }

  /** Forgets a verdict: the account has a new secret, or is gone. */
  forget(accountId: string): void {
    this.#verdicts.delete(accountId);
  }

  /**
   * Runs `attempt` in its turn. While the account is untried, attempts follow one another; after a refusal those that
   * wait are not run and get null. `attempt` says what its answer told of the secret.
   */
  async pass<T>(
    accountId: string,
    attempt: () => Promise<{ readonly told: 'accepted' | 'refused' | 'nothing'; readonly value: T }>,
  ): Promise<T | null> {
    const verdict = this.#verdicts.get(accountId);
    if (verdict === 'refused') return null;
    if (verdict === 'accepted') return await this.#run(accountId, attempt);
    const before = this.#turns.get(accountId) ?? Promise.resolve();
    const mine = before.then(() =>
      this.#verdicts.get(accountId) === 'refused' ? null : this.#run(accountId, attempt),
    );
    this.#turns.set(
      accountId,
      mine.catch(() => undefined),
    );
    return await mine;
  }

  async #run<T>(
    accountId: string,
    attempt: () => Promise<{ readonly told: 'accepted' | 'refused' | 'nothing'; readonly value: T }>,
  ): Promise<T> {
    const { told, value } = await attempt();
    if (told !== 'nothing') this.#verdicts.set(accountId, told);
    return value;
  }
}
