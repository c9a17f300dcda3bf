import type { IncomingMessage } from 'node:http';
import type { Result } from '../../../../shared/result.ts';
import type { Connection } from '../http/connection.ts';
import type { Ending } from '../http/ending.ts';
import type { ReplyWay } from '../http/reply-body.ts';
import type { Message, Sent } from '../http/send.ts';
import type { Credential } from '../transport.ts';

/**
 * What came of preparing a proof: the next request's Authorization header, or null where the connection has signed in
 * already; an ending; or a reply that does not go on with the scheme.
 */
export type Proof =
  | { readonly kind: 'ready'; readonly authorization: string | null }
  | { readonly kind: 'ended'; readonly ending: Ending }
  | { readonly kind: 'answered'; readonly reply: IncomingMessage };

/** What a scheme needs to prepare a proof. */
export interface ProofWay {
  readonly connection: Connection;
  readonly headers: Readonly<Record<string, string>>;
  readonly way: ReplyWay;
  readonly post: (message: Message) => Promise<Sent>;
}

/** How one scheme signs in. */
export interface SignIn {
  /** As WWW-Authenticate names it, lower case. */
  readonly scheme: Credential['scheme'];
  /** The proof goes with every request and not once for each connection. */
  readonly isPerRequest: boolean;
  /** False once the server was seen to forget a connection's sign-in. */
  isKept: boolean;
  /**
   * Gets another proof for one that was refused; fails when there will be none. Null for a scheme whose proof is always
   * the same.
   */
  readonly renew: ((authorization: string) => Promise<Result<null>>) | null;
  /** Prepares the proof for a request; posts what has to go before it, never the request's body. */
  prove(way: ProofWay): Promise<Proof>;
}

/** Basic (RFC 7617) with UTF-8: the proof goes with every request, at once. */
export function basicSignIn({ userName, secret }: Credential): SignIn {
  const authorization = `Basic ${Buffer.from(`${userName}:${secret}`, 'utf8').toString('base64')}`;
  return {
    scheme: 'basic',
    isPerRequest: true,
    isKept: true,
    renew: null,
    prove: () => Promise.resolve({ kind: 'ready', authorization }),
  };
}
