import type { Readable } from 'node:stream';
import type { Application } from '../../application.ts';
import { answerLine, answerTooLong } from '../lines/answer-line.ts';
import { readLines } from '../lines/read-lines.ts';

/** Requests under way at once; reading waits while there are more. */
const mostAtOnce = 64;

/**
 * Speaks the contract as JSON lines until the input ends and everything asked has been answered. Answers come in
 * the order in which they are ready; events come as `{"event":…,"payload":…}`.
 */
export async function serveLines(
  application: Pick<Application, 'answer' | 'onEvent'>,
  input: Readable,
  write: (line: string) => void,
): Promise<void> {
  const endEvents = application.onEvent((event, payload) => {
    write(`{"event":${JSON.stringify(event)},"payload":${payload}}`);
  });
  const underWay = new Set<Promise<void>>();
  for await (const { line } of readLines(input)) {
    if (line === null) write(answerTooLong());
    else if (line !== '') {
      const answering = answerLine(application, line).then(write);
      underWay.add(answering);
      void answering.finally(() => underWay.delete(answering));
      if (underWay.size >= mostAtOnce) await Promise.race(underWay);
    }
  }
  await Promise.all(underWay);
  endEvents();
}
