/** One method call whose arguments are all strings; that is all the probe needs. */
export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly arguments: readonly string[];
}

/** What came back for a call. `body` starts at the first argument; `littleEndian` says how to read it. */
export interface BusReply {
  readonly replySerial: number;
  readonly errorName: string | null;
  readonly body: Buffer;
  readonly littleEndian: boolean;
}

const methodCall = 1;
const methodReturn = 2;
const methodError = 3;
const fixedHeaderLength = 16;
const longestMessage = 1024 * 1024;

function padding(length: number, boundary: number): Buffer {
  return Buffer.alloc((boundary - (length % boundary)) % boundary);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** STRING and OBJECT_PATH: length, UTF-8, NUL. SIGNATURE has a length of one byte. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([uint32(bytes.length), bytes, Buffer.alloc(1)]);
}

function signature(value: string): Buffer {
  return Buffer.concat([Buffer.from([value.length]), Buffer.from(`${value}\0`, 'latin1')]);
}

function appendAligned(parts: Buffer, boundary: number, next: Buffer): Buffer {
  return Buffer.concat([parts, padding(parts.length, boundary), next]);
}

/** One header field: STRUCT of BYTE and VARIANT, on a boundary of eight. */
function appendField(fields: Buffer, code: number, type: 'o' | 's' | 'g', value: string): Buffer {
  const head = appendAligned(fields, 8, Buffer.concat([Buffer.from([code]), signature(type)]));
  return type === 'g' ? Buffer.concat([head, signature(value)]) : appendAligned(head, 4, text(value));
}

/** Writes a method call, little-endian. D-Bus Specification, "Message Format". */
export function writeCall(serial: number, call: MethodCall): Buffer {
  let body: Buffer = Buffer.alloc(0);
  for (const argument of call.arguments) body = appendAligned(body, 4, text(argument));
  let fields: Buffer = Buffer.alloc(0);
  fields = appendField(fields, 1, 'o', call.path);
  fields = appendField(fields, 2, 's', call.interface);
  fields = appendField(fields, 3, 's', call.member);
  fields = appendField(fields, 6, 's', call.destination);
  if (call.arguments.length > 0) fields = appendField(fields, 8, 'g', 's'.repeat(call.arguments.length));
  const fixed = Buffer.concat([
    Buffer.from(['l'.charCodeAt(0), methodCall, 0, 1]),
    uint32(body.length),
    uint32(serial),
    uint32(fields.length),
  ]);
  const header = Buffer.concat([fixed, fields]);
  return Buffer.concat([header, padding(header.length, 8), body]);
}

/** The whole length of the message at the start of `bytes`; null while too little is there, -1 when malformed. */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.length < fixedHeaderLength) return null;
  const littleEndian = bytes[0] === 0x6c;
  if (!littleEndian && bytes[0] !== 0x42) return -1;
  const bodyLength = readUint32(bytes, 4, littleEndian);
  const headerLength = fixedHeaderLength + readUint32(bytes, 12, littleEndian);
  const length = headerLength + ((8 - (headerLength % 8)) % 8) + bodyLength;
  return length > longestMessage ? -1 : length;
}

/** Reads one whole message when it is a reply; null for signals and calls, which the probe does not heed. */
export function readReply(message: Buffer): BusReply | null {
  const type = message[1];
  if (type !== methodReturn && type !== methodError) return null;
  const littleEndian = message[0] === 0x6c;
  const bodyLength = readUint32(message, 4, littleEndian);
  const fieldsEnd = fixedHeaderLength + readUint32(message, 12, littleEndian);
  let replySerial: number | null = null;
  let errorName: string | null = null;
  let at = fixedHeaderLength;
  while (at < fieldsEnd) {
    at += (8 - (at % 8)) % 8;
    const code = message[at] ?? 0;
    const typeLength = message[at + 1] ?? 0;
    const fieldType = message.toString('latin1', at + 2, at + 2 + typeLength);
    at += 3 + typeLength;
    if (fieldType === 'u') {
      at += (4 - (at % 4)) % 4;
      if (code === 5) replySerial = readUint32(message, at, littleEndian);
      at += 4;
    } else if (fieldType === 'g') {
      at += 2 + (message[at] ?? 0);
    } else if (fieldType === 's' || fieldType === 'o') {
      at += (4 - (at % 4)) % 4;
      const length = readUint32(message, at, littleEndian);
      if (code === 4) errorName = message.toString('utf8', at + 4, at + 4 + length);
      at += 5 + length;
    } else return null;
  }
  if (replySerial === null) return null;
  const body = message.subarray(message.length - bodyLength);
  return {
    replySerial,
    errorName: type === methodError ? (errorName ?? 'unnamed') : null,
    body,
    littleEndian,
  };
}

/** A UINT32 of a message; 0 past its end, so that a lying length cannot make a reader throw. */
export function readUint32(bytes: Buffer, at: number, littleEndian: boolean): number {
  if (at < 0 || at + 4 > bytes.length) return 0;
  return littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}

/** The first argument of a reply, when it is a string or an object path. */
export function firstText(reply: BusReply): string {
  return reply.body.toString('utf8', 4, 4 + readUint32(reply.body, 0, reply.littleEndian));
}

/** The first argument of a reply, when it is a variant that holds a boolean; null for any other variant. */
export function firstBooleanVariant(reply: BusReply): boolean | null {
  if (reply.body.toString('latin1', 0, 3) !== '\u0001b\0') return null;
  return readUint32(reply.body, 4, reply.littleEndian) === 1;
}
