import type { Identities } from '../../shared/model/identity.ts';

/** What a session is made for; none of it changes during its life. */
export interface SessionMaking {
  readonly mailboxId: string;
  readonly accountId: string;
  readonly identities: Identities;
  readonly colour: number;
  readonly names: { readonly authenticated: string; readonly mailbox: string };
  /** Milliseconds without a look until its thread is let go. */
  readonly hibernateAfterMs: number;
}
