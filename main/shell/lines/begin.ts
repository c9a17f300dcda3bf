import type { Readable } from 'node:stream';
import type { Application } from '../../application.ts';
import { answerLine, answerTooLong } from './answer-line.ts';
import { readLines } from './read-lines.ts';

/**
 * Answers contract requests from `input`, one after another, before a window opens; an empty line or the end of
 * the input ends it. This is how secrets reach a fresh profile: never by argv, environment or disk.
 */
export async function begin(
  application: Pick<Application, 'answer'>,
  input: Readable,
  write: (line: string) => void,
): Promise<void> {
  for await (const { line } of readLines(input)) {
    if (line === '') return;
    write(line === null ? answerTooLong() : await answerLine(application, line));
  }
}
