import { success } from '../../../shared/result.ts';
import { accessReport } from './access-report.ts';
import type { Answers } from './answer.ts';
import { calendarAnswers } from './calendar-answers.ts';
import { composeAnswers } from './compose-answers.ts';
import { folderAnswers } from './folder-answers.ts';
import { mailAnswers } from './mail-answers.ts';
import { openingAnswers } from './opening-answers.ts';
import { decideOutbox, listOutbox } from './outbox/deciding.ts';

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
