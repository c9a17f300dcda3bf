import type { SampleExchange } from './sample-exchange.ts';

/** What the walk is given. */
export interface WalkOptions {
  readonly exchange: SampleExchange;
  readonly profile: string;
  /** Where the pictures go, one for each step. */
  readonly folder: string;
  readonly say: (line: string) => void;
}
