import type { Result } from '../../../../shared/result.ts';

/** An access token and for how long it may be used without asking again, in milliseconds. */
export interface FreshToken {
  readonly token: string;
  readonly freshForMs: number;
}

/** Where bearer tokens come from. What they are made from stays there. */
export interface Tokens {
  /**
   * A token to sign in with. `refused`: the server has just refused this one; gives another, or fails as
   * `wrong-credentials` once there will be none. Never rejects.
   */
  take(refused: string | null): Promise<Result<FreshToken>>;
}
