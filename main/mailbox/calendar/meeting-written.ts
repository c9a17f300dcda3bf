import type { Given } from '../../../shared/contract/index.ts';

/** What came of a calendar write in the thread; main adds the journal's part. */
export type MeetingWritten = Given<'meeting.create'>;
