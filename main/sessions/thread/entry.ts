import { parentPort } from 'node:worker_threads';
import type { ToThread } from '../calls.ts';
import { answerCall } from './answer-call.ts';
import { createContext } from './create-context.ts';
import type { ThreadContext } from './context.ts';

/** The worker thread of one session: takes its start once, then answers calls until it is ended. */
const port = parentPort;
let context: ThreadContext | null = null;

port?.on('message', (message: ToThread) => {
  if (message.type === 'start') {
    context ??= createContext(message.start, {
      tellStep: (step) => port.postMessage({ type: 'step', step }),
      tellDefect: (words, text) => port.postMessage({ type: 'defect', words, text }),
    });
    return;
  }
  if (context === null) return;
  void answerCall(context, message.name, message.input).then((result) =>
    port.postMessage({ type: 'answer', id: message.id, result }),
  );
});
