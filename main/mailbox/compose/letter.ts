import type { Asked, Given } from '../../../shared/contract/index.ts';

/** The message a person has written, as it reaches the session. */
export type Letter = Asked<'message.send'>;

/** What came of a send in the thread; main adds the journal's part. */
export type Sent = Given<'message.send'>;
