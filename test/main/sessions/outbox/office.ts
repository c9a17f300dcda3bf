import { startExchange, type Exchange, type ExchangeOptions } from '../../../exchange/exchange.ts';
import { mary, now, office, password, rob } from '../../../exchange/tests/fixture.ts';
import type { Letter } from '../../../../main/sessions/calls.ts';
import type { Identities } from '../../../../shared/model/identity.ts';
import type { OutboxEntry } from '../../../../shared/model/outbox.ts';
import type { Result } from '../../../../shared/result.ts';
import { MovedClock } from './moved-clock.ts';
import { officeThread, type OfficeThread, type ThreadParts } from './office-thread.ts';

export { jun, mary, rob } from '../../../exchange/tests/fixture.ts';

/** The marker's key in the ledger of the sample Exchange. */
const MARKER = 'OnbehalfMarker';

/** Rob, who is Mary's delegate, in her mailbox. */
export const robForMary: Identities = {
  authenticated: rob,
  authorized: rob,
  mailbox: mary,
  access: 'delegate',
};
export const maryHerself: Identities = {
  authenticated: mary,
  authorized: mary,
  mailbox: mary,
  access: 'own',
};

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

/** A letter to Jun that differs from all others by its subject. */
export function letterOf(subject: string, mode: Letter['mode'] = 'on-behalf'): Letter {
  return {
    mode,
    kind: 'new',
    reference: null,
    to: [{ name: 'Jun Takeda', address: 'jun.takeda@contoso.test' }],
    cc: [],
    bcc: [],
    subject,
    bodyText: `About ${subject}.`,
  };
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** What stands in the outbox now. */
export async function listed(thread: OfficeThread): Promise<readonly OutboxEntry[]> {
  return valueOf(await thread.call('outbox', null)).entries;
}

/** The kind of a failure that must be one. */
export function failureOf<T>(result: Result<T>): string {
  return result.ok ? 'none' : result.failure.kind;
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
