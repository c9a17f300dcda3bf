import { success, failed, type Result } from '../../../../shared/result.ts';
import { parseAddress, urlOf } from '../address.ts';
import { proxyFor } from '../tls/proxy.ts';
import { connect } from './connect.ts';
import { Connection } from './connection.ts';
import { defaultLimits } from '../limits.ts';
import { readStart } from './reply-body.ts';
import { send } from './send.ts';
import { createTlsTrust } from '../tls/tls.ts';
import type { Endpoint } from '../transport.ts';
import { Watch } from '../watch.ts';

/** What a form was answered with: the first 64 kB of it, as text. */
export interface FormReply {
  readonly status: number;
  readonly body: string;
}

/**
 * Posts a form on a connection of its own, with the same rules as EWS itself: https or this machine, the same trust, the
 * same limits in time, no redirects. For token endpoints (RFC 6749, 3.2). Fails as the transport does.
 */
export async function postForm(
  endpoint: Endpoint,
  form: Readonly<Record<string, string>>,
): Promise<Result<FormReply>> {
  const parsed = parseAddress(endpoint.url);
  if (!parsed.ok) return parsed;
  const proxy = typeof endpoint.proxy === 'string' ? proxyFor(parsed.value, endpoint.proxy) : null;
  if (proxy?.ok === false) return proxy;
  const address = proxy === null ? parsed.value : { ...parsed.value, proxy: proxy.value };
  const { connectMs, replyMs, idleMs, leastRate, totalMs } = defaultLimits;
  const watch = new Watch(address.host, undefined);
  watch.limit(totalMs.write);
  const trust = createTlsTrust(endpoint.certificatePem);
  const socket = await connect({ address, trust, connectMs }, watch);
  if (!socket.ok) return socket;
  const connection = new Connection(socket.value);
  try {
    const message = {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
    };
    const sent = await send(connection, message, {
      address,
      replyMs,
      isReused: false,
      watch,
    });
    if (!sent.ok) return failed(sent.ending.failure);
    const way = {
      connection,
      host: address.host,
      url: urlOf(address),
      idleMs,
      leastRate,
      replyBytes: Infinity,
      watch,
    };
    const body = await readStart(sent.reply, way);
    if (watch.reason !== null) return failed(watch.reason);
    return success({ status: sent.reply.statusCode ?? 0, body: body.toString('utf8') });
  } finally {
    watch.finish();
    connection.destroy();
  }
}
