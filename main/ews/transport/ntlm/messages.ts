/** The negotiate flags that are used here (MS-NLMP 2.2.2.5). No signing or sealing: TLS does both. */
const flag = {
  unicode: 0x0000_0001,
  requestTarget: 0x0000_0004,
  ntlm: 0x0000_0200,
  alwaysSign: 0x0000_8000,
  extendedSessionSecurity: 0x0008_0000,
  targetInformation: 0x0080_0000,
  strength128: 0x2000_0000,
  strength56: 0x8000_0000,
} as const;

const wanted = Object.values(flag).reduce((all, each) => (all | each) >>> 0, 0);
const signature = Buffer.from('NTLMSSP\0', 'latin1');

/** NEGOTIATE_MESSAGE (MS-NLMP 2.2.1.1), without a domain, a workstation or a version: it tells nothing about us. */
export function negotiateMessage(): Buffer {
  const message = Buffer.alloc(40);
  signature.copy(message);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(wanted, 12);
  return message;
}

/** What a client needs of a CHALLENGE_MESSAGE. */
export interface Challenge {
  readonly flags: number;
  readonly serverChallenge: Buffer;
  readonly targetInformation: Buffer;
}

/** Reads a CHALLENGE_MESSAGE (2.2.1.2); null for one that is damaged or that offers no NTLMv2 in Unicode. */
export function readChallenge(message: Buffer): Challenge | null {
  if (message.length < 48 || !message.subarray(0, 8).equals(signature) || message.readUInt32LE(8) !== 2)
    return null;
  const flags = message.readUInt32LE(20);
  if ((flags & flag.unicode) === 0 || (flags & flag.targetInformation) === 0) return null;
  const length = message.readUInt16LE(40);
  const offset = message.readUInt32LE(44);
  if (offset + length > message.length) return null;
  return {
    flags,
    serverChallenge: message.subarray(24, 32),
    targetInformation: message.subarray(offset, offset + length),
  };
}

/** What an AUTHENTICATE_MESSAGE carries. */
export interface Answer {
  readonly lm: Buffer;
  readonly nt: Buffer;
  readonly domain: Buffer;
  readonly userName: Buffer;
  /** The server's flags: of them we confirm the ones that we asked for. */
  readonly flags: number;
}

const headLength = 88;
/** Where the message integrity code stands, 16 bytes. */
const micOffset = 72;

/** AUTHENTICATE_MESSAGE (2.2.1.3) with an empty integrity code. */
export function authenticateMessage({ lm, nt, domain, userName, flags }: Answer): Buffer {
  const head = Buffer.alloc(headLength);
  signature.copy(head);
  head.writeUInt32LE(3, 8);
  const none = Buffer.alloc(0);
  const fields = [lm, nt, domain, userName, none, none];
  let offset = headLength;
  fields.forEach((field, index) => {
    const at = 12 + index * 8;
    head.writeUInt16LE(field.length, at);
    head.writeUInt16LE(field.length, at + 2);
    head.writeUInt32LE(offset, at + 4);
    offset += field.length;
  });
  head.writeUInt32LE((flags & wanted) >>> 0, 60);
  return Buffer.concat([head, ...fields]);
}

/** Puts an integrity code into an AUTHENTICATE_MESSAGE. */
export function setIntegrityCode(message: Buffer, code: Buffer): void {
  code.copy(message, micOffset);
}
