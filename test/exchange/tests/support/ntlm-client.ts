import { createHmac, randomBytes } from 'node:crypto';

import { md4 } from '../../http/md4.ts';

const utf16 = (text: string) => Buffer.from(text, 'utf16le');

/** A type 1 message. */
export function negotiate(): string {
  const message = Buffer.alloc(40);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(0xa2_08_82_07, 12);
  return `NTLM ${message.toString('base64')}`;
}

/** A type 3 message that answers the challenge in a WWW-Authenticate header. */
export function authenticate(
  header: string,
  who: { readonly user: string; readonly domain: string; readonly password: string },
): string {
  const challenge = Buffer.from(header.replace(/^NTLM /, ''), 'base64');
  const info = challenge.subarray(
    challenge.readUInt32LE(44),
    challenge.readUInt32LE(44) + challenge.readUInt16LE(40),
  );
  const blob = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    Buffer.alloc(8),
    randomBytes(8),
    Buffer.alloc(4),
    info,
    Buffer.alloc(4),
  ]);
  const key = createHmac('md5', md4(utf16(who.password)))
    .update(utf16(who.user.toUpperCase() + who.domain))
    .digest();
  const proof = createHmac('md5', key).update(challenge.subarray(24, 32)).update(blob).digest();
  const parts = [
    Buffer.alloc(24),
    Buffer.concat([proof, blob]),
    utf16(who.domain),
    utf16(who.user),
    utf16('TEST'),
    Buffer.alloc(0),
  ];
  const head = Buffer.alloc(64);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(3, 8);
  let offset = 64;
  parts.forEach((part, index) => {
    head.writeUInt16LE(part.length, 12 + index * 8);
    head.writeUInt16LE(part.length, 14 + index * 8);
    head.writeUInt32LE(offset, 16 + index * 8);
    offset += part.length;
  });
  head.writeUInt32LE(0xa2_88_82_05, 60);
  return `NTLM ${Buffer.concat([head, ...parts]).toString('base64')}`;
}
