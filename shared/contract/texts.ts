import { z } from 'zod';
import { keptIn, keptText, unsentText, type UnsentText } from '../model/kept-text.ts';
import { EXAMPLE_IDENTITIES, EXAMPLE_SESSION, local } from './declare.ts';
import { done, inSession } from './shapes.ts';

const EXAMPLE_LETTER: UnsentText = {
  form: 'letter',
  letterId: '0b6f1f0e',
  draft: {
    kind: 'reply',
    reference: { itemId: 'AAMk…', changeKey: 'CQAA…' },
    to: [],
    cc: [],
    subject: 'Re: Badge',
    quote: '',
    leftBehind: [],
    options: [],
    copy: {
      mailbox: 'mary.okafor@contoso.test',
      mailboxName: 'Mary Okafor',
      folderName: 'Sent Items',
      folderId: null,
      canBeWritten: true,
      insteadOf: null,
    },
    recordedAs: EXAMPLE_IDENTITIES,
  },
  mode: 'on-behalf',
  to: [],
  cc: [],
  bcc: [],
  subject: 'Re: Badge',
  body: 'Your badge is',
  isAside: false,
  sending: 'writing',
};

/** What is written in a form and not sent: kept sealed in the profile, so that no crash, lock or reload loses it. */
export const textsRequests = {
  /** Keeps a form's text in place of what was kept of it before, within a second or so of typing. Nothing leaves this machine. */
  'text.keep': local({
    input: { ...inSession, text: unsentText },
    output: z.strictObject({ keptIn }),
    example: { sessionId: EXAMPLE_SESSION, text: EXAMPLE_LETTER },
  }),
  /** What is kept of this mailbox, to be offered again. */
  'text.list': local({
    input: inSession,
    output: z.strictObject({ keptIn, texts: z.array(keptText) }),
    example: { sessionId: EXAMPLE_SESSION },
  }),
  /** Forgets what is kept of one form: it was sent, saved or discarded. */
  'text.drop': local({
    input: { ...inSession, form: z.enum(['letter', 'meeting']) },
    output: done,
    example: { sessionId: EXAMPLE_SESSION, form: 'letter' },
  }),
} as const;
