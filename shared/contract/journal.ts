import { z } from 'zod';
import { journalEntry, journalVerdict } from '../model/journal.ts';
import { traceEntry } from '../model/trace.ts';
import { local, read } from './declare.ts';

/** The record of what was done, and what was on the wire. */
export const journalRequests = {
  /** The session's last requests and replies as they were on the wire, with everything secret taken out. */
  'trace.list': read({ input: {}, output: z.array(traceEntry), example: {} }),
  'journal.list': local({
    input: { before: z.number().int().min(0).nullable(), limit: z.number().int().min(1).max(500) },
    output: z.strictObject({ entries: z.array(journalEntry), total: z.number().int() }),
    example: { before: null, limit: 50 },
  }),
  'journal.verify': local({ input: {}, output: journalVerdict, example: {} }),
} as const;
