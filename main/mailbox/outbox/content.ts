import type { MeetingChange, NewMeeting } from '../../../shared/model/calendar.ts';
import type { OutboxEntry } from '../../../shared/model/outbox.ts';
import type { SentCopy } from '../../../shared/model/sending.ts';
import { KeptForm } from '../../store/kept-form.ts';
import type { Letter } from '../compose/letter.ts';
import type { Threading } from '../compose/threading.ts';

/** What a list shows of a write whose item is only named. */
interface Named {
  readonly item: { readonly itemId: string; readonly changeKey: string };
  readonly subject: string;
  readonly to: readonly string[];
}

/** One write that must happen once, with everything that doing it takes: kept also between runs. */
export type OutboxContent =
  | {
      readonly write: 'message';
      readonly letter: Letter;
      readonly threading: Threading | null;
      readonly promised: SentCopy;
    }
  | {
      readonly write: 'create-meeting';
      readonly meeting: NewMeeting;
      readonly notify: boolean;
      /** Fixed here, so that a meeting made twice would be one to everybody who is invited. */
      readonly uid: string;
    }
  | ({ readonly write: 'update-meeting'; readonly change: MeetingChange } & Named)
  | ({ readonly write: 'cancel-meeting'; readonly messageText: string } & Named)
  | ({
      readonly write: 'answer-meeting';
      readonly answer: 'Accept' | 'Tentative' | 'Decline';
      readonly messageText: string;
    } & Named);
/** One kind of write. */
export type ContentOf<W extends OutboxContent['write']> = Extract<OutboxContent, { readonly write: W }>;

/** How a write is kept; what an earlier version wrote and this one does not know reads as null. */
export const contentForm = new KeptForm<OutboxContent>(1);

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
