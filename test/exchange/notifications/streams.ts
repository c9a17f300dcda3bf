/** Where the envelopes of a streaming reply go. */
export interface StreamSink {
  /** Writes one more envelope around this response element, together with what else is written in this turn. */
  write(response: string): void;
  /** Ends the reply. */
  end(): void;
}

/** Runs once the first envelope is on its way; gives what to do when the connection is gone. */
export type StreamStart = (sink: StreamSink) => () => void;

/** Which accounts hold streaming connections open. */
export interface Streams {
  count(account: string): number;
  /** Counts one more until the function that it gives is called. */
  enter(account: string): () => void;
}

/** No connections, yet. */
export function createStreams(): Streams {
  const counts = new Map<string, number>();
  const add = (account: string, by: number) => counts.set(account, (counts.get(account) ?? 0) + by);
  return {
    count: (account) => counts.get(account) ?? 0,
    enter: (account) => {
      add(account, 1);
      let isOver = false;
      return () => {
        if (!isOver) add(account, -1);
        isOver = true;
      };
    },
  };
}
