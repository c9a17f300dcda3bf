import { randomBytes } from 'node:crypto';
import { avId, readAvPairs, writeAvPairs, type AvPair } from './av-pairs.ts';
import { authenticateMessage, readChallenge, setIntegrityCode } from './messages.ts';
import { hmacMd5, ntlmV2Response, responseKey, unicode, type NtlmUser } from './response.ts';

/** Whom the proof is for: bound to this server and, under TLS, to its certificate, so nobody can pass it on. */
export interface Target {
  /** The service's name, `HTTP/host`. */
  readonly service: string;
  /** The channel binding hash of the connection (see channel-binding.ts); null without TLS. */
  readonly channelBinding: Buffer | null;
}

/** The integrity code is present. */
const micFlag = 2;

/**
 * The AUTHENTICATE_MESSAGE for a challenge (MS-NLMP 3.1.5.1.2), or null for a challenge that NTLMv2 cannot answer. With
 * the server's time in the challenge, the message carries an integrity code over all three messages and no LM response.
 */
export function answerChallenge(
  messages: { readonly negotiate: Buffer; readonly challenge: Buffer },
  credential: { readonly user: NtlmUser; readonly password: string },
  target: Target,
): Buffer | null {
  const challenge = readChallenge(messages.challenge);
  const pairs = challenge === null ? null : readAvPairs(challenge.targetInformation);
  if (challenge === null || pairs === null) return null;
  const serverTime = pairs.find(({ id, value }) => id === avId.timestamp && value.length === 8)?.value;
  const { nt, lm, sessionBaseKey } = ntlmV2Response(responseKey(credential.user, credential.password), {
    serverChallenge: challenge.serverChallenge,
    clientChallenge: randomBytes(8),
    timestamp: serverTime ?? now(),
    targetInformation: writeAvPairs(boundTo(target, pairs, serverTime !== undefined)),
  });
  const message = authenticateMessage({
    lm: serverTime === undefined ? lm : Buffer.alloc(24),
    nt,
    domain: unicode(credential.user.domain),
    userName: unicode(credential.user.name),
    flags: challenge.flags,
  });
  if (serverTime !== undefined) {
    setIntegrityCode(message, hmacMd5(sessionBaseKey, messages.negotiate, messages.challenge, message));
  }
  return message;
}

function boundTo({ service, channelBinding }: Target, pairs: readonly AvPair[], hasMic: boolean): AvPair[] {
  const ours: number[] = [avId.targetName, avId.channelBindings, avId.flags];
  const said =
    pairs.find(({ id, value }) => id === avId.flags && value.length === 4)?.value.readUInt32LE(0) ?? 0;
  const flags = Buffer.alloc(4);
  flags.writeUInt32LE((said | (hasMic ? micFlag : 0)) >>> 0);
  return [
    ...pairs.filter(({ id }) => !ours.includes(id)),
    { id: avId.flags, value: flags },
    // Sixteen zeros say that the connection has no certificate to bind to.
    { id: avId.channelBindings, value: channelBinding ?? Buffer.alloc(16) },
    { id: avId.targetName, value: unicode(service) },
  ];
}

/** This machine's time as a FILETIME: hundreds of nanoseconds since 1601. */
function now(): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(Date.now()) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}
