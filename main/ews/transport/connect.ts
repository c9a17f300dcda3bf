import net, { type Socket } from 'node:net';
import tls from 'node:tls';
import { failed, success, type Result } from '../../../shared/result.ts';
import { placeOf, type ServerAddress } from './address.ts';
import { networkFailure } from './failures.ts';
import type { TlsTrust } from './tls.ts';
import type { Watch } from './watch.ts';

/** Where to connect to, whom to trust and how long to try. */
export interface Route {
  readonly address: ServerAddress;
  readonly trust: TlsTrust;
  readonly connectMs: number;
}

/**
 * Opens a socket that is ready for HTTP, TLS included. Ends as `server-not-found`, `server-unreachable`,
 * `tls-not-trusted`, `timed-out` or `cancelled`; nothing but the handshake has left by then.
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
  const failure = watch.reason ?? (await trust.explain(address, opened.error, watch));
  watch.release();
  return failed(failure ?? networkFailure(address.host, opened.error));
}

type Opened =
  { readonly ok: true; readonly socket: Socket } | { readonly ok: false; readonly error: unknown };

function open({ address, trust }: Route, watch: Watch): Promise<Opened> {
  return new Promise((resolve) => {
    const place = {
      ...placeOf(address),
      noDelay: true,
      // Node gives each address 250 ms otherwise, which is less than the way to a far server takes.
      autoSelectFamilyAttemptTimeout: 1_000,
    };
    let socket: Socket;
    try {
      socket = address.isSecure ? tls.connect({ ...trust.options(address), ...place }) : net.connect(place);
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
