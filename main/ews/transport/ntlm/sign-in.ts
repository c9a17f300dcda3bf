import { TLSSocket } from 'node:tls';
import type { ServerAddress } from '../address.ts';
import { notActed } from '../http/ending.ts';
import { challengeToken } from '../sign-in/offers.ts';
import { readStart } from '../http/reply-body.ts';
import type { Proof, ProofWay, SignIn } from '../sign-in/sign-in.ts';
import type { Credential } from '../transport.ts';
import { channelBinding } from './channel-binding.ts';
import { answerChallenge } from './handshake.ts';
import { negotiateMessage } from './messages.ts';
import type { NtlmUser } from './response.ts';

/**
 * NTLM over HTTP (MS-NTHT), NTLMv2 only. It authenticates the connection: a new one posts the first message without a
 * body, and the answer to the server's challenge goes with the request itself. An authenticated one proves nothing more.
 */
export function ntlmSignIn({ userName, secret }: Credential, address: ServerAddress): SignIn {
  const credential = { user: parseUser(userName), password: secret };
  return {
    scheme: 'ntlm',
    isPerRequest: false,
    isKept: true,
    renew: null,
    async prove(proofWay) {
      const { connection, way } = proofWay;
      if (connection.isAccepted) return { kind: 'ready', authorization: null };
      const negotiate = negotiateMessage();
      const asked = await challenge(proofWay, negotiate);
      if (!('token' in asked)) return asked;
      const { socket } = connection;
      const answer = answerChallenge({ negotiate, challenge: asked.token }, credential, {
        service: `HTTP/${address.name}`,
        channelBinding: socket instanceof TLSSocket ? binding(socket) : null,
      });
      if (answer !== null) return { kind: 'ready', authorization: header(answer) };
      connection.destroy();
      return { kind: 'ended', ending: notActed({ kind: 'not-exchange', host: way.host, status: 401 }) };
    },
  };
}

/** Sends the first message and takes the server's challenge out of its reply. */
async function challenge(
  { connection, headers, way, post }: ProofWay,
  negotiate: Buffer,
): Promise<Proof | { readonly token: Buffer }> {
  const sent = await post({ headers: { ...headers, Authorization: header(negotiate) }, body: '' });
  if (!sent.ok) return { kind: 'ended', ending: sent.ending };
  const token = sent.reply.statusCode === 401 ? challengeToken(sent.reply, 'ntlm') : null;
  if (token === null) return { kind: 'answered', reply: sent.reply };
  await readStart(sent.reply, way);
  if (way.watch.reason !== null) return { kind: 'ended', ending: notActed(way.watch.reason) };
  // The challenge belongs to this socket; an answer on another would be a wrong one.
  if (!connection.isOpen) {
    return {
      kind: 'ended',
      ending: notActed({ kind: 'server-unreachable', host: way.host, reason: 'reset' }),
    };
  }
  return { token };
}

function header(message: Buffer): string {
  return `NTLM ${message.toString('base64')}`;
}

function binding(socket: TLSSocket): Buffer | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : channelBinding(certificate.raw);
}

/** `DOMAIN\name` in its two parts; a user principal name goes whole, with no domain, as Windows sends it. */
function parseUser(userName: string): NtlmUser {
  const at = userName.indexOf('\\');
  return at < 0
    ? { domain: '', name: userName }
    : { domain: userName.slice(0, at), name: userName.slice(at + 1) };
}
