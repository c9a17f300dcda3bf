import { z } from 'zod';
import { instant } from './identity.ts';

/** One request and its reply as they were on the wire, with everything secret taken out. */
export const traceEntry = z.strictObject({
  at: instant,
  /** EWS's name of the operation. */
  operation: z.string(),
  /** Null where no reply came. */
  status: z.number().nullable(),
  durationMs: z.number(),
  requestBytes: z.number(),
  replyBytes: z.number(),
  /** As `client-request-id` went out and as the server named the request. */
  clientRequestId: z.string(),
  serverRequestId: z.string().nullable(),
  /** The kind of failure it ended in, or null. */
  failure: z.string().nullable(),
  /** The beginnings of both, as text. */
  request: z.string(),
  reply: z.string(),
});
export type TraceEntry = z.output<typeof traceEntry>;
