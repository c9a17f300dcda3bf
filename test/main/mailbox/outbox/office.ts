import { startExchange, type Exchange, type ExchangeOptions } from '../../../exchange/exchange.ts';
import { now, office, password } from '../../../exchange/tests/support/fixture.ts';
import type { Identities } from '../../../../shared/model/identity.ts';
import { MovedClock } from './moved-clock.ts';
import { valueOf } from './letters.ts';
import { officeThread, type OfficeThread, type ThreadParts } from './office-thread.ts';

export { jun, mary, rob } from '../../../exchange/tests/support/fixture.ts';
export * from './letters.ts';

/** The marker's key in the ledger of the sample Exchange. */
const MARKER = 'OnbehalfMarker';

/** A small office on a server of its own, with a clock that tests move. */
export interface TestOffice {
  readonly exchange: Exchange;
  readonly clock: MovedClock;
  /** Opens a mailbox; the proof must hold. */
  open(identities: Identities, more?: Partial<ThreadParts>): Promise<OfficeThread>;
  stop(): Promise<void>;
}

/** Starts the office. Requests that hang end soon, so that tests need not wait. */
export async function startOffice(options: ExchangeOptions = {}): Promise<TestOffice> {
  const exchange = await startExchange({ content: office, now, ...options });
  const clock = new MovedClock(now);
  const opened: OfficeThread[] = [];
  return {
    exchange,
    clock,
    open: async (identities, more) => {
      const thread = officeThread({ url: exchange.url, password, identities, clock, ...more });
      opened.push(thread);
      valueOf(await thread.call('open', null));
      await thread.settled();
      return thread;
    },
    stop: async () => {
      for (const thread of opened) thread.close();
      await exchange.stop();
    },
  };
}

/** How often a message with that subject was handed over for delivery, as the server says. */
export function timesSent(exchange: Exchange, subject: string): number {
  return exchange.ledger.submissions.filter((one) => one.subject === subject).length;
}

/** The markers under which messages were handed over, as the server says; one for each submission that has one. */
export function markersOf(extended: Readonly<Record<string, string | readonly string[]>>): string[] {
  return Object.entries(extended).flatMap(([key, value]) =>
    key.toLowerCase().includes(MARKER.toLowerCase()) ? [String(value)] : [],
  );
}
