import { z } from 'zod';
import type { Application } from '../../application.ts';
import type { Failure } from '../../../shared/failure.ts';

/** One request as JSON lines carry it. The door checks the name and the input; this is only the envelope. */
const envelope = z.strictObject({
  id: z.union([z.number(), z.string().max(200)]),
  request: z.unknown(),
  input: z.unknown(),
});

function refuse(message: string): string {
  const failure: Failure = { kind: 'invalid-request', message };
  return JSON.stringify({ id: null, ok: false, failure });
}

/** What is said of a line that was longer than can be read. */
export function answerTooLong(): string {
  return refuse('the line is too long');
}

/**
 * Answers one line of `{"id":…,"request":…,"input":…}` with one line `{"id":…,"ok":…,…}`. A line whose envelope
 * cannot be read is answered with the id null.
 */
export async function answerLine(application: Pick<Application, 'answer'>, line: string): Promise<string> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('the line is not JSON');
  }
  const read = envelope.safeParse(value);
  if (!read.success) return refuse('a line holds exactly id, request and input');
  const { id, request, input } = read.data;
  const result = await application.answer(JSON.stringify({ request, input }));
  // A Result is an object and never empty: its text begins with a brace that the id can take the place of.
  return `{"id":${JSON.stringify(id)},${result.slice(1)}`;
}
