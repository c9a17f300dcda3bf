import { createHttpTransport } from '../../../main/ews/transport/http/http-transport.ts';
import type { Noticed } from '../../../main/mailbox/opening/opening-calls.ts';
import { AccountWatcher } from '../../../main/watch/thread/account-watcher.ts';
import type { HeardState } from '../../../main/watch/watch-messages.ts';
import type { Access } from '../../../shared/model/identity.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { handClock, type HandClock } from '../../support/hand-clock.ts';

/** One account's watch without its thread, and everything that it told. */
export interface WatchOn {
  readonly watcher: AccountWatcher;
  readonly clock: HandClock;
  readonly states: { readonly mailboxId: string; readonly state: HeardState }[];
  readonly noticed: { readonly mailboxId: string; readonly noticed: Noticed }[];
  readonly refusals: unknown[];
  readonly defects: string[];
  /** Watches a mailbox whose id is its address. */
  watch(mailbox: string, access: Access): void;
  stateOf(mailbox: string): HeardState | undefined;
  /** Settles once this holds; looked at whenever the watch tells something, and a quarter of a second passes each time. */
  until(holds: () => boolean): Promise<void>;
  end(): void;
}

/** Starts the watch of one account on a sample Exchange. */
export function watchOn(exchange: Exchange, account: string, heartbeatMs = 45_000): WatchOn {
  const clock = handClock();
  const password = exchange.accounts.find(({ address }) => address === account)?.password ?? '';
  const states: { mailboxId: string; state: HeardState }[] = [];
  const noticed: { mailboxId: string; noticed: Noticed }[] = [];
  const refusals: unknown[] = [];
  const defects: string[] = [];
  const watcher = new AccountWatcher({
    host: '127.0.0.1',
    makeTransport: () =>
      createHttpTransport({
        endpoint: { url: exchange.url, certificatePem: exchange.ca ?? null },
        credential: { scheme: 'basic', userName: account, secret: password },
        wasAccepted: true,
        limits: { lanes: 2 },
      }),
    clock,
    heartbeatMs,
    told: {
      onNoticed: (mailboxId, one) => void noticed.push({ mailboxId, noticed: one }),
      onState: (mailboxId, state) => void states.push({ mailboxId, state }),
      onSecretRefused: (failure) => void refusals.push(failure),
      onDefect: (words, text) => void defects.push(`${words}: ${text}`),
    },
  });
  return {
    watcher,
    clock,
    states,
    noticed,
    refusals,
    defects,
    watch: (mailbox, access) =>
      watcher.watch({
        mailboxId: mailbox,
        identities: {
          authenticated: account,
          authorized: access === 'impersonation' ? mailbox : account,
          mailbox,
          access,
        },
      }),
    stateOf: (mailbox) => states.findLast(({ mailboxId }) => mailboxId === mailbox)?.state,
    until: async (holds) => {
      while (!holds()) {
        // Events of the line come between; what is gathered for a quarter of a second is told.
        await new Promise((resolve) => setImmediate(resolve));
        await clock.advance(50);
      }
    },
    end: () => watcher.end(),
  };
}
