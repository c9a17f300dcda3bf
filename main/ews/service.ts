import type { Identities } from '../../shared/model/identity.ts';
import type { HeldTo } from './held-to.ts';
import type { Transport } from './transport/transport.ts';

/** What every operation is given: a way to the server and the identities it speaks with. */
export interface EwsService {
  readonly transport: Transport;
  readonly identities: Identities;
  /** The server's host, for failures. */
  readonly host: string;
  /** What its replies are held to; absent where nothing is known yet that they could be held to. */
  readonly heldTo?: HeldTo;
}
