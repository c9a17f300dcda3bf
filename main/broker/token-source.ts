import type { Failure } from '../../shared/failure.ts';
import { failed, success, type Result } from '../../shared/result.ts';
import type { FreshToken, Tokens } from '../ews/transport/sign-in/tokens.ts';
import type { Clock } from './clock.ts';
import { requestToken, type GrantedToken, type TokenRequest } from './request-token.ts';

/** What a source of tokens is made from. */
export interface TokenSourceParts {
  readonly request: TokenRequest;
  readonly clock: Clock;
  /** The endpoint has given another refresh token in place of the one that it was asked with. */
  readonly onRotated: (refreshToken: string) => Promise<void>;
  /** Asks the endpoint once; a test's own where there is none. */
  readonly ask?: (request: TokenRequest) => Promise<Result<GrantedToken>>;
}

/** A token is replaced so long before it runs out, or a tenth of its life where that is less. */
const marginMs = 120_000;

/** A token that took a refused one's place and is refused within this time: the account itself is refused. */
const refusedTwiceMs = 60_000;

interface Kept {
  readonly token: string;
  readonly freshUntil: number;
  readonly givenAt: number;
  /** It took the place of one that a server had refused. */
  readonly isSecondTry: boolean;
}

/**
 * One account's tokens. One request to the token endpoint at a time, whoever asks: fifty calls whose token has just run
 * out share the answer. After a final refusal nothing is asked any more. The secret stays here.
 */
export class TokenSource implements Tokens {
  readonly #parts: TokenSourceParts;
  #request: TokenRequest;
  #kept: Kept | null = null;
  #pending: Promise<Result<FreshToken>> | null = null;
  #closed: Failure | null = null;

  constructor(parts: TokenSourceParts) {
    this.#parts = parts;
    this.#request = parts.request;
  }

  /** What the account's secret is by now; a refresh token may have been replaced. */
  get secret(): string {
    return this.#request.secret;
  }

  async take(refused: string | null): Promise<Result<FreshToken>> {
    if (this.#closed !== null) return failed(this.#closed);
    const now = this.#parts.clock.now();
    const kept = this.#kept;
    if (kept !== null && kept.token !== refused && now < kept.freshUntil)
      return success({ token: kept.token, freshForMs: kept.freshUntil - now });
    const isRefused = kept !== null && kept.token === refused;
    if (isRefused && kept.isSecondTry && now < kept.givenAt + refusedTwiceMs) {
      this.#closed = { kind: 'wrong-credentials', userName: this.#request.userName, attempts: 2 };
      return failed(this.#closed);
    }
    this.#pending ??= this.#refresh(isRefused).finally(() => {
      this.#pending = null;
    });
    return await this.#pending;
  }

  async #refresh(isSecondTry: boolean): Promise<Result<FreshToken>> {
    this.#kept = null;
    const given = await (this.#parts.ask ?? requestToken)(this.#request);
    if (!given.ok) {
      if (given.failure.kind === 'wrong-credentials') this.#closed = given.failure;
      return given;
    }
    const { token, lifetimeMs, refreshToken } = given.value;
    await this.#rotate(refreshToken);
    const freshForMs = Math.max(0, lifetimeMs - Math.min(marginMs, lifetimeMs / 10));
    const givenAt = this.#parts.clock.now();
    this.#kept = { token, freshUntil: givenAt + freshForMs, givenAt, isSecondTry };
    return success({ token, freshForMs });
  }

  /** The new refresh token is kept before the token that came with it is used: the old one may be good no longer. */
  async #rotate(refreshToken: string | null): Promise<void> {
    const { oauth, secret } = this.#request;
    if (oauth.grant !== 'refresh_token' || refreshToken === null || refreshToken === secret) return;
    this.#request = { ...this.#request, secret: refreshToken };
    await this.#parts.onRotated(refreshToken);
  }
}
