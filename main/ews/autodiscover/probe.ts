import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Failure } from '../../../shared/failure.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { ServerAddress } from '../transport/address.ts';
import { connect } from '../transport/http/connect.ts';
import { networkFailure } from '../transport/http/failures.ts';
import { http } from '../transport/http/node-http.ts';
import { offeredSchemes } from '../transport/sign-in/offers.ts';
import { proxyFor } from '../transport/tls/proxy.ts';
import { createTlsTrust } from '../transport/tls/tls.ts';
import { Watch } from '../transport/watch.ts';
import type { Form } from './answer.ts';
import type { DiscoveryNetwork } from './network.ts';

/** What came of a question without credentials. */
export type Probed =
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'challenge'; readonly schemes: readonly string[] }
  | { readonly kind: 'reply'; readonly status: number; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What is asked, and where. */
export interface Question {
  readonly url: URL;
  readonly method: Form['method'];
  readonly body: string;
  readonly signal: AbortSignal | undefined;
}

/** Longer replies are none of Autodiscover; in bytes. Times in milliseconds. */
const limits = { bytes: 512 * 1024, connectMs: 10_000, replyMs: 15_000 } as const;

/**
 * Asks one URL on a connection of its own, with no credentials and no cookie, and follows nothing. The question carries the
 * mail address and nothing else about the person. Whoever calls decides whether the host may be spoken to, and whether
 * without TLS.
 */
export async function probe(question: Question, network: DiscoveryNetwork): Promise<Probed> {
  const found = addressOf(question.url, network);
  if (!found.ok) return { kind: 'failed', failure: found.failure };
  const address = found.value;
  const watch = new Watch(address.host, question.signal);
  try {
    const trust = createTlsTrust(network.certificatePem);
    const socket = await connect({ address, trust, connectMs: limits.connectMs }, watch);
    return socket.ok
      ? await ask(socket.value, { question, address, watch })
      : { kind: 'failed', failure: socket.failure };
  } finally {
    watch.finish();
  }
}

/** A URL's address, `http:` too: that only the one step that may go without TLS asks for such a URL is its caller's word. */
function addressOf(url: URL, network: DiscoveryNetwork): Result<ServerAddress> {
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const name = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const at = network.placeOf(name, port);
  const address = { isSecure, name, port, host: url.host, path: url.pathname + url.search };
  const placed: ServerAddress = at === null ? address : { ...address, at };
  if (network.proxy === null) return success(placed);
  const proxy = proxyFor(placed, network.proxy);
  return proxy.ok ? success({ ...placed, proxy: proxy.value }) : proxy;
}

interface Asked {
  readonly question: Question;
  readonly address: ServerAddress;
  readonly watch: Watch;
}

function ask(socket: Socket, { question, address, watch }: Asked): Promise<Probed> {
  const body = Buffer.from(question.body, 'utf8');
  return new Promise((resolve) => {
    const end = (probed: Probed): void => {
      watch.release();
      socket.destroy();
      resolve(probed);
    };
    const outgoing = http.request({
      createConnection: () => socket,
      method: question.method,
      path: address.path,
      setHost: false,
      headers: {
        Host: address.host,
        'User-Agent': 'Onbehalf/0.1',
        Accept: 'text/xml, application/json',
        'Accept-Encoding': 'identity',
        Connection: 'close',
        ...(question.method === 'POST'
          ? { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.length }
          : {}),
      },
    });
    watch.begin('reply', limits.replyMs);
    watch.guard((failure) => end({ kind: 'failed', failure }));
    outgoing.on('error', (error) => {
      end({ kind: 'failed', failure: watch.reason ?? networkFailure(address.host, error) });
    });
    outgoing.once('response', (reply) => judge(reply, address.host, end));
    outgoing.end(body);
  });
}

function judge(reply: IncomingMessage, host: string, end: (probed: Probed) => void): void {
  const status = reply.statusCode ?? 0;
  const { location } = reply.headers;
  if (status >= 300 && status < 400 && location !== undefined) return end({ kind: 'redirect', location });
  if (status === 401) return end({ kind: 'challenge', schemes: offeredSchemes(reply) });
  const chunks: Buffer[] = [];
  let length = 0;
  reply.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limits.bytes)
      end({ kind: 'failed', failure: { kind: 'reply-too-large', host, limitBytes: limits.bytes } });
  });
  const cut = (): void => end({ kind: 'failed', failure: { kind: 'reply-truncated', host } });
  reply.once('end', () => {
    if (reply.complete) end({ kind: 'reply', status, text: Buffer.concat(chunks).toString('utf8') });
    else cut();
  });
  reply.on('error', cut);
  reply.once('close', cut);
}
