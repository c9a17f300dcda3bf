import type { composeRequests } from '../../../shared/contract/compose.ts';
import type { Answers } from './answer.ts';
import { beginCompose } from './composing.ts';
import { resolve } from './directory.ts';
import { send } from './sending.ts';
import { witness } from './witnessing.ts';

/** Writing mail, sending it and looking for its copy. */
export const composeAnswers: Answers<keyof typeof composeRequests> = {
  'compose.begin': beginCompose,
  'message.send': send,
  'message.witness': async (context, { marker }) => await witness(context, marker),
  'directory.resolve': resolve,
};
