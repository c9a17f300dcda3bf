import type { Transport } from '../../ews/transport/transport.ts';

/**
 * The same transport, with every request anchored at one mailbox: subscriptions of a group must all be made on, and asked
 * of, the mailbox server of its first mailbox.
 */
export function anchored(transport: Transport, anchor: string): Transport {
  return {
    waitsWhenBusy: transport.waitsWhenBusy === true,
    exchange: async (request, reader) => await transport.exchange({ ...request, anchor }, reader),
    counts: () => transport.counts(),
    closeIdle: () => transport.closeIdle?.(),
    close: () => transport.close(),
  };
}
