import { success, type Result } from '../../../shared/result.ts';

/**
 * What a request takes of the server's budget. `find` returns at most so many rows; `hanging` is a connection that
 * stays open for notifications; `send` hands over so many messages for delivery, and `write` is any other change.
 * https://learn.microsoft.com/en-us/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export type Burden =
  | { readonly kind: 'call' }
  | { readonly kind: 'write' }
  | { readonly kind: 'find'; readonly rows: number; readonly isRestricted: boolean }
  | { readonly kind: 'sync' }
  | { readonly kind: 'send'; readonly messages: number }
  | { readonly kind: 'hanging' };

/** A request that wants to leave. */
export interface Wish {
  /** Whom the server charges: the authorized identity, lower case. */
  readonly charged: string;
  readonly burden: Burden;
  /** How long it may wait, in milliseconds; then it fails as `server-busy`. `Infinity` waits for as long as it takes. */
  readonly patienceMs: number;
}

/** A server said that it is asked too much, in any of its shapes. */
export interface Throttled {
  /** For how long it wants to be left alone, in milliseconds; null where it does not say. */
  readonly backOffMs: number | null;
  /** The limit that was met, where the server names one. `rows` alone does not ask for silence. */
  readonly exceeded: 'requests' | 'sync' | 'hanging' | 'rows' | null;
}

/** What a reply said of the budget: `answered` for EWS's own reply, `nothing` where no server of ours spoke. */
export type Told = 'answered' | 'nothing' | Throttled;

/** Leave to send one request, until `done`. */
export interface Turn {
  /**
   * Whether the request may still leave. Asked at the last moment before its first byte: false from the moment when any
   * thread has read that the server is busy, whoever's turn it was.
   */
  mayLeave(): boolean;
  /** Gives the turn back. Only the first call counts. */
  done(told: Told): void;
}

/** A turn that was asked for. */
export interface AskedTurn {
  /** Fails as `server-busy` when patience ends, and as `cancelled` after `cancel`. Never rejects. */
  readonly turn: Promise<Result<Turn>>;
  /** No longer wanted; a turn that was already on its way is given back. */
  cancel(): void;
}

/** Where a transport takes its turns. */
export interface Turns {
  /** Whether a turn waits until a busy server may be asked again; only then is asking again any use. */
  readonly waitsWhenBusy: boolean;
  take(wish: Wish): AskedTurn;
}

/** Every turn at once: for a transport that speaks for itself alone, and for tests. */
export const openTurns: Turns = {
  waitsWhenBusy: false,
  take: () => ({
    turn: Promise.resolve(success({ mayLeave: () => true, done: () => undefined })),
    cancel: () => undefined,
  }),
};
