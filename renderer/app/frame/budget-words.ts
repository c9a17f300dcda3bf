import type { ServerBudget } from '../../../shared/model/budget.ts';
import { countOf } from '../../components/words/count-words.ts';
import { clockSecondsWords, leftWords } from '../../components/words/time-words.ts';

/** From this share of the limit on, the number of requests under way is worth a glance. */
const noticeableShare = 0.5;

/** What the status bar says of a budget; empty while there is nothing that a person would notice. */
export function budgetWords(budget: ServerBudget, now: number): string {
  const { stillUntil, waiting, inFlight, hanging, most } = budget;
  if (stillUntil !== null && Date.parse(stillUntil) > now)
    return `Server busy: ${leftWords(stillUntil, now).replace(' left', '')}`;
  if (waiting > 0) return `${countOf(waiting, 'request')} waiting`;
  // What listens for changes hangs all day: it is none that the person waits for.
  const isNoticeable = inFlight - hanging >= most * noticeableShare;
  return isNoticeable ? `${inFlight} of ${most} requests under way` : '';
}

/** The same in full, a sentence for each fact. */
export function budgetFacts(budget: ServerBudget): readonly string[] {
  const { host, charged, inFlight, most, waiting, hanging, stillUntil, timesBusy } = budget;
  return [
    `${host} counts what is asked as ${charged}, whichever mailbox it is for.`,
    `${inFlight} of at most ${most} requests ${inFlight === 1 ? 'is' : 'are'} under way, and ${waiting === 1 ? '1 waits' : `${waiting} wait`}. ${countOf(hanging, 'connection')} listen${hanging === 1 ? 's' : ''} for changes.`,
    stillUntil === null
      ? 'The server has not asked Onbehalf to wait.'
      : `The server asked Onbehalf to wait until ${clockSecondsWords(stillUntil)}. Nothing is asked before that.`,
    timesBusy === 0
      ? ''
      : `It was too busy ${timesBusy === 1 ? 'once' : countOf(timesBusy, 'time')} since Onbehalf started.`,
  ].filter((fact) => fact !== '');
}
