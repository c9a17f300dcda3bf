import type { Fault } from '../faults.ts';
import type { StreamStart } from '../notifications/streams.ts';
import type { Reply } from './reply.ts';

/** What to send: a reply, and perhaps a fault that does something to the connection instead. */
export interface Answer {
  readonly reply: Reply;
  readonly fault: Fault | undefined;
  /** The reply goes on: more envelopes follow. */
  readonly stream?: StreamStart;
  /** ms on the server's clock until the work is done and the reply can go out. */
  readonly works?: number;
  /** To be called when the reply is out. */
  readonly leave?: () => void;
}

/** An answer without any fault. */
export function plain(reply: Reply): Answer {
  return { reply, fault: undefined };
}
