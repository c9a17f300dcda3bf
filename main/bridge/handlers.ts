import type { Input, Output, RequestName } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';

/** One handler for each declared request; leaving one out does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (input: Input<N>) => Promise<Result<Output<N>>>;
};

/** The handlers of one group of requests. */
export type HandlersOf<P extends string> = Pick<Handlers, Extract<RequestName, `${P}.${string}`>>;
