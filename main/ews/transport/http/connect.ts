import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import type { Failure } from '../../../../shared/failure.ts';
import { failed, success, type Result } from '../../../../shared/result.ts';
import { placeOf, type ServerAddress } from '../address.ts';
import { networkFailure } from './failures.ts';
import type { TlsTrust } from '../tls/tls.ts';
import { openTunnel } from '../tls/tunnel.ts';
import type { Watch } from '../watch.ts';

/** Where to connect to, whom to trust and how long to try. */
export interface Route {
  readonly address: ServerAddress;
  readonly trust: TlsTrust;
  readonly connectMs: number;
}

/**
 * Opens a socket that is ready for HTTP, TLS included, through a proxy where there is one. Ends as `server-not-found`,
 * `server-unreachable`, `proxy-failed`, `tls-not-trusted`, `timed-out` or `cancelled`; nothing but the handshake, and
 * what the proxy itself wants to know, has left by then.
 */
export async function connect(route: Route, watch: Watch): Promise<Result<Socket>> {
  const { address, trust, connectMs } = route;
  if (watch.reason !== null) return failed(watch.reason);
  watch.begin('connect', connectMs);
  let opened = await open(route, watch);
  if (!opened.ok && watch.reason === null && trust.widen(opened.error)) opened = await open(route, watch);
  if (opened.ok) {
    watch.release();
    return success(opened.socket);
  }
  const failure = watch.reason ?? opened.failure ?? (await trust.explain(address, opened.error, watch));
  watch.release();
  return failed(failure ?? networkFailure(address.host, opened.error));
}

type Opened =
  | { readonly ok: true; readonly socket: Socket }
  | { readonly ok: false; readonly error: unknown; readonly failure?: Failure };

async function open(route: Route, watch: Watch): Promise<Opened> {
  const { address } = route;
  if (address.proxy === undefined) return await shakeHands(route, null, watch);
  const tunnel = await openTunnel(address.proxy, address, watch);
  if (!tunnel.ok) return { ok: false, error: null, failure: tunnel.failure };
  if (address.isSecure) return await shakeHands(route, tunnel.value, watch);
  return { ok: true, socket: tunnel.value };
}

/** Connects, or takes the tunnel that there is, and makes it ready for HTTP. */
function shakeHands({ address, trust }: Route, tunnel: Socket | null, watch: Watch): Promise<Opened> {
  return new Promise((resolve) => {
    const place = {
      ...placeOf(address),
      noDelay: true,
      // Node gives each address 250 ms otherwise, which is less than the way to a far server takes.
      autoSelectFamilyAttemptTimeout: 1_000,
    };
    let socket: Socket;
    try {
      const way = tunnel === null ? place : { socket: tunnel };
      socket = address.isSecure ? tls.connect({ ...trust.options(address), ...way }) : net.connect(place);
    } catch (error) {
      // A private CA that is no certificate shows only here.
      resolve({ ok: false, error });
      return;
    }
    const ready = address.isSecure ? 'secureConnect' : 'connect';
    const stop = (reason: unknown): void => {
      socket.destroy();
      resolve({ ok: false, error: reason });
    };
    socket.once(ready, () => {
      socket.off('error', stop);
      socket.off('close', ended);
      resolve({ ok: true, socket });
    });
    const ended = (): void => stop(Object.assign(new Error('ended'), { code: 'ECONNRESET' }));
    // Stays until 'close': an error that comes after the stop has nobody else to go to.
    socket.on('error', stop);
    socket.once('close', ended);
    watch.guard(stop);
  });
}
