import { z } from 'zod';
import { meetingChange, newMeeting } from '../../../../shared/model/calendar.ts';
import { changeKey, itemId, person } from '../../../../shared/model/identity.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import { sendMode, sentCopy } from '../../../../shared/model/sending.ts';

const item = z.strictObject({ itemId, changeKey });

const letter = z.strictObject({
  mode: sendMode,
  kind: z.enum(['new', 'reply', 'replyAll', 'forward']),
  reference: item.nullable(),
  to: z.array(person).readonly(),
  cc: z.array(person).readonly(),
  bcc: z.array(person).readonly(),
  subject: z.string(),
  bodyText: z.string(),
  letterId: z.string().optional(),
});

/** What a list shows of a write whose item is only named. */
const named = { item, subject: z.string(), to: z.array(z.string()).readonly() };

/** One write that must happen once, with everything that doing it takes: kept as JSON, also between runs. */
export const outboxContent = z.discriminatedUnion('write', [
  z.strictObject({
    write: z.literal('message'),
    letter,
    threading: z
      .strictObject({ inReplyTo: z.string().nullable(), references: z.string().nullable() })
      .nullable(),
    promised: sentCopy,
  }),
  z.strictObject({
    write: z.literal('create-meeting'),
    meeting: newMeeting,
    notify: z.boolean(),
    /** Fixed here, so that a meeting made twice would be one to everybody who is invited. */
    uid: z.string(),
  }),
  z.strictObject({ write: z.literal('update-meeting'), ...named, change: meetingChange }),
  z.strictObject({ write: z.literal('cancel-meeting'), ...named, messageText: z.string() }),
  z.strictObject({
    write: z.literal('answer-meeting'),
    ...named,
    answer: z.enum(['Accept', 'Tentative', 'Decline']),
    messageText: z.string(),
  }),
]);
export type OutboxContent = z.output<typeof outboxContent>;
/** One kind of write. */
export type ContentOf<W extends OutboxContent['write']> = Extract<OutboxContent, { readonly write: W }>;

/** Reads what a store kept; null for what an earlier version wrote and this one does not know. */
export function readContent(text: string): OutboxContent | null {
  const parsed = outboxContent.safeParse(readJson(text));
  return parsed.success ? parsed.data : null;
}

/** Parses what should be JSON; undefined, which every schema refuses, where it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a list shows of a write. */
export function describe(
  content: OutboxContent | null,
): Pick<OutboxEntry, 'kind' | 'letterId' | 'subject' | 'to'> {
  switch (content?.write) {
    case 'message': {
      const { letterId = null, to, cc, bcc, subject } = content.letter;
      return { kind: 'message', letterId, subject, to: addressesOf([...to, ...cc, ...bcc]) };
    }
    case 'create-meeting': {
      const { required, optional, subject } = content.meeting;
      return { kind: 'meeting', letterId: null, subject, to: addressesOf([...required, ...optional]) };
    }
    case 'update-meeting':
    case 'cancel-meeting':
      return { kind: 'meeting', letterId: null, subject: content.subject, to: [...content.to] };
    case 'answer-meeting':
      return { kind: 'answer', letterId: null, subject: content.subject, to: [...content.to] };
    case undefined:
      return { kind: 'message', letterId: null, subject: '', to: [] };
  }
}

/** Whether two writes are one and the same act of a person, tried twice. */
export function isSameAct(one: OutboxContent | null, other: OutboxContent): boolean {
  if (one === null) return false;
  if (one.write === 'message' && other.write === 'message') {
    const { letterId } = one.letter;
    if (letterId !== undefined && letterId === other.letter.letterId) return true;
    return JSON.stringify(bare(one.letter)) === JSON.stringify(bare(other.letter));
  }
  if (one.write === 'create-meeting' && other.write === 'create-meeting')
    return JSON.stringify(one.meeting) === JSON.stringify(other.meeting);
  return JSON.stringify(one) === JSON.stringify(other);
}

function bare({ letterId: _form, ...rest }: ContentOf<'message'>['letter']): object {
  return rest;
}

function addressesOf(people: readonly { readonly address: string }[]): string[] {
  return people.map(({ address }) => address);
}
