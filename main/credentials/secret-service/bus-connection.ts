import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { BusSocket } from './bus-address.ts';
import { messageLength, readReply, writeCall } from './bus-message.ts';
import type { BusReply, MethodCall } from './bus-message.ts';

/**
 * A connection to a message bus, enough of one to ask a few questions without a native library: those block a
 * thread of libuv's pool for as long as the other side likes. Every promise rejects when the connection ends.
 */
export class BusConnection {
  readonly #socket: Socket;
  readonly #waiting = new Map<
    number,
    { resolve: (reply: BusReply) => void; reject: (error: Error) => void }
  >();
  #serial = 0;
  #received: Buffer = Buffer.alloc(0);
  #isReady = false;
  readonly #ready = Promise.withResolvers<undefined>();

  constructor(socket: BusSocket) {
    this.#socket = connect(socket).unref();
    this.#ready.promise.catch(() => undefined);
    this.#socket.once('connect', () => {
      // SASL EXTERNAL: the system itself tells the bus who we are; the user id is given in hexadecimal digits.
      const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
      this.#socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    });
    this.#socket.on('data', (bytes) => this.#take(bytes));
    this.#socket.on('error', (error) => this.#end(error));
    this.#socket.on('close', () => this.#end(new Error('the bus closed the connection')));
  }

  /** Calls a method and waits for its answer, which may be an error with a name. */
  async call(call: MethodCall): Promise<BusReply> {
    await this.#ready.promise;
    return await this.#send(call);
  }

  /** Ends the connection; calls under way reject. */
  close(): void {
    this.#socket.destroy();
  }

  #send(call: MethodCall): Promise<BusReply> {
    this.#serial += 1;
    const { promise, resolve, reject } = Promise.withResolvers<BusReply>();
    this.#waiting.set(this.#serial, { resolve, reject });
    this.#socket.write(writeCall(this.#serial, call));
    return promise;
  }

  #take(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    if (!this.#isReady) this.#authenticate();
    if (this.#isReady) this.#read();
  }

  #authenticate(): void {
    const end = this.#received.indexOf('\r\n');
    if (end === -1) return;
    const line = this.#received.toString('latin1', 0, end);
    this.#received = this.#received.subarray(end + 2);
    if (!line.startsWith('OK ')) {
      this.#socket.destroy(new Error('the bus did not accept us'));
      return;
    }
    this.#isReady = true;
    this.#socket.write('BEGIN\r\n');
    const hello: MethodCall = {
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'Hello',
      arguments: [],
    };
    this.#send(hello).then(() => this.#ready.resolve(undefined), this.#ready.reject);
  }

  #read(): void {
    for (;;) {
      const length = messageLength(this.#received);
      if (length === -1) this.#socket.destroy(new Error('the bus sent something unreadable'));
      if (length === null || length === -1 || this.#received.length < length) return;
      const reply = readReply(this.#received.subarray(0, length));
      this.#received = this.#received.subarray(length);
      if (reply !== null) {
        this.#waiting.get(reply.replySerial)?.resolve(reply);
        this.#waiting.delete(reply.replySerial);
      }
    }
  }

  #end(error: Error): void {
    this.#ready.reject(error);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
