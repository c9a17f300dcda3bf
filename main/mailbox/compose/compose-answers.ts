import type { composeRequests } from '../../../shared/contract/compose.ts';
import type { Answers } from '../answer.ts';
import { beginCompose } from './compose-begin.ts';
import { success } from '../../../shared/result.ts';
import { resolve } from '../people/directory-resolve.ts';
import { identify } from '../people/identify.ts';
import { send } from './message-send.ts';
import { witness } from './message-witness.ts';

/** Writing mail, sending it and looking for its copy. */
export const composeAnswers: Answers<keyof typeof composeRequests> = {
  'compose.begin': beginCompose,
  'message.send': send,
  'message.witness': async (context, { marker }) => await witness(context, marker),
  'directory.resolve': resolve,
  'directory.identify': async (context, { people }) => success(await identify(context, people)),
};
