import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { requests, type RequestName, type SessionRequestName } from '../../shared/contract/index.ts';
import type { Failure } from '../../shared/failure.ts';
import { failed, type Result } from '../../shared/result.ts';
import { isSessionRequest } from '../sessions/request-ways.ts';
import { Written } from '../mailbox/written.ts';
import type { LooseHandlers } from './handlers.ts';

/** A request text longer than this is refused unread: 32 Mi characters, above the largest staged message. */
export const LONGEST_REQUEST = 32 * 1024 * 1024;

/** What the door is built from; everything it needs is passed in. */
export interface DoorParts {
  /** What main answers itself. */
  readonly handlers: LooseHandlers;
  /** Asks a session, for every other request. */
  // A method, so that it may name what the schema has made of the input.
  askSession(name: SessionRequestName, input: object): Promise<Result<unknown>>;
  /** Checks session and identities of a well-shaped input; a failure stops the request before its handler. */
  readonly guard: (name: RequestName, input: object) => Failure | null;
  /** Told of every request that was refused here, with no content of it but its name; the answer waits for it. */
  readonly onRefusal: (name: string, failure: Failure) => Promise<void>;
  /** Told of every defect with the reference that the person sees. */
  readonly onDefect: (reference: string, reason: unknown) => void;
  /** Parses outputs as well: in tests. */
  readonly checkOutputs?: boolean;
}

/**
 * The one door: text, shape, session and identities, handler, failure, in this order. Takes and gives JSON text, so
 * that only plain data can cross. Never rejects.
 */
export function createDoor(parts: DoorParts): (text: string) => Promise<string> {
  return async (text) => write(await answer(parts, text));
}

async function answer(parts: DoorParts, text: string): Promise<Result<unknown>> {
  const asked = readRequest(text);
  if (!asked.ok) return await refuse(parts, '', asked.failure);
  const { name, input } = asked.value;
  const shape = requests[name].input.safeParse(input);
  if (!shape.success)
    return await refuse(parts, name, { kind: 'invalid-request', message: describe(shape.error) });
  const objection = parts.guard(name, shape.data);
  if (objection !== null) return await refuse(parts, name, objection);
  return await handle(parts, name, shape.data);
}

/** The answer as JSON text; a value that is text already is put in as it is. */
function write(result: Result<unknown>): string {
  return result.ok && result.value instanceof Written
    ? `{"ok":true,"value":${result.value.text}}`
    : JSON.stringify(result);
}

function valueOf(value: unknown): unknown {
  return value instanceof Written ? JSON.parse(value.text) : value;
}

async function handle(parts: DoorParts, name: RequestName, input: object): Promise<Result<unknown>> {
  try {
    const result = await (isSessionRequest(name)
      ? parts.askSession(name, input)
      : parts.handlers[name](input));
    if (result.ok && parts.checkOutputs === true) requests[name].output.parse(valueOf(result.value));
    return result;
  } catch (reason) {
    const reference = randomBytes(4).toString('hex');
    parts.onDefect(reference, reason);
    return failed({ kind: 'defect', reference });
  }
}

async function refuse(parts: DoorParts, name: string, failure: Failure): Promise<Result<never>> {
  await parts.onRefusal(name, failure);
  return failed(failure);
}

function readRequest(text: string): Result<{ name: RequestName; input: unknown }> {
  if (text.length > LONGEST_REQUEST) return invalid('too long');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalid('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid('not an object');
  const keys = Object.keys(value);
  if (keys.length !== 2 || !('request' in value) || !('input' in value))
    return invalid('not a request with an input');
  if (!isRequestName(value.request)) return invalid('no such request');
  return { ok: true, value: { name: value.request, input: value.input } };
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

function invalid(message: string): Result<never> {
  return failed({ kind: 'invalid-request', message });
}

/** Where and how the shape is wrong; never a value, which might be a secret. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'wrong shape';
  const place = issue.path.map(String).join('.');
  return `${place === '' ? 'input' : place}: ${issue.code.replaceAll('_', ' ')}`;
}
