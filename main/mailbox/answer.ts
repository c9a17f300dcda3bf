import type { Result } from '../../shared/result.ts';
import type { CallInput, CallName, CallOutput } from './thread-requests.ts';
import type { Written } from './written.ts';
import type { ThreadContext } from './context.ts';

/** How a session's thread answers one request. It gives a value, or one written as text already. */
export type Answer<N extends CallName> = (
  context: ThreadContext,
  input: CallInput<N>,
) => Promise<Result<CallOutput<N> | Written<CallOutput<N>>>>;

/** The answers to some requests, by their names. */
export type Answers<N extends CallName = CallName> = { readonly [K in N]: Answer<K> };
