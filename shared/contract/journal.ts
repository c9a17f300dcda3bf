import { z } from 'zod';
import { journalEntry, journalVerdict } from '../model/journal.ts';
import { traceEntry } from '../model/trace.ts';
import { nothing, inSession } from './shapes.ts';

/** The record of what was done, and what was on the wire. */
export const journalRequests = {
  /** The session's last requests and replies as they were on the wire, with everything secret taken out. */
  'trace.list': { input: z.strictObject(inSession), output: z.array(traceEntry) },
  'journal.list': {
    input: z.strictObject({
      before: z.number().int().min(0).nullable(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ entries: z.array(journalEntry), total: z.number().int() }),
  },
  'journal.verify': { input: nothing, output: journalVerdict },
} as const;
