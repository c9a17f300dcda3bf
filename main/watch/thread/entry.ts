import { parentPort } from 'node:worker_threads';
import { createHttpTransport } from '../../ews/transport/http/http-transport.ts';
import { RemoteBroker } from '../../broker/remote-broker.ts';
import { machineClock } from '../../clock.ts';
import type { FromWatch, ToWatch } from '../watch-messages.ts';
import { AccountWatcher } from './account-watcher.ts';

/** Connections of one group: one hangs, and one asks. */
const LANES = 2;

/** The worker thread of one account's watch: takes its start once, then watches what it is told to. */
const port = parentPort;
let watcher: AccountWatcher | null = null;

function tell(message: FromWatch): void {
  port?.postMessage(message);
}

port?.on('message', (message: ToWatch) => {
  if (message.type === 'start') watcher ??= begin(message);
  else if (message.type === 'watch') watcher?.watch(message.mailbox);
  else if (message.type === 'unwatch') watcher?.unwatch(message.mailboxId);
  else watcher?.resumed();
});

function begin({ start, broker }: Extract<ToWatch, { type: 'start' }>): AccountWatcher {
  const { endpoint, credential, isSecretAccepted, heartbeatMs } = start;
  const turns = new RemoteBroker(broker);
  return new AccountWatcher({
    host: new URL(endpoint.url).host,
    makeTransport: () =>
      createHttpTransport({
        endpoint,
        credential,
        turns,
        tokens: turns.tokens,
        wasAccepted: isSecretAccepted,
        limits: { lanes: LANES },
      }),
    clock: machineClock,
    heartbeatMs,
    told: {
      onNoticed: (mailboxId, noticed) => tell({ type: 'noticed', mailboxId, noticed }),
      onState: (mailboxId, state, since) => tell({ type: 'state', mailboxId, state, since }),
      onSecretRefused: (failure) => tell({ type: 'secret-refused', failure }),
      onDefect: (words, text) => tell({ type: 'defect', words, text }),
    },
  });
}
