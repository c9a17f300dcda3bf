import { z } from 'zod';
import type { Identities } from '../model/identity.ts';
import { inSession, inWrite } from './shapes.ts';

type Shape = Readonly<Record<string, z.ZodType>>;
type Input<S extends Shape> = z.ZodObject<S, z.core.$strict>;

/** The session of the examples. */
export const EXAMPLE_SESSION = 'session-00000000000000000000000000000000';
/** Who acts as whom in the examples of writes. */
export const EXAMPLE_IDENTITIES: Identities = {
  authenticated: 'rob.ellis@contoso.test',
  authorized: 'rob.ellis@contoso.test',
  mailbox: 'mary.okafor@contoso.test',
  access: 'delegate',
};

/** What a read of a session may say of itself beside its shapes. */
export interface ReadWays {
  /** The answer crosses main as text: pages of rows, which main need not take apart. */
  readonly asText?: boolean;
  /** What was stored under an earlier proof may answer it before this run's proof. */
  readonly beforeProof?: boolean;
  /** It waits for background work, and so holds none back. */
  readonly inBackground?: boolean;
}

/** What a write is called in the journal: EWS's operation, and one plain line without subject or body. */
export interface Journaled<I> {
  readonly operation: string | ((input: I) => string);
  readonly summary: string | ((input: I) => string);
  /** The item that it is about; without it, `input.item`'s, or none. */
  readonly itemId?: (input: I) => string | null;
}

/** What one write is called in the journal. */
export interface WriteName {
  readonly operation: string;
  readonly summary: string;
  readonly itemId: string | null;
}

/** What is said of every request: its kind, its shapes, and an input to learn it from. */
interface Declared<K extends string, S extends Shape, O extends z.ZodType> {
  readonly kind: K;
  /** What comes through the door. */
  readonly input: Input<S>;
  readonly output: O;
  readonly example: object;
}

/** A read of a session; `asked` is what reaches its thread. */
export interface Read<S extends Shape, O extends z.ZodType, W extends ReadWays> extends Declared<
  'read',
  S & typeof inSession,
  O
> {
  readonly asked: Input<S>;
  readonly ways: W;
}

/** A write of a session; `asked` is what reaches its thread. */
export interface Write<S extends Shape, O extends z.ZodType, T extends boolean> extends Declared<
  'write',
  S & typeof inWrite,
  O
> {
  readonly asked: Input<S>;
  /** What it is called in the journal with this input. */
  // A method, so that the door may call it with an input that it has checked.
  named(input: z.output<Input<S & typeof inWrite>>): WriteName;
  /** Whether the answer tells the record's place in the journal, as `journalSequence`. */
  readonly isTold: T;
}

/** What main answers itself. */
export type Local<S extends Shape, O extends z.ZodType> = Declared<'local', S, O>;

type Reading<S extends Shape, O extends z.ZodType> = Pick<Declaring<S, O>, 'input' | 'output' | 'example'>;

interface Declaring<S extends Shape, O extends z.ZodType> {
  readonly input: S;
  readonly output: O;
  readonly example: z.output<Input<S>>;
  readonly journal: Journaled<z.output<Input<S & typeof inWrite>>>;
}

/** Asks a session something: `input` is what the session is asked, beside its id. Nothing changes, on no server. */
export function read<S extends Shape, O extends z.ZodType>(
  declared: Reading<S, O>,
): Read<S, O, { readonly asText?: false; readonly beforeProof?: false }>;
export function read<S extends Shape, O extends z.ZodType, const W extends ReadWays>(
  declared: Reading<S, O>,
  ways: W,
): Read<S, O, W>;
export function read<S extends Shape, O extends z.ZodType>(
  { input, output, example }: Reading<S, O>,
  ways: ReadWays = {},
): Read<S, O, ReadWays> {
  return {
    kind: 'read',
    input: z.strictObject({ ...input, ...inSession }),
    asked: z.strictObject(input),
    output,
    ways,
    example: { sessionId: EXAMPLE_SESSION, ...example },
  };
}

/**
 * Has a session change something: `input` is what it is asked, beside its id and the identities that were on screen. Written
 * down in the journal before the first byte leaves, in the words of `journal`; nothing of it is repeated by itself.
 */
export function write<S extends Shape, O extends z.ZodType>(declared: Declaring<S, O>): Write<S, O, false>;
export function write<S extends Shape, O extends z.ZodType>(
  declared: Declaring<S, O>,
  ways: { readonly isTold: true },
): Write<S, O, true>;
export function write<S extends Shape, O extends z.ZodType>(
  { input, output, example, journal }: Declaring<S, O>,
  { isTold }: { readonly isTold: boolean } = { isTold: false },
): Write<S, O, boolean> {
  return {
    kind: 'write',
    input: z.strictObject({ ...input, ...inWrite }),
    asked: z.strictObject(input),
    output,
    named: (given) => ({
      operation: wordsOf(journal.operation, given),
      summary: wordsOf(journal.summary, given),
      itemId: journal.itemId === undefined ? itemIn(given) : journal.itemId(given),
    }),
    isTold,
    example: { sessionId: EXAMPLE_SESSION, identities: EXAMPLE_IDENTITIES, ...example },
  };
}

/** What main itself answers: nothing of it reaches a session's thread. `input` is all that the door takes. */
export function local<S extends Shape, O extends z.ZodType>(declared: {
  readonly input: S;
  readonly output: O;
  readonly example: z.output<Input<S>>;
}): Local<S, O> {
  return { ...declared, kind: 'local', input: z.strictObject(declared.input) };
}

function wordsOf<I>(words: string | ((input: I) => string), input: I): string {
  return typeof words === 'string' ? words : words(input);
}

function itemIn(input: object): string | null {
  const item = 'item' in input ? input.item : null;
  if (typeof item !== 'object' || item === null || !('itemId' in item)) return null;
  return typeof item.itemId === 'string' ? item.itemId : null;
}
