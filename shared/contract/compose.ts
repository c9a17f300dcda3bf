import { z } from 'zod';
import * as id from '../model/identity.ts';
import { draft, sendMode, sendOutcome, witness } from '../model/sending.ts';
import { LONGEST } from '../text-lengths.ts';
import { inSession, item, write } from './shapes.ts';

/** Writing mail, sending it and looking for its copy. */
export const composeRequests = {
  'compose.begin': {
    input: z.strictObject({
      ...inSession,
      kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
      itemId: id.itemId.nullable(),
    }),
    output: draft,
  },
  'message.send': {
    input: z.strictObject({
      ...write,
      mode: sendMode,
      kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
      reference: item.nullable(),
      to: z.array(id.person).max(500),
      cc: z.array(id.person).max(500),
      bcc: z.array(id.person).max(500),
      subject: z.string().max(LONGEST.subject),
      bodyText: z.string().max(LONGEST.letter),
      /** Names the form it was written in: nothing leaves from one form while an earlier try may have happened. */
      letterId: z.string().min(1).max(100).optional(),
    }),
    output: sendOutcome,
  },
  /** Reads the sent copy back and says whether From, Sender and folder are what was promised. */
  'message.witness': {
    input: z.strictObject({ ...inSession, marker: z.string().max(100) }),
    output: witness,
  },
  /** People whose name or address begins so, from the directory. */
  'directory.resolve': {
    input: z.strictObject({ ...inSession, words: z.string().min(1).max(100) }),
    output: z.array(id.person),
  },
} as const;
