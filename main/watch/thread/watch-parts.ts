import type { Failure } from '../../../shared/failure.ts';
import type { Transport } from '../../ews/transport/transport.ts';
import type { Noticed } from '../../mailbox/opening/opening-calls.ts';
import type { Clock } from '../../clock.ts';
import type { HeardState } from '../watch-messages.ts';

/** What a watch tells main. Names of folders, states and failures: no content. */
export interface WatchTold {
  readonly onNoticed: (mailboxId: string, noticed: Noticed) => void;
  readonly onState: (mailboxId: string, state: HeardState, since: string) => void;
  readonly onSecretRefused: (failure: Failure) => void;
  readonly onDefect: (words: string, text: string) => void;
}

/** What all parts of one account's watch work with. */
export interface WatchParts {
  readonly host: string;
  /** Makes connections of their own for one group: affinity is a cookie, and each group has its own. */
  readonly makeTransport: () => Transport;
  readonly clock: Clock;
  readonly heartbeatMs: number;
  readonly told: WatchTold;
}

/** Events are gathered for so long before they are told, in milliseconds. */
export const GATHER_MS = 250;
/** Between two questions for events where streaming is forbidden. */
export const ASK_EVERY_MS = 30_000;
/** Between two synchronisations where subscribing is forbidden. */
export const POLL_EVERY_MS = 60_000;
/** After how long a mailbox that fell back tries to stream again. */
export const CLIMB_AFTER_MS = 15 * 60_000;

/** How long to wait after so many failures in a row, in milliseconds: 1, 2, 4 … 60 seconds. */
export function backOffMs(failures: number): number {
  return Math.min(1_000 * 2 ** Math.max(0, failures - 1), 60_000);
}
