import type { Failure } from '../../../shared/failure.ts';
import type { Scheme } from '../../../shared/model/account.ts';
import type { Result } from '../../../shared/result.ts';
import type { Place } from './address.ts';
import type { Throttled } from './turns.ts';

/** Where EWS is and whom we trust to say so. `https:` always; `http:` only to a loopback address. */
export interface Endpoint {
  /** For instance `https://mail.contoso.test/EWS/Exchange.asmx`. */
  readonly url: string;
  /** A private CA as PEM, in place of the system's trust; null for the system's. */
  readonly certificatePem: string | null;
  /** Where the server is, where its name does not tell; its certificate must carry the name nevertheless. */
  readonly at?: Place;
  /**
   * An HTTP proxy on the way, `http://name:port`, with a user name and a password for the proxy itself where it wants
   * them; null or absent for none. The environment's proxies are never used.
   */
  readonly proxy?: string | null;
}

/** One account's proof of itself. Held by main and by one session's thread, nowhere else. */
export interface Credential {
  readonly scheme: Scheme;
  readonly userName: string;
  /** The password; empty for `bearer`, whose tokens come from main one by one. */
  readonly secret: string;
}

/** One request: a whole SOAP envelope and how carefully it must be treated. */
export interface EwsRequest {
  /** EWS's name of the operation, for headers, failures and traces. */
  readonly operation: string;
  /** The complete envelope, UTF-8 text. */
  readonly body: string;
  /** A `write` is never repeated once a byte may have left; its silence is `outcome-unknown`. */
  readonly intent: 'read' | 'write';
  /** The target mailbox, for X-AnchorMailbox. */
  readonly anchor: string;
  /** Whom the server charges for it: the authorized identity, under impersonation the mailbox. */
  readonly charged: string;
  /** How long it may wait for its turn, in milliseconds; half a minute where nothing is said. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
  /**
   * The reply goes on for as long as the connection does: its size has no limit, and it is over when nothing has come for
   * so many milliseconds.
   */
  readonly streaming?: { readonly silentMs: number };
  /** The SOAPAction, where it is not the operation's in EWS. */
  readonly soapAction?: string;
}

/** Takes the reply's text as it comes in. A failure stops the transfer and becomes the answer. */
export interface ReplyReader {
  write(text: string): Failure | null;
  /** Called once after the last byte of a complete reply. */
  end(): Failure | null;
  /** What the complete reply says of the server's budget; null where it says nothing. */
  throttled?(): Throttled | null;
}

/** What has left this machine, counted; tests assert on it. */
export interface TransportCounts {
  readonly requests: number;
  readonly connections: number;
  /** Requests that carried credentials the server then refused. */
  readonly refusedSignIns: number;
}

/**
 * Carries SOAP over HTTP for one credential: keep-alive lanes, Basic and NTLM, TLS, limits in time and size.
 * It hands XML of status 200 and 500 to the reader and turns everything else into a failure. Never throws.
 */
export interface Transport {
  /** Whether a request waits until a busy server may be asked again. Without that, asking again would be too early. */
  readonly waitsWhenBusy?: boolean;
  exchange(request: EwsRequest, reader: ReplyReader): Promise<Result<null>>;
  counts(): TransportCounts;
  /** Ends the connections that carry nothing now: after a suspend they may be dead and look open. */
  closeIdle?(): void;
  /** Ends all connections; requests under way end as `cancelled`. */
  close(): void;
}
