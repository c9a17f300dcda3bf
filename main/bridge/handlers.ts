import type { Input, LocalRequestName, Output } from '../../shared/contract/index.ts';
import type { Result } from '../../shared/result.ts';

/** One handler for each request that main answers itself; leaving one out does not compile. */
export type Handlers = {
  readonly [N in LocalRequestName]: (input: Input<N>) => Promise<Result<Output<N>>>;
};

/** The handlers of one group of requests. */
export type HandlersOf<P extends string> = Pick<Handlers, Extract<LocalRequestName, `${P}.${string}`>>;

interface Loose {
  // Written as a method: its parameter is compared both ways, so that `Handlers` fits without an assertion.
  handle(input: object): Promise<Result<unknown>>;
}

/** The handlers as the door calls them, once the schema of each has made its input what it should be. */
export type LooseHandlers = Readonly<Record<LocalRequestName, Loose['handle']>>;
