import { createHash, createHmac, randomBytes, X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { pem, reply, xmlReply, type RawAnswer, type RawRequest } from './raw-server.ts';

/** A server's side of NTLM, written from MS-NLMP for these tests alone. It knows one user, by the hash of "Password". */
export interface NtlmPeer {
  readonly answer: RawAnswer;
  /** What the peer saw, in order: `negotiate`, `accepted`, `refused: why`, `request`, `stray body`. */
  readonly seen: string[];
}

const ntHash = Buffer.from('a4f49c406510bdcab6824ee7c30fd852', 'hex');
const hmac = (key: Buffer, ...parts: Buffer[]): Buffer =>
  createHmac('md5', key).update(Buffer.concat(parts)).digest();

const refuse = (socket: Socket, header: string): unknown => socket.write(reply(401, '', header));

interface Options {
  /** Puts the server's time into the challenge, which asks for an integrity code. */
  readonly withTime: boolean;
  /** The certificate that the proof must be bound to, and its hash. */
  readonly boundTo?: { readonly name: string; readonly hash: string };
  /** Forgets the sign-in after each request. */
  readonly isForgetful?: boolean;
  readonly onAccepted?: (request: RawRequest, socket: Socket) => void;
}

export function ntlmPeer(options: Options): NtlmPeer {
  const seen: string[] = [];
  const states = new Map<Socket, { negotiate: Buffer; challenge: Buffer; isIn: boolean }>();

  function answer(request: RawRequest, socket: Socket): void {
    const token = /^NTLM (.+)$/u.exec(request.headers['authorization'] ?? '')?.[1];
    const message = token === undefined ? null : Buffer.from(token, 'base64');
    const state = states.get(socket);
    if (message === null && state?.isIn === true) return accept(request, socket, 'request');
    if (message?.readUInt32LE(8) === 1) {
      seen.push(request.body === '' ? 'negotiate' : 'stray body');
      const challenge = challengeMessage(options.withTime);
      states.set(socket, { negotiate: message, challenge, isIn: false });
      refuse(socket, `WWW-Authenticate: NTLM ${challenge.toString('base64')}`);
      return;
    }
    if (message === null || state === undefined) {
      seen.push(request.body === '' ? 'unasked' : 'stray body');
      refuse(socket, 'WWW-Authenticate: NTLM');
      return;
    }
    const fault = faultOf(message, state.negotiate, state.challenge, options);
    if (fault === null) {
      state.isIn = true;
      accept(request, socket, 'accepted');
      return;
    }
    seen.push(`refused: ${fault}`);
    states.delete(socket);
    refuse(socket, 'WWW-Authenticate: NTLM');
  }

  function accept(request: RawRequest, socket: Socket, what: string): void {
    seen.push(what);
    if (options.isForgetful === true) states.delete(socket);
    if (options.onAccepted === undefined) socket.write(xmlReply(`<echo>${request.body.length}</echo>`));
    else options.onAccepted(request, socket);
  }

  return { answer, seen };
}

function pair(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

function challengeMessage(withTime: boolean): Buffer {
  const name = Buffer.from('CONTOSO', 'utf16le');
  const time = Buffer.from('0090d336b734c301', 'hex');
  const pairs = [
    pair(2, name),
    pair(1, Buffer.from('EX01', 'utf16le')),
    pair(3, Buffer.from('ex01.contoso.test', 'utf16le')),
  ];
  const information = Buffer.concat([
    ...pairs,
    ...(withTime ? [pair(7, time)] : []),
    pair(0, Buffer.alloc(0)),
  ]);
  const head = Buffer.alloc(56);
  head.write('NTLMSSP\0', 'latin1');
  head.writeUInt32LE(2, 8);
  head.writeUInt16LE(name.length, 12);
  head.writeUInt16LE(name.length, 14);
  head.writeUInt32LE(56, 16);
  head.writeUInt32LE(0xe28a8205, 20);
  randomBytes(8).copy(head, 24);
  head.writeUInt16LE(information.length, 40);
  head.writeUInt16LE(information.length, 42);
  head.writeUInt32LE(56 + name.length, 44);
  return Buffer.concat([head, name, information]);
}

function field(message: Buffer, at: number): Buffer {
  const offset = message.readUInt32LE(at + 4);
  return message.subarray(offset, offset + message.readUInt16LE(at));
}

function faultOf(message: Buffer, negotiate: Buffer, challenge: Buffer, options: Options): string | null {
  const user = field(message, 36).toString('utf16le');
  const nt = field(message, 20);
  const key = hmac(
    ntHash,
    Buffer.from(user.toUpperCase() + field(message, 28).toString('utf16le'), 'utf16le'),
  );
  const [proof, temp] = [nt.subarray(0, 16), nt.subarray(16)];
  if (!hmac(key, challenge.subarray(24, 32), temp).equals(proof)) return 'wrong proof';
  const pairs = new Map<number, Buffer>();
  for (let at = 28; temp.readUInt16LE(at) !== 0; at += 4 + temp.readUInt16LE(at + 2)) {
    pairs.set(temp.readUInt16LE(at), temp.subarray(at + 4, at + 4 + temp.readUInt16LE(at + 2)));
  }
  if (pairs.get(9)?.toString('utf16le') !== 'HTTP/127.0.0.1') return 'another service';
  if (!(pairs.get(10) ?? Buffer.alloc(0)).equals(bindingOf(options))) return 'another channel';
  if (!options.withTime) return null;
  if (pairs.get(7)?.toString('hex') !== '0090d336b734c301') return 'another time';
  if (((pairs.get(6)?.readUInt32LE() ?? 0) & 2) === 0) return 'no integrity code';
  if (!field(message, 12).equals(Buffer.alloc(24))) return 'an LM response';
  const blank = Buffer.from(message);
  blank.fill(0, 72, 88);
  const code = hmac(hmac(key, proof), negotiate, challenge, blank);
  return code.equals(message.subarray(72, 88)) ? null : 'wrong integrity code';
}

function bindingOf({ boundTo }: Options): Buffer {
  if (boundTo === undefined) return Buffer.alloc(16);
  const { raw } = new X509Certificate(pem(`${boundTo.name}.pem`));
  const point = Buffer.concat([
    Buffer.from('tls-server-end-point:'),
    createHash(boundTo.hash).update(raw).digest(),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(point.length);
  return createHash('md5')
    .update(Buffer.concat([Buffer.alloc(16), length, point]))
    .digest();
}
