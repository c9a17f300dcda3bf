import { z } from 'zod';
import * as id from '../model/identity.ts';
import { draft, sendMode, sendOutcome, witness } from '../model/sending.ts';
import { LONGEST } from '../text-lengths.ts';
import { read, write } from './declare.ts';
import { item } from './shapes.ts';

/** The message a person has written, as `message.send` takes it. */
export const letter = {
  mode: sendMode,
  kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
  reference: item.nullable(),
  to: z.array(id.person).max(500),
  cc: z.array(id.person).max(500),
  bcc: z.array(id.person).max(500),
  subject: z.string().max(LONGEST.subject),
  bodyText: z.string().max(LONGEST.letter),
  /**
   * Names the form it was written in, for as long as that is open: what is sent from it again takes the place of what was
   * refused before, and nothing leaves from it while an earlier try may have happened.
   */
  letterId: z.string().min(1).max(100).optional(),
} as const;

/** Writing mail, sending it and looking for its copy. */
export const composeRequests = {
  /** What recipients will see and where the copy will go, before anything is written. */
  'compose.begin': read({
    input: { kind: letter.kind, itemId: id.itemId.nullable() },
    output: draft,
    example: { kind: 'reply', itemId: 'AAMk…' },
  }),
  /** Sends once, and never again by itself. */
  'message.send': write(
    {
      input: letter,
      output: sendOutcome,
      journal: {
        operation: 'CreateItem',
        summary: whoWasWrittenTo,
        itemId: ({ reference }) => reference?.itemId ?? null,
      },
      example: {
        mode: 'on-behalf',
        kind: 'reply',
        reference: { itemId: 'AAMk…', changeKey: 'CQAA…' },
        to: [{ name: 'Priya Natarajan', address: 'priya.natarajan@contoso.test' }],
        cc: [],
        bcc: [],
        subject: 'Re: Badge',
        bodyText: 'Your badge is ready.',
      },
    },
    { isTold: true },
  ),
  /** Reads the sent copy back and says whether From, Sender and folder are what was promised. */
  'message.witness': read({
    input: { marker: z.string().max(100) },
    output: witness,
    example: { marker: '…' },
  }),
  /** People whose name or address begins so, from the directory. */
  'directory.resolve': read({
    input: { words: z.string().min(1).max(100) },
    output: z.array(id.person),
    example: { words: 'priya' },
  }),
  /**
   * People as the directory knows them, in the same order: a legacy address gets its SMTP one beside it. Who is not known
   * there, or not within two seconds, comes back as they were. Asked once people are on screen, never on the way to it.
   */
  'directory.identify': read({
    input: { people: z.array(id.person).min(1).max(40) },
    output: z.array(id.person),
    example: {
      people: [{ name: 'Priya', address: '', native: { routing: 'EX', value: '/o=Contoso/cn=priya' } }],
    },
  }),
} as const;

const KINDS = { new: 'Message', reply: 'Answer', replyAll: 'Answer to all', forward: 'Forward' } as const;
const MODES = { own: '', 'on-behalf': ', on behalf', as: ', sent as the mailbox' } as const;

type Letter = z.output<z.ZodObject<typeof letter>>;

/** Who was written to and how, never what: the journal keeps no subject. */
function whoWasWrittenTo({ kind, mode, to, cc, bcc }: Letter): string {
  const addresses = [...to, ...cc, ...bcc].map(({ address }) => address);
  const named = addresses.slice(0, 3).join(', ');
  const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : '';
  return `${KINDS[kind]} to ${named}${more}${MODES[mode]}`;
}
