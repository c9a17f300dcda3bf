import { success } from '../../shared/result.ts';
import { accessReport } from './access/session-access.ts';
import type { Answers } from './answer.ts';
import { calendarAnswers } from './calendar/calendar-answers.ts';
import { composeAnswers } from './compose/compose-answers.ts';
import { folderAnswers } from './folders/folder-answers.ts';
import { mailAnswers } from './mail/mail-answers.ts';
import { openingAnswers } from './opening/opening-answers.ts';
import { decideOutbox } from './outbox/outbox-decide.ts';
import { listOutbox } from './outbox/outbox-list.ts';

/**
 * What a session's thread answers to each request that a session answers, and to what main asks in opening it. Leaving one
 * out does not compile.
 */
export const answers: Answers = {
  ...openingAnswers,
  ...folderAnswers,
  ...mailAnswers,
  ...composeAnswers,
  ...calendarAnswers,
  'outbox.list': listOutbox,
  'outbox.decide': decideOutbox,
  'session.access': accessReport,
  'trace.list': (context) => Promise.resolve(success(context.traces.list())),
};
