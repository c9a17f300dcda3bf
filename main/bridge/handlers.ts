import type { Input, Output, RequestName } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { Written } from '../sessions/written.ts';

/** One handler for each declared request; leaving one out does not compile. It gives a value, or one written already. */
export type Handlers = {
  readonly [N in RequestName]: (input: Input<N>) => Promise<Result<Output<N> | Written<Output<N>>>>;
};

/** The handlers of one group of requests. */
export type HandlersOf<P extends string> = Pick<Handlers, Extract<RequestName, `${P}.${string}`>>;

interface Loose {
  // Written as a method: its parameter is compared both ways, so that `Handlers` fits without an assertion.
  handle(input: object): Promise<Result<unknown>>;
}

/** The handlers as the door calls them, once the schema of each has made its input what it should be. */
export type LooseHandlers = Readonly<Record<RequestName, Loose['handle']>>;
