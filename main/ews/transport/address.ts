import type { Failure } from '../../../shared/failure.ts';
import { failed, success, type Result } from '../../../shared/result.ts';
import { isLoopback } from './loopback.ts';
import type { Proxy } from './tls/proxy.ts';

/** An endpoint taken apart. */
export interface ServerAddress {
  readonly isSecure: boolean;
  /** The name or address to connect to; an IPv6 address without its brackets. */
  readonly name: string;
  readonly port: number;
  /** For the Host header and for failures: with the port where it is not the usual one. */
  readonly host: string;
  readonly path: string;
  /** Where to connect in place of the name and port, which are checked and sent all the same; see `Endpoint`. */
  readonly at?: Place;
  /** The proxy that connects for us. */
  readonly proxy?: Proxy;
}

/** A host and port to connect to. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** Where a connection goes to. */
export function placeOf({ at, name, port }: ServerAddress): Place {
  return at ?? { host: name, port };
}

/** What an address was made of. */
export function urlOf({ isSecure, host, path }: ServerAddress): URL {
  return new URL(`${isSecure ? 'https' : 'http'}://${host}${path}`);
}

/** Takes an endpoint's URL apart; `invalid-request` for anything but https, or http to this very machine. */
export function parseAddress(url: string): Result<ServerAddress> {
  if (!URL.canParse(url)) return refuse('The address of the server is not a URL.');
  const parsed = new URL(url);
  const isSecure = parsed.protocol === 'https:';
  if (!isSecure && parsed.protocol !== 'http:')
    return refuse('The address of the server must begin with https:.');
  if (!isSecure && !isLoopback(parsed.hostname)) {
    return refuse(
      'Without TLS, passwords go to this machine only: the address of the server must begin with https:.',
    );
  }
  if (parsed.username !== '' || parsed.password !== '') {
    return refuse('The address of the server must not carry a password.');
  }
  return success({
    isSecure,
    name: parsed.hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: parsed.port === '' ? (isSecure ? 443 : 80) : Number(parsed.port),
    host: parsed.host,
    path: parsed.pathname + parsed.search,
  });
}

function refuse(message: string): { readonly ok: false; readonly failure: Failure } {
  return failed({ kind: 'invalid-request', message });
}
