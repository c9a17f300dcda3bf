import { failed, success, type Result } from '../../../shared/result.ts';
import { connect } from './http/connect.ts';
import { Connection } from './http/connection.ts';
import { notActed, type Ending } from './http/ending.ts';
import type { Errand, Server } from './server.ts';
import type { Proving } from './sign-in/sign-in-gate.ts';
import type { EwsRequest } from './transport.ts';
import { visit } from './http/visit.ts';
import type { Watch } from './watch.ts';

/**
 * A way to the server for one request at a time: at most one connection, kept for the next request and made anew when
 * it has ended.
 */
export class Lane {
  readonly #server: Server;
  #connection: Connection | null = null;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Whether a request could leave without connecting first. */
  get isWarm(): boolean {
    return this.#connection?.isOpen === true;
  }

  /**
   * Carries one errand; null when it was answered. It goes again on a fresh connection where it cannot have reached the
   * server or was a read, and with a fresh sign-in as often as the gate allows.
   */
  async run(errand: Errand): Promise<Ending | null> {
    let mayReconnect = true;
    for (;;) {
      const ending = await this.#carry(errand);
      if (ending?.remedy === 'connection' && mayReconnect && mayRepeat(ending, errand.request))
        mayReconnect = false;
      else if (ending?.remedy !== 'sign-in') return ending;
    }
  }

  /** Ends the connection. What is under way on it was told by its watch before. */
  close(): void {
    this.#connection?.destroy();
    this.#connection = null;
  }

  async #carry(errand: Errand): Promise<Ending | null> {
    const usable = await this.#usable(errand.request);
    const leave = await this.#server.gate.enter(errand.watch, this.#proving(usable));
    if (!leave.ok) return notActed(leave.failure);
    try {
      const connection = usable?.isOpen === true ? success(usable) : await this.#connect(errand.watch);
      if (!connection.ok) return notActed(connection.failure);
      return await visit(this.#server, connection.value, errand, leave.value);
    } finally {
      // Counts only where nothing else was said: a leave that is never given back would hold all others up.
      leave.value.undecided();
    }
  }

  async #usable({ intent }: EwsRequest): Promise<Connection | null> {
    const { limits, signIn } = this.#server;
    const connection = this.#connection;
    if (connection?.isOpen !== true) return null;
    if (!connection.isReused) return connection;
    if (!signIn.isKept) return null;
    if (intent === 'write' && connection.idleMs > limits.freshForWriteMs) return null;
    return (await connection.isStillOpen()) ? connection : null;
  }

  #proving(usable: Connection | null): Proving {
    if (usable?.isAccepted !== true) return 'first';
    return this.#server.signIn.isPerRequest ? 'again' : 'nothing';
  }

  async #connect(watch: Watch): Promise<Result<Connection>> {
    this.close();
    const { address, trust, limits, counts } = this.#server;
    const socket = await connect({ address, trust, connectMs: limits.connectMs }, watch);
    if (!socket.ok) return failed(socket.failure);
    counts.connections += 1;
    this.#connection = new Connection(socket.value);
    return success(this.#connection);
  }
}

function mayRepeat(ending: Ending, { intent }: EwsRequest): boolean {
  return intent === 'read' || !ending.mayHaveActed;
}
