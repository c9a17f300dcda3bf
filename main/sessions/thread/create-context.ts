import type { Identities } from '../../../shared/model/identity.ts';
import type { EwsService } from '../../ews/service.ts';
import { createHttpTransport } from '../../ews/transport/http-transport.ts';
import type { ThreadStart } from '../calls.ts';
import type { ThreadContext } from './context.ts';

/** Makes what a thread works with: one transport for its one credential, and the services that speak over it. */
export function createContext(
  start: ThreadStart,
  tell: Pick<ThreadContext, 'tellStep' | 'tellEvent' | 'tellDefect'>,
): ThreadContext {
  const { endpoint, credential, identities } = start;
  const transport = createHttpTransport({ endpoint, credential, wasAccepted: start.isSecretAccepted });
  const host = new URL(endpoint.url).host;
  const { authenticated } = identities;
  const own: Identities = { authenticated, authorized: authenticated, mailbox: authenticated, access: 'own' };
  const service: EwsService = { transport, identities, host };
  return {
    start,
    service,
    ownService: identities.access === 'impersonation' ? { transport, identities: own, host } : service,
    ...tell,
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
