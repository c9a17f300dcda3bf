import { z } from 'zod';
import * as id from '../model/identity.ts';
import { EXAMPLE_SESSION, local } from './declare.ts';
import { done, inSession } from './shapes.ts';

/** The frames that show messages, and the links in them. */
export const framesRequests = {
  /** Takes sanitised HTML and serves it once, on its own origin under a policy that runs nothing. */
  'frame.stage': local({
    input: { ...inSession, itemId: id.itemId, html: z.string().max(20_000_000) },
    output: z.strictObject({ url: z.string() }),
    example: {
      sessionId: EXAMPLE_SESSION,
      itemId: 'AAMk…',
      html: '<p>Hello</p>',
    },
  }),
  /** Opens link `index` of a message in the person's browser, after they saw its host. */
  'link.open': local({
    input: { ...inSession, itemId: id.itemId, index: z.number().int().min(0) },
    output: done,
    example: { sessionId: EXAMPLE_SESSION, itemId: 'AAMk…', index: 0 },
  }),
} as const;
