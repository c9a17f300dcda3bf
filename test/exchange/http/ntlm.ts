import { createHmac, timingSafeEqual } from 'node:crypto';

import { md4 } from './md4.ts';

const signature = Buffer.from('NTLMSSP\0', 'latin1');
/** Unicode, request target, NTLM, always sign, extended session security, target info, version, 128, 56. */
const challengeFlags = 0xa2_89_82_05;

/** What a client's type 3 message says. */
export interface NtlmAnswer {
  readonly user: string;
  readonly domain: string;
  readonly ntResponse: Buffer;
}

/** The type of an NTLM message (1, 2 or 3), or `undefined` when it is none. */
export function ntlmType(message: Buffer): number | undefined {
  if (message.length < 12 || !message.subarray(0, 8).equals(signature)) return undefined;
  return message.readUInt32LE(8);
}

/** A type 2 message with this 8-byte challenge. See <https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/>. */
export function writeChallenge(challenge: Buffer, domain: string, now: number): Buffer {
  const target = Buffer.from((domain.split('.')[0] ?? domain).toUpperCase(), 'utf16le');
  const info = targetInfo(domain, now);
  const head = Buffer.alloc(56);
  signature.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, { length: target.length, offset: 56 });
  head.writeUInt32LE(challengeFlags, 20);
  challenge.copy(head, 24);
  writeField(head, 40, { length: info.length, offset: 56 + target.length });
  Buffer.from([10, 0, 0x5d, 0x58, 0, 0, 0, 15]).copy(head, 48);
  return Buffer.concat([head, target, info]);
}

function writeField(
  buffer: Buffer,
  at: number,
  field: { readonly length: number; readonly offset: number },
): void {
  buffer.writeUInt16LE(field.length, at);
  buffer.writeUInt16LE(field.length, at + 2);
  buffer.writeUInt32LE(field.offset, at + 4);
}

function targetInfo(domain: string, now: number): Buffer {
  const netbios = (domain.split('.')[0] ?? domain).toUpperCase();
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE((BigInt(now) + 11_644_473_600_000n) * 10_000n);
  const pairs: [number, Buffer][] = [
    [2, Buffer.from(netbios, 'utf16le')],
    [1, Buffer.from('EXCHANGE', 'utf16le')],
    [4, Buffer.from(domain, 'utf16le')],
    [3, Buffer.from(`exchange.${domain}`, 'utf16le')],
    [7, time],
    [0, Buffer.alloc(0)],
  ];
  return Buffer.concat(
    pairs.flatMap(([id, value]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(id, 0);
      head.writeUInt16LE(value.length, 2);
      return [head, value];
    }),
  );
}

/** Reads a type 3 message; `undefined` when its fields lie outside it. */
export function readAnswer(message: Buffer): NtlmAnswer | undefined {
  if (message.length < 64) return undefined;
  const encoding = (message.readUInt32LE(60) & 1) === 1 ? 'utf16le' : 'latin1';
  const ntResponse = readField(message, 20);
  const domain = readField(message, 28)?.toString(encoding);
  const user = readField(message, 36)?.toString(encoding);
  return ntResponse && domain !== undefined && user !== undefined ? { user, domain, ntResponse } : undefined;
}

function readField(message: Buffer, at: number): Buffer | undefined {
  const length = message.readUInt16LE(at);
  const offset = message.readUInt32LE(at + 4);
  return offset + length <= message.length ? message.subarray(offset, offset + length) : undefined;
}

/** Whether an answer proves the password, by NTLMv2 alone: version 1 is refused, as a hardened Exchange does. */
export function provesPassword(answer: NtlmAnswer, challenge: Buffer, password: string): boolean {
  const { user, domain, ntResponse } = answer;
  if (ntResponse.length <= 24) return false;
  const identity = Buffer.from(user.toUpperCase() + domain, 'utf16le');
  const key = createHmac('md5', md4(Buffer.from(password, 'utf16le')))
    .update(identity)
    .digest();
  const blob = ntResponse.subarray(16);
  const proof = createHmac('md5', key).update(challenge).update(blob).digest();
  return timingSafeEqual(proof, ntResponse.subarray(0, 16));
}
