import { z } from 'zod';

/** A picture of somebody, of a kind that its own first bytes show. */
export const photo = z.strictObject({
  mediaType: z.enum(['image/jpeg', 'image/png']),
  base64: z.base64(),
});
export type Photo = z.output<typeof photo>;
