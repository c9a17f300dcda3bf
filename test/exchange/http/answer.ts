import type { Fault } from '../faults.ts';
import type { StreamStart } from '../notifications/streams.ts';
import type { Reply } from './reply.ts';

/** What to send: a reply, and perhaps a fault that does something to the connection instead. */
export interface Answer {
  readonly reply: Reply;
  readonly fault: Fault | undefined;
  /** The reply goes on: more envelopes follow. */
  readonly stream?: StreamStart;
  /** To be called when the reply is out. */
  readonly leave?: () => void;
}

/** An answer without any fault. */
export function plain(reply: Reply): Answer {
  return { reply, fault: undefined };
}
