import type { OutboxDecided, OutboxEntry } from '../../../shared/model/outbox.ts';
import { assertNever } from '../../../shared/result.ts';
import { countOf } from '../../components/words/count-words.ts';
import { leftWords } from '../../components/words/time-words.ts';

/** What stands of a write, in words: the state in few, and what it means. */
export interface OutboxWords {
  readonly state: string;
  readonly tone: 'neutral' | 'pending' | 'refused';
  readonly meaning: string;
}

/** Puts one write that has not come to its end into words. */
export function outboxWords(entry: OutboxEntry, now: number): OutboxWords {
  switch (entry.state) {
    case 'prepared':
      return {
        state: 'Not sent',
        tone: 'refused',
        meaning: 'Onbehalf ended before anything left this computer. It was not sent.',
      };
    case 'leaving':
      return { state: 'Leaving', tone: 'neutral', meaning: 'It is on its way, and the answer is awaited.' };
    case 'unknown':
      return { state: 'Not known', tone: 'pending', meaning: unknownMeaning(entry, now) };
    case 'waiting':
      return {
        state: 'Waiting in Exchange',
        tone: 'neutral',
        meaning:
          'Exchange has it in its own Outbox and sends it when its limits allow. Do not send it again.',
      };
    case 'draft':
      return {
        state: 'Saved, not sent',
        tone: 'pending',
        meaning: 'It lies among the drafts of the mailbox and was not sent.',
      };
    case 'refused':
      return { state: 'Refused', tone: 'refused', meaning: 'Exchange said no. It was not sent.' };
    default:
      return assertNever(entry.state);
  }
}

function unknownMeaning({ looks, nextLookAt }: OutboxEntry, now: number): string {
  const looked = looks === 0 ? '' : ` It was looked for ${timesWords(looks)} and not found.`;
  const next =
    nextLookAt === null
      ? ' You decide: look again, send it again, or remove it from the list.'
      : ` The next look is in ${leftWords(nextLookAt, now).replace(' left', '').replace('ended', 'a moment')}.`;
  return `Sent, but the server never confirmed it. Onbehalf never sends it twice on a guess.${looked}${next}`;
}

function timesWords(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : countOf(times, 'time');
}

/** What came of a decision, in one sentence. */
export function decidedWords(subject: string, { came }: OutboxDecided): string {
  const name = subject === '' ? 'It' : `“${subject}”`;
  switch (came) {
    case 'found':
      return `${name} was found: it had been sent, once. Nothing was sent again.`;
    case 'sent':
      return `${name} was sent.`;
    case 'refused':
      return `${name} was refused by Exchange.`;
    case 'unknown':
      return `${name}: again no answer came. It is looked for.`;
    case 'not-found':
      return `${name} was not found in any place where its copy could be.`;
    case 'draft':
      return `${name} lies among the drafts and was not sent.`;
    case 'waiting':
      return `${name} waits in Exchange’s own Outbox.`;
    case 'dismissed':
      return `${name} was removed from the list. Nothing was sent, and nothing was taken back.`;
    default:
      return assertNever(came);
  }
}

/** What the status bar says of all writes: on their way, or waiting for the person. */
export function outboxSummary(
  entries: readonly OutboxEntry[],
  pending: number,
): { readonly text: string; readonly needsPerson: boolean } {
  const waiting = entries.filter(needsPerson).length;
  if (waiting > 0)
    return {
      text: `${countOf(waiting, 'write', 'writes')} need${waiting === 1 ? 's' : ''} you`,
      needsPerson: true,
    };
  const looking = entries.filter(({ state }) => state === 'unknown' || state === 'waiting').length;
  if (looking > 0) return { text: `Looking for ${countOf(looking, 'write', 'writes')}…`, needsPerson: false };
  const leaving = Math.max(pending, entries.filter(({ state }) => state === 'leaving').length);
  return {
    text: leaving === 0 ? 'Nothing waiting to be sent' : `Sending ${countOf(leaving, 'change')}…`,
    needsPerson: false,
  };
}

/** Whether nothing more happens by itself. */
export function needsPerson({ state, nextLookAt }: OutboxEntry): boolean {
  return (
    state === 'prepared' ||
    state === 'draft' ||
    state === 'refused' ||
    (state === 'unknown' && nextLookAt === null)
  );
}

/** Whether sending it again is a choice at all: never while it may still be found by itself. */
export function maySendAgain(entry: OutboxEntry): boolean {
  return needsPerson(entry);
}
