import type { IncomingMessage } from 'node:http';
import type { Failure } from '../../../../shared/failure.ts';
import { adviseOnSignIn, adviseOnToken } from '../../advice/advise-on-sign-in.ts';
import { urlOf } from '../address.ts';
import type { Connection } from './connection.ts';
import { notActed, perhapsActed, type Ending } from './ending.ts';
import { requestHeaders } from './headers.ts';
import type { TransportLimits } from '../limits.ts';
import { offeredSchemes, offers } from '../sign-in/offers.ts';
import { contentOf, isLabelledXml, isUtf8Reply } from './content-type.ts';
import { frontEndCode, refusal } from './refusal.ts';
import { readReply, readStart, type ReplyWay } from './reply-body.ts';
import { send, type Message, type Sent } from './send.ts';
import type { Errand, Server } from '../server.ts';
import type { Leave } from '../sign-in/sign-in-gate.ts';
import type { EwsRequest } from '../transport.ts';

/** One request on one connection: prove who we are, send, judge what comes back. Null when it was answered. */
export async function visit(
  server: Server,
  connection: Connection,
  errand: Errand,
  leave: Leave,
): Promise<Ending | null> {
  const { address, limits, affinity, signIn, userAgent } = server;
  const { request, watch, turn } = errand;
  const way: ReplyWay = {
    connection,
    host: address.host,
    url: urlOf(address),
    ...bounds(limits, request),
    watch,
  };
  const headers = requestHeaders(request, { userAgent, cookie: affinity.cookie });
  // The proof's own first step must not make a fresh connection look like an old one.
  const { isReused } = connection;
  const post = async (message: Message): Promise<Sent> => {
    if (!turn.mayLeave()) return { ok: false, ending: heldBack(address.host) };
    server.counts.requests += 1;
    errand.tracing?.sent(message);
    const sent = await send(connection, message, { address, replyMs: limits.replyMs, isReused, watch });
    if (sent.ok) affinity.learn(sent.reply.headers);
    if (sent.ok) errand.tracing?.replied(sent.reply);
    return sent;
  };

  const proof = await signIn.prove({ connection, headers, way, post });
  if (proof.kind === 'ended') {
    // No token will come any more: nobody needs to ask again.
    if (proof.ending.failure.kind === 'wrong-credentials') server.gate.close(proof.ending.failure);
    return { ...proof.ending, mayHaveActed: false };
  }
  if (proof.kind === 'answered') return judgeUnasked(proof.reply, server, way, request.anchor);
  const { authorization } = proof;
  const sent = await post({
    headers: authorization === null ? headers : { ...headers, Authorization: authorization },
    body: request.body,
  });
  if (!sent.ok) return sent.ending;
  return judge(sent.reply, { server, errand, way, leave, authorization });
}

/** A stream has no size, and its own silence. */
function bounds(
  { idleMs, leastRate, replyBytes }: TransportLimits,
  { streaming }: EwsRequest,
): Pick<ReplyWay, 'idleMs' | 'leastRate' | 'replyBytes'> {
  return streaming === undefined
    ? { idleMs, leastRate, replyBytes }
    : { idleMs: streaming.silentMs, leastRate: null, replyBytes: Infinity };
}

/** The server is busy, as another request learned meanwhile: this one did not leave. */
function heldBack(host: string): Ending {
  return {
    failure: { kind: 'server-busy', host, retryAfterMs: null },
    mayHaveActed: false,
    remedy: 'turn',
  };
}

interface Visit {
  readonly server: Server;
  readonly errand: Errand;
  readonly way: ReplyWay;
  readonly leave: Leave;
  /** The credentials that the request carried; null where its connection had signed in before. */
  readonly authorization: string | null;
}

async function judge(reply: IncomingMessage, visited: Visit): Promise<Ending | null> {
  const { errand, leave, way, authorization } = visited;
  if (reply.statusCode === 401) return judgeSignIn(reply, visited);
  if (!isForReader(reply)) return refusal(reply, way, errand.request.anchor);
  const isLabelled = isLabelledXml(reply);
  const accept = (): void => {
    way.connection.isAccepted = true;
    // A page or a refusal may be anybody's; only EWS itself shows that the credentials were looked at.
    if (authorization !== null) leave.accepted();
  };
  if (isLabelled) accept();
  if (!isUtf8Reply(reply)) {
    way.connection.destroy();
    return perhapsActed({ kind: 'reply-refused', host: way.host, reason: 'malformed' });
  }
  const failure = await readReply(reply, errand.reader, way);
  if (!isLabelled && (failure === null || !isUnreadable(failure))) accept();
  if (failure === null) return null;
  return isUnreadable(failure) ? perhapsActed(failure) : notActed(failure);
}

function isForReader(reply: IncomingMessage): boolean {
  if (reply.statusCode !== 200 && reply.statusCode !== 500) return false;
  // An envelope that is called a page or a file is an envelope; what is none is told by how it begins.
  const content = contentOf(reply);
  if (content === 'unsaid') return frontEndCode(reply) === null;
  return content === 'xml' || isUtf8Reply(reply);
}

/** Failures that leave open what the server did; all others are an answer of EWS itself. */
function isUnreadable({ kind }: Failure): boolean {
  switch (kind) {
    case 'reply-refused':
    case 'reply-truncated':
    case 'reply-too-large':
    case 'proxy-page':
    case 'not-exchange':
    case 'timed-out':
    case 'cancelled':
      return true;
    default:
      return false;
  }
}

/** HTTP 401: the server has not touched the request. */
async function judgeSignIn(reply: IncomingMessage, visited: Visit): Promise<Ending> {
  const { server, errand, way, leave, authorization } = visited;
  const isRead = errand.request.intent === 'read';
  await readStart(reply, way);
  way.connection.destroy();
  if (authorization === null) {
    // The server forgets sign-ins (IIS: authPersistSingleRequest). No credentials left, so none were refused.
    server.signIn.isKept = false;
    const failure: Failure = { kind: 'not-exchange', host: way.host, status: 401 };
    return { failure, mayHaveActed: false, remedy: isRead ? 'connection' : null };
  }
  server.counts.refusedSignIns += 1;
  if (server.signIn.isPerRequest && !offers(reply, server.signIn.scheme)) {
    const failure = schemeNotOffered(reply, server);
    server.gate.close(failure);
    return notActed(failure);
  }
  if (server.signIn.renew !== null)
    return await judgeToken(visited, {
      authorization,
      diagnostics: reply.headersDistinct['x-ms-diagnostics']?.[0],
    });
  const { failure, mayTryAgain } = leave.refused(!isRead);
  return { failure, mayHaveActed: false, remedy: mayTryAgain ? 'sign-in' : null };
}

/**
 * A token was refused: it may have run out or been revoked, and one other is tried. Two in a row are the account's. Main
 * is told of the second as well, so that no other session tries it.
 */
async function judgeToken(
  { server, errand, leave }: Visit,
  {
    authorization,
    diagnostics,
  }: { readonly authorization: string; readonly diagnostics: string | undefined },
): Promise<Ending> {
  const { userName, address } = server;
  const told = adviseOnToken(diagnostics, { userName, host: address.host });
  errand.refusedTokens.push(authorization);
  const attempts = errand.refusedTokens.length;
  const another = await server.signIn.renew?.(authorization);
  const isLast = attempts > 1 || another?.ok === false;
  const failure: Failure =
    attempts === 1 && another?.ok === false
      ? another.failure
      : { kind: 'wrong-credentials', userName, attempts, ...(told === null ? {} : { advice: told }) };
  if (isLast && failure.kind === 'wrong-credentials') server.gate.close(failure);
  leave.undecided();
  return { failure, mayHaveActed: false, remedy: isLast ? null : 'sign-in' };
}

/** The reply to a first step of signing in that asked for no second: the body was not sent. */
async function judgeUnasked(
  reply: IncomingMessage,
  server: Server,
  way: ReplyWay,
  anchor: string,
): Promise<Ending> {
  if (reply.statusCode === 401 || (isForReader(reply) && isLabelledXml(reply))) {
    way.connection.destroy();
    return notActed(schemeNotOffered(reply, server));
  }
  return { ...(await refusal(reply, way, anchor)), mayHaveActed: false };
}

function schemeNotOffered(reply: IncomingMessage, { userName, address }: Server): Failure {
  return {
    kind: 'scheme-not-offered',
    offered: offeredSchemes(reply),
    advice: adviseOnSignIn('scheme-not-offered', { userName, host: address.host }),
  };
}
