/** One event on its way to the page; `payload` is JSON text. */
export interface PushedEvent {
  readonly event: string;
  readonly payload: string;
}

/**
 * Pushes events one delivery after the other, in their order: what happens while one is on its way goes with the next. A
 * mailbox that opens tells of itself four times within milliseconds; each delivery would have the page drawn anew. What
 * could not be delivered is dropped: a page that loads asks for the state itself.
 */
export function inBatches(
  deliver: (batch: readonly PushedEvent[]) => Promise<unknown>,
): (event: string, payload: string) => void {
  let waiting: PushedEvent[] = [];
  let isUnderWay = false;
  const send = async (): Promise<void> => {
    isUnderWay = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await deliver(batch).catch(() => undefined);
    }
    isUnderWay = false;
  };
  return (event, payload) => {
    waiting.push({ event, payload });
    if (!isUnderWay) void send();
  };
}
