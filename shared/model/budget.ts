import { z } from 'zod';
import { instant } from './identity.ts';

/** What one identity may still ask of one server, as far as this program knows. */
export const serverBudget = z.strictObject({
  host: z.string(),
  /** Whom the server charges: the authorized identity. */
  charged: z.string(),
  inFlight: z.number().int(),
  waiting: z.number().int(),
  most: z.number().int(),
  hanging: z.number().int(),
  /** Until when the server asked us to be still; null when it did not. */
  stillUntil: instant.nullable(),
  /** Requests that a server answered as too busy, in this run. */
  timesBusy: z.number().int(),
});
export type ServerBudget = z.output<typeof serverBudget>;
