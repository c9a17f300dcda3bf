import { parentPort, type MessagePort } from 'node:worker_threads';
import { RemoteBroker } from '../broker/remote-broker.ts';
import type { ToThread } from './thread-messages.ts';
import { Written } from './written.ts';
import { answerCall } from './answer-call.ts';
import { collectGarbage } from './collect-garbage.ts';
import { createContext } from './create-context.ts';
import type { ThreadContext } from './context.ts';

/** The worker thread of one session: takes its start once, then answers calls until it is ended. */
const port = parentPort;
let context: ThreadContext | null = null;

port?.on('message', (message: ToThread) => {
  if (message.type === 'start') {
    context ??= createContext(
      message.start,
      new RemoteBroker(message.broker),
      {
        tellStep: (step) => port.postMessage({ type: 'step', step }),
        tellEvent: (told) => port.postMessage({ type: 'told', told }),
        tellDefect: (words, text) => port.postMessage({ type: 'defect', words, text }),
      },
      { collect: collectGarbage },
    );
    return;
  }
  if (context === null) return;
  void answer(port, context, message);
});

/** Answers one call; a page of rows as text, so that main need not take it apart. */
async function answer(
  to: MessagePort,
  session: ThreadContext,
  { id, name, input, ways }: Extract<ToThread, { type: 'call' }>,
): Promise<void> {
  const result = await answerCall(session, name, input, ways);
  to.postMessage(
    result.ok && ways.isText
      ? { type: 'written', id, text: textOf(result.value) }
      : { type: 'answer', id, result },
  );
}

/** What the store has written is passed on as it is. */
function textOf(value: unknown): string {
  return value instanceof Written ? value.text : JSON.stringify(value);
}
