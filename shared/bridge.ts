import type { EventName, EventPayload, Input, Output, RequestName } from './contract/index.ts';
import type { Result } from './result.ts';

/** All that the renderer can see of main, as `window.bridge`; the same under Electron and in Chromium. */
export interface Bridge {
  request<N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Returns the function that ends the subscription. */
  subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}
