import type { Agent } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { http } from './node-http.ts';

/** The connection ended before a byte of the request could leave on it. */
export const connectionGone = 'ERR_CONNECTION_GONE';

/**
 * One socket to the server. NTLM authenticates the socket and not the request, so nothing here ever moves to another
 * socket by itself: the agent knows this one and refuses to make a second.
 */
export class Connection {
  readonly socket: Socket;
  readonly agent: Agent;
  /** Set once the server has answered a request that proved who we are on this socket. */
  isAccepted = false;
  #served = 0;
  #lastUsed = performance.now();
  #isRetired = false;

  constructor(socket: Socket) {
    this.socket = socket;
    // An error is always followed by 'close', and whoever waits for a reply listens for it: here it only must not
    // end the process while nobody waits.
    socket.on('error', () => undefined);
    this.agent = oneSocketAgent(socket);
  }

  /** Another request may be sent on it, as far as is known here. */
  get isOpen(): boolean {
    return !this.#isRetired && !this.socket.destroyed && this.socket.writable;
  }

  /** An earlier request was answered on it, so the server may have ended it in the meantime. */
  get isReused(): boolean {
    return this.#served > 0;
  }

  /** For how long nothing was sent or received, in milliseconds. */
  get idleMs(): number {
    return performance.now() - this.#lastUsed;
  }

  /**
   * Whether it is still open once the event loop has looked at the network. Its end, or bytes that nobody asked for and
   * that would pass for the next reply, may have come while this thread was busy; Node ends the connection for either,
   * but only when it sees them. The second turn makes sure that a look lies between.
   */
  async isStillOpen(): Promise<boolean> {
    await setImmediate();
    await setImmediate();
    return this.isOpen;
  }

  /** A reply has come to its end. */
  markServed(): void {
    this.#served += 1;
    this.#lastUsed = performance.now();
  }

  /** No further request; the one under way goes on. */
  retire(): void {
    this.#isRetired = true;
  }

  /** Ends it at once, whatever is under way. */
  destroy(): void {
    this.#isRetired = true;
    this.agent.destroy();
    this.socket.destroy();
  }
}

function oneSocketAgent(socket: Socket): Agent {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  let isGiven = false;
  agent.createConnection = (_options, callback) => {
    if (!isGiven) {
      isGiven = true;
      return socket;
    }
    callback?.(Object.assign(new Error('the connection is gone'), { code: connectionGone }), socket);
    return undefined;
  };
  return agent;
}
