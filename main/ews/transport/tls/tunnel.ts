import net, { type Socket } from 'node:net';
import type { Failure } from '../../../../shared/failure.ts';
import { failed, success, type Result } from '../../../../shared/result.ts';
import type { ServerAddress } from '../address.ts';
import { networkFailure } from '../http/failures.ts';
import type { Proxy } from './proxy.ts';
import type { Watch } from '../watch.ts';

/** A proxy's answer to CONNECT has a head and no more; real ones stay below a thousand bytes. */
const longestHead = 16_384;

/**
 * Has a proxy connect to a server (RFC 9110, 9.3.6) and gives the socket, on which the next byte is the server's own. What
 * signs in to the server is no part of it: that goes through the tunnel, under TLS. Fails as `proxy-failed`.
 */
export function openTunnel(proxy: Proxy, address: ServerAddress, watch: Watch): Promise<Result<Socket>> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: proxy.name, port: proxy.port, noDelay: true });
    let head = Buffer.alloc(0);
    const fail = (failure: Failure): void => {
      socket.destroy();
      resolve(failed(failure));
    };
    const broken = (error: unknown): void => fail(brokenWay(proxy, error));
    const ended = (): void => broken(null);
    const read = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0 && head.length < longestHead) return;
      const status = statusOf(head);
      // More than the head would be the server's first word, which under TLS and HTTP is never its own.
      if (status >= 200 && status < 300 && end + 4 === head.length) {
        for (const [event, listener] of listeners) socket.off(event, listener);
        resolve(success(socket));
      } else {
        fail({ kind: 'proxy-failed', proxy: proxy.host, reason: status === 407 ? 'sign-in' : 'refused' });
      }
    };
    const listeners = [
      ['data', read],
      ['close', ended],
    ] as const;
    for (const [event, listener] of listeners) socket.on(event, listener);
    // Stays: an error that comes after the end has nobody else to go to.
    socket.on('error', broken);
    socket.once('connect', () => socket.write(question(proxy, address)));
    watch.guard(fail);
  });
}

function question({ authorization }: Proxy, { name, port }: ServerAddress): string {
  const target = `${net.isIPv6(name) ? `[${name}]` : name}:${port}`;
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`];
  if (authorization !== null) lines.push(`Proxy-Authorization: ${authorization}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** 0 for what is no HTTP. */
function statusOf(head: Buffer): number {
  return Number(/^HTTP\/1\.[01] (\d{3})\b/u.exec(head.toString('latin1'))?.[1] ?? 0);
}

function brokenWay(proxy: Proxy, error: unknown): Failure {
  const isUnknown = networkFailure(proxy.host, error).kind === 'server-not-found';
  return { kind: 'proxy-failed', proxy: proxy.host, reason: isUnknown ? 'not-found' : 'unreachable' };
}
