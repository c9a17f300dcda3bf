import { z } from 'zod';
import { keptIn, keptText, unsentText } from '../model/kept-text.ts';
import { done, inSession } from './shapes.ts';

/** What is written in a form and not sent: kept sealed in the profile, so that no crash, lock or reload loses it. */
export const textsRequests = {
  /** Keeps a form's text in place of what was kept of it before, within a second or so of typing. Nothing leaves this machine. */
  'text.keep': {
    input: z.strictObject({ ...inSession, text: unsentText }),
    output: z.strictObject({ keptIn }),
  },
  /** What is kept of this mailbox, to be offered again. */
  'text.list': {
    input: z.strictObject(inSession),
    output: z.strictObject({ keptIn, texts: z.array(keptText) }),
  },
  /** Forgets what is kept of one form: it was sent, saved or discarded. */
  'text.drop': {
    input: z.strictObject({ ...inSession, form: z.enum(['letter', 'meeting']) }),
    output: done,
  },
} as const;
