import type { Bridge } from '../../shared/bridge.ts';
import type { EventName, EventPayload, Input, Output, RequestName } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';
import { failed } from '../../shared/result.ts';

/** One thing the renderer asked. */
export type Asked = {
  readonly [N in RequestName]: { readonly name: N; readonly input: Input<N> };
}[RequestName];

type Answers = {
  [N in RequestName]?: (input: Input<N>) => Result<Output<N>> | Promise<Result<Output<N>>>;
};

/** A bridge for tests: answers what it was told to answer, remembers what was asked, pushes events on demand. */
export interface FakeBridge extends Bridge {
  readonly asked: readonly Asked[];
  /** Says how a request is answered from now on. One without an answer is refused as `invalid-request`. */
  answer<N extends RequestName>(name: N, answer: NonNullable<Answers[N]>): void;
  /** Pushes an event as main would. */
  push<N extends EventName>(name: N, payload: EventPayload<N>): void;
}

/** A bridge with the given answers. */
export function fakeBridge(answers: Answers = {}): FakeBridge {
  const asked: Asked[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const table: Answers = { ...answers };
  return {
    asked,
    answer: (name, answer) => {
      table[name] = answer;
    },
    request: async (name, input) => {
      // The pair is right by the signature of `request`; the compiler cannot see that a union member is built.
      asked.push({ name, input } as Asked);
      const answer = table[name];
      if (answer === undefined) return failed({ kind: 'invalid-request', message: `no answer for ${name}` });
      return await answer(input);
    },
    subscribe: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    push: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
  };
}
