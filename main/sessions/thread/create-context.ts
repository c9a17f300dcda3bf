import type { Identities } from '../../../shared/model/identity.ts';
import type { EwsService } from '../../ews/service.ts';
import { createHttpTransport } from '../../ews/transport/http-transport.ts';
import type { RemoteBroker } from '../broker/remote-broker.ts';
import { openMailboxStore } from '../../store/open-mailbox-store.ts';
import type { ThreadStart } from '../calls.ts';
import { machineClock } from '../clock.ts';
import type { ThreadContext } from './context.ts';
import { Outbox } from './outbox/outbox.ts';
import { Bases } from './writes/bases.ts';

/** Makes what a thread works with: one transport for its one credential, and the services that speak over it. */
export function createContext(
  start: ThreadStart,
  broker: RemoteBroker,
  tell: Pick<ThreadContext, 'tellStep' | 'tellEvent' | 'tellDefect'>,
): ThreadContext {
  const { endpoint, credential, identities } = start;
  const transport = createHttpTransport({
    endpoint,
    credential,
    wasAccepted: start.isSecretAccepted,
    turns: broker,
  });
  const host = new URL(endpoint.url).host;
  const { authenticated } = identities;
  const own: Identities = { authenticated, authorized: authenticated, mailbox: authenticated, access: 'own' };
  const service: EwsService = { transport, identities, host };
  const { store } = openMailboxStore(start.store);
  return {
    start,
    service,
    ownService: identities.access === 'impersonation' ? { transport, identities: own, host } : service,
    ...tell,
    store,
    outbox: new Outbox({
      store,
      clock: machineClock,
      onChange: (entries) => tell.tellEvent({ event: 'outbox', entries }),
      onDiskFailure: (reason) => tell.tellDefect('the outbox could not be written', reason),
    }),
    bases: new Bases(),
    known: {
      names: start.names,
      moniker: null,
      folders: new Map(),
      itemRights: new Map(),
      rights: new Map(),
      firstPage: null,
      ownSentItems: null,
      refusedModes: new Map(),
      shownModes: new Set(),
      threading: new Map(),
      sent: new Map(),
    },
  };
}
