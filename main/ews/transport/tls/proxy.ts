import type { Failure } from '../../../../shared/failure.ts';
import { failed, success, type Result } from '../../../../shared/result.ts';

import { isLoopback } from '../loopback.ts';

/** An HTTP proxy, taken apart. */
export interface Proxy {
  /** The name or address to connect to; an IPv6 address without its brackets. */
  readonly name: string;
  readonly port: number;
  /** For failures. */
  readonly host: string;
  /** The Proxy-Authorization header's value (Basic, RFC 7617), or null. For the proxy alone. */
  readonly authorization: string | null;
}

/** A proxy on the way to an address: without TLS what we say would be open to it, so it must be this machine too. */
export function proxyFor({ isSecure }: { readonly isSecure: boolean }, text: string): Result<Proxy> {
  const proxy = parseProxy(text);
  if (proxy.ok && !isSecure && !isLoopback(new URL(text).hostname))
    return refuse('Without TLS to the server, a proxy elsewhere would read the password.');
  return proxy;
}

/**
 * Takes `http://name:port` apart, with a user name and a password for the proxy where it wants them. `invalid-request` for
 * anything else: of proxies that are themselves spoken to with TLS or SOCKS we know nothing.
 */
function parseProxy(text: string): Result<Proxy> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'http:') return refuse('The proxy must be given as http://name:port.');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return refuse('The address of the proxy is a name and a port, and no more.');
  const words = [url.username, url.password].map((word) => decoded(word));
  const [user = null, password = null] = words;
  if (user === null || password === null || user.includes(':'))
    return refuse('The user name or the password for the proxy cannot be read.');
  const isSigned = user !== '' || password !== '';
  return success({
    name: url.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: url.port === '' ? 80 : Number(url.port),
    host: url.host,
    authorization: isSigned ? `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` : null,
  });
}

function decoded(word: string): string | null {
  try {
    return decodeURIComponent(word);
  } catch {
    return null;
  }
}

function refuse(message: string): { readonly ok: false; readonly failure: Failure } {
  return failed({ kind: 'invalid-request', message });
}
