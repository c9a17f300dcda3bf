import type { OAuth } from '../../shared/model/account.ts';
import type { Endpoint } from '../ews/transport/transport.ts';
import type { Tokens } from '../ews/transport/sign-in/tokens.ts';
import { realClock } from './clock.ts';
import { TokenSource } from './token-source.ts';

/** An account that signs in with tokens, and the secret that they are made from. */
export interface TokenAccount {
  readonly accountId: string;
  readonly userName: string;
  readonly oauth: OAuth;
  readonly endpoint: Endpoint;
  readonly secret: string;
}

interface Known {
  readonly begunWith: string;
  readonly source: TokenSource;
}

/** One source of tokens for each account in use. Main's alone: threads get tokens, one by one, and nothing else. */
export class TokenSources {
  readonly #known = new Map<string, Known>();
  readonly #keep: (accountId: string, refreshToken: string) => Promise<void>;

  /** `keep` puts a refresh token that took another's place where the account's secret is kept. */
  constructor(keep: (accountId: string, refreshToken: string) => Promise<void>) {
    this.#keep = keep;
  }

  /** The account's source; another secret than before makes another source. */
  of({ accountId, userName, oauth, endpoint, secret }: TokenAccount): Tokens {
    const known = this.#known.get(accountId);
    if (known !== undefined && (known.begunWith === secret || known.source.secret === secret))
      return known.source;
    const source = new TokenSource({
      request: {
        oauth,
        userName,
        secret,
        certificatePem: endpoint.certificatePem,
        proxy: endpoint.proxy ?? null,
      },
      clock: realClock,
      onRotated: async (refreshToken) => await this.#keep(accountId, refreshToken),
    });
    this.#known.set(accountId, { begunWith: secret, source });
    return source;
  }

  /** What has become of a secret: itself, or the refresh token that took its place since. */
  present(accountId: string, secret: string): string {
    const known = this.#known.get(accountId);
    return known?.begunWith === secret ? known.source.secret : secret;
  }

  forget(accountId: string): void {
    this.#known.delete(accountId);
  }

  /** Lets go of every secret and token. */
  clear(): void {
    this.#known.clear();
  }
}
