import { createHmac } from 'node:crypto';
import { md4 } from './md4.ts';

/** Whose password it is, as the server is told: an empty domain for a user principal name. */
export interface NtlmUser {
  readonly domain: string;
  readonly name: string;
}

/** What goes into a response besides the password. */
export interface ResponseInput {
  readonly serverChallenge: Buffer;
  readonly clientChallenge: Buffer;
  /** A FILETIME, eight bytes. */
  readonly timestamp: Buffer;
  /** The target information block, as it is to be sent. */
  readonly targetInformation: Buffer;
}

/** NTOWFv2 (MS-NLMP 3.3.2): the key of all NTLMv2 responses of a user. Worth as much as the password. */
export function responseKey({ domain, name }: NtlmUser, password: string): Buffer {
  return hmacMd5(md4(unicode(password)), unicode(upperCase(name) + domain));
}

/** The NTLMv2 response, the LMv2 response and the session's base key (MS-NLMP 3.3.2). */
export function ntlmV2Response(
  key: Buffer,
  { serverChallenge, clientChallenge, timestamp, targetInformation }: ResponseInput,
): { readonly nt: Buffer; readonly lm: Buffer; readonly sessionBaseKey: Buffer } {
  const temp = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    timestamp,
    clientChallenge,
    Buffer.alloc(4),
    targetInformation,
    Buffer.alloc(4),
  ]);
  const proof = hmacMd5(key, serverChallenge, temp);
  return {
    nt: Buffer.concat([proof, temp]),
    lm: Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]),
    sessionBaseKey: hmacMd5(key, proof),
  };
}

/** HMAC-MD5 (RFC 2104) over parts in a row. */
export function hmacMd5(key: Buffer, ...parts: readonly Buffer[]): Buffer {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/** Text as NTLM has it. */
export function unicode(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

/** Windows raises each UTF-16 unit by itself, and leaves those whose capital is more than one: ß stays ß. */
function upperCase(text: string): string {
  return text
    .split('')
    .map((unit) => (unit.toUpperCase().length === 1 ? unit.toUpperCase() : unit))
    .join('');
}
