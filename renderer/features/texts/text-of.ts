import type { LetterText, MeetingText } from '../../../shared/model/kept-text.ts';
import type { Leftovers } from '../../components/words/leftover-words.ts';
import type { CalendarOverlay } from '../calendar/calendar-store.ts';
import { hasText, type Letter } from '../mail/compose/compose-store.ts';

/** What is kept of a letter; null where nothing is written in it. */
export function letterTextOf(letter: Letter | undefined): LetterText | null {
  if (letter === undefined || !hasText(letter)) return null;
  const { letterId, draft, mode, to, cc, bcc, leftovers, subject, body, isAside } = letter;
  const mayHaveLeft = letter.sending.sending === 'unknown' || letter.sending.sending === 'running';
  const people = { to: [...to], cc: [...cc], bcc: [...bcc], leftovers: copyOf(leftovers) };
  const sending = mayHaveLeft ? 'unknown' : 'writing';
  return { form: 'letter', letterId, draft, mode, ...people, subject, body, isAside, sending };
}

/** A kept letter as its form holds it. One that may have been sent is never sent from this form again. */
export function letterOf(text: LetterText): Letter {
  const { form: _form, sending, ...letter } = text;
  const failure = { kind: 'outcome-unknown', operation: 'CreateItem' } as const;
  return { ...letter, sending: sending === 'unknown' ? { sending, failure } : { sending } };
}

/** What is kept of a meeting form; null where none is open or nothing was filled in. */
export function meetingTextOf(overlay: CalendarOverlay | undefined): MeetingText | null {
  if (overlay?.overlay !== 'form' || JSON.stringify(overlay.before) === JSON.stringify(overlay.values))
    return null;
  const { item, before, values } = overlay;
  const leftovers = copyOf(overlay.leftovers);
  return { form: 'meeting', item, before: writable(before), values: writable(values), leftovers };
}

function copyOf(leftovers: Leftovers | undefined): Record<string, string> | undefined {
  return leftovers === undefined ? undefined : { ...leftovers };
}

/** Lists that may be written to, as the contract has them. */
function writable(values: MeetingFormValues): MeetingText['values'] {
  return { ...values, required: [...values.required], optional: [...values.optional] };
}

type MeetingFormValues = Extract<CalendarOverlay, { overlay: 'form' }>['values'];
