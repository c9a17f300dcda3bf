import { setImmediate as turn } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { createHttpTransport } from '../../../../main/ews/transport/http/http-transport.ts';
import type { TransportLimits } from '../../../../main/ews/transport/limits.ts';
import type { Transport } from '../../../../main/ews/transport/transport.ts';
import type { Clock } from '../../../../main/clock.ts';
import type { SessionEvent, ThreadStart } from '../../../../main/mailbox/thread-messages.ts';
import { waysOf } from '../../../../main/sessions/request-ways.ts';
import type { CallInput, CallName, CallOutput } from '../../../../main/mailbox/thread-requests.ts';
import { RemoteBroker } from '../../../../main/broker/remote-broker.ts';
import { answerCall } from '../../../../main/mailbox/answer-call.ts';
import type { ThreadContext } from '../../../../main/mailbox/context.ts';
import { createContext } from '../../../../main/mailbox/create-context.ts';
import { Outbox } from '../../../../main/mailbox/outbox/outbox.ts';
import type { MailboxStore } from '../../../../main/store/mailbox-store.ts';
import type { Identities } from '../../../../shared/model/identity.ts';
import type { Result } from '../../../../shared/result.ts';
import { memoryStore } from '../../../support/memory-store.ts';

/** What a session's thread is made of in a test: the real thread code over the real transport. */
export interface ThreadParts {
  readonly url: string;
  readonly password: string;
  /** Own or delegate: impersonation would need a second service for the proof. */
  readonly identities: Identities;
  readonly clock: Clock;
  readonly store?: MailboxStore;
  readonly limits?: Partial<TransportLimits>;
}

/** A session's thread without a thread: calls go the same way as from main. */
export interface OfficeThread {
  readonly context: ThreadContext;
  readonly events: SessionEvent[];
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  /** Settles once nothing is under way to the server. */
  readonly settled: () => Promise<void>;
  /** Ends it as a thread ends: its connections go, and none of its timers rings any more. */
  close(): void;
}

/** Makes the thread of one session; `open` it before anything else. */
export function officeThread(parts: ThreadParts): OfficeThread {
  const { identities, store = memoryStore() } = parts;
  const { clock, stop } = mortal(parts.clock);
  const counted = countedTransport(
    createHttpTransport({
      endpoint: { url: parts.url, certificatePem: null },
      credential: { scheme: 'basic', userName: identities.authenticated, secret: parts.password },
      limits: parts.limits ?? {},
      wasAccepted: true,
    }),
  );
  const service = { transport: counted.transport, identities, host: '127.0.0.1' };
  const events: SessionEvent[] = [];
  const made = createContext(startOf(parts), new RemoteBroker(new MessageChannel().port1), {
    tellStep: () => undefined,
    tellEvent: (told) => void events.push(told),
    tellDefect: (words, text) => {
      throw new Error(`${words}: ${text}`);
    },
  });
  const context: ThreadContext = {
    ...made,
    service,
    ownService: service,
    store,
    outbox: new Outbox({
      store,
      clock,
      onChange: (entries) => void events.push({ event: 'outbox', entries }),
      onDiskFailure: () => undefined,
    }),
  };
  return {
    context,
    events,
    call: async <N extends CallName>(name: N, input: CallInput<N>) =>
      (await answerCall(context, name, input, waysOf(name))) as Result<CallOutput<N>>,
    settled: counted.settled,
    close: () => {
      stop();
      counted.transport.close();
    },
  };
}

/** A clock that rings for one thread, until that ends. */
function mortal(clock: Clock): { clock: Clock; stop: () => void } {
  let isOver = false;
  return {
    clock: {
      now: () => clock.now(),
      wall: () => clock.wall(),
      after: (milliseconds, ring) => clock.after(milliseconds, () => (isOver ? undefined : ring())),
    },
    stop: () => {
      isOver = true;
    },
  };
}

function startOf({ url, password, identities }: ThreadParts): ThreadStart {
  const { authenticated, mailbox } = identities;
  return {
    endpoint: { url, certificatePem: null },
    credential: { scheme: 'basic', userName: authenticated, secret: password },
    identities,
    names: { authenticated, mailbox },
    knownMoniker: null,
    otherMonikers: [],
    isSecretAccepted: true,
    store: null,
  };
}

function countedTransport(inner: Transport): { transport: Transport; settled: () => Promise<void> } {
  let underWay = 0;
  const transport: Transport = {
    counts: () => inner.counts(),
    close: () => inner.close(),
    closeIdle: () => inner.closeIdle?.(),
    exchange: async (request, reader) => {
      underWay += 1;
      try {
        return await inner.exchange(request, reader);
      } finally {
        underWay -= 1;
      }
    },
  };
  return {
    transport,
    settled: async () => {
      // What an answer leads to begins a few turns after it.
      for (let quiet = 0; quiet < 5; quiet = underWay === 0 ? quiet + 1 : 0) await turn();
    },
  };
}
