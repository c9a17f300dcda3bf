import type { Identities } from '../../shared/model/identity.ts';
import type { HeldTo } from '../ews/held-to.ts';
import type { EwsService } from '../ews/service.ts';
import { createHttpTransport } from '../ews/transport/http/http-transport.ts';
import type { RefusalCount } from '../ews/transport/sign-in/refusal-count.ts';
import type { Tokens } from '../ews/transport/sign-in/tokens.ts';
import { TraceRing } from '../ews/transport/trace-ring.ts';
import type { Turns } from '../ews/transport/turns.ts';
import type { MailboxStore } from '../store/mailbox-store.ts';
import { openMailboxStore } from '../store/open-mailbox-store.ts';
import type { ThreadStart } from './thread-messages.ts';
import { machineClock, type Clock } from '../clock.ts';
import type { Known, ThreadContext } from './context.ts';
import { Leftovers } from './compose/leftovers.ts';
import { Outbox } from './outbox/outbox.ts';
import { steadyStore } from './opening/steady-store.ts';
import { SendRights } from './compose/send-rights.ts';
import { KnownPeople } from './people/known-people.ts';
import { MailboxSync } from './sync/mailbox-sync.ts';
import { Quiet } from './sync/quiet.ts';
import { Bases } from './calendar/bases.ts';

/**
 * Makes what a thread works with: one transport for its one credential, and the services that speak over it. `instead`
 * takes the place of the machine's clock and of the store that the start names; garbage is collected where it says how.
 */
export function createContext(
  start: ThreadStart,
  broker: Turns & { readonly tokens?: Tokens; readonly refusals?: RefusalCount },
  tell: Pick<ThreadContext, 'tellStep' | 'tellEvent' | 'tellDefect'>,
  instead: { readonly clock?: Clock; readonly store?: MailboxStore; readonly collect?: () => void } = {},
): ThreadContext {
  const { endpoint, credential, identities } = start;
  const traces = new TraceRing({
    secrets: [credential.secret],
    hidesContent: identities.access !== 'own',
  });
  const transport = createHttpTransport({
    traces,
    endpoint,
    credential,
    wasAccepted: start.isSecretAccepted,
    turns: broker,
    ...(broker.refusals === undefined ? {} : { refusals: broker.refusals }),
    ...(broker.tokens === undefined ? {} : { tokens: broker.tokens }),
  });
  const host = new URL(endpoint.url).host;
  const { authenticated } = identities;
  const own: Identities = { authenticated, authorized: authenticated, mailbox: authenticated, access: 'own' };
  const { clock = machineClock, store = openStore(start, tell), collect = nothing } = instead;
  const quiet = new Quiet(clock);
  const known = nothingKnown(start, store);
  const heldTo: HeldTo = {
    mailbox: () => known.moniker,
    own: () => known.ownMoniker,
    onRefused: (operation, { kind }) => tell.tellEvent({ event: 'misanswered', operation, code: kind }),
  };
  const service: EwsService = { transport, identities, host, heldTo };
  const leftovers = new Leftovers({ clock, quiet, collect });
  return {
    start,
    service,
    ownService: identities.access === 'impersonation' ? { transport, identities: own, host } : service,
    ...tell,
    store,
    people: new KnownPeople(store),
    traces,
    quiet,
    sync: new MailboxSync({ start, service, store, quiet, known, clock, leftovers, ...tell }),
    outbox: new Outbox({
      store,
      clock,
      onChange: (entries) => tell.tellEvent({ event: 'outbox', entries }),
      onDiskFailure: (reason) => tell.tellDefect('the outbox could not be written', reason),
    }),
    bases: new Bases(),
    known,
  };
}

/** The session's store; without a file, or with one that cannot be used, it is in memory. */
function openStore(
  start: ThreadStart,
  { tellDefect, tellEvent }: Pick<ThreadContext, 'tellDefect' | 'tellEvent'>,
): MailboxStore {
  const { store, trouble } = openMailboxStore(start.store);
  if (trouble !== null) tellDefect('the store of a mailbox could not be used', trouble.reason);
  tellEvent({ event: 'store', isDurable: store.isDurable, trouble: trouble?.reason ?? null });
  return steadyStore(
    store,
    () => openMailboxStore(null).store,
    ({ reason }) => {
      tellDefect('the store of a mailbox failed, the session goes on in memory', reason);
      tellEvent({ event: 'store', isDurable: false, trouble: reason });
    },
  );
}

function nothingKnown({ names }: ThreadStart, store: MailboxStore): Known {
  return {
    isRefused: false,
    names,
    moniker: null,
    ownMoniker: null,
    folders: new Map(),
    areFoldersKept: false,
    itemRights: new Map(),
    itemsTold: new Map(),
    rights: new Map(),
    firstPage: null,
    ownSentItems: null,
    sendRights: new SendRights(store),
    stretch: null,
    threading: new Map(),
    sent: new Map(),
  };
}

function nothing(): void {
  // V8 collects when it wants to.
}
