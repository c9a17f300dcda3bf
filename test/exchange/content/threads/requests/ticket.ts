import type { Additions } from '../transcript.ts';

/** One request to the support desk: `text` is a transcript. */
export interface Ticket {
  readonly subject: string;
  readonly text: string;
  readonly filed?: string;
  readonly additions?: Additions;
}
