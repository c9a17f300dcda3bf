import type { EwsService } from '../../../main/ews/service.ts';
import { callSingle } from '../../../main/ews/soap/call-batch.ts';
import { element } from '../../../main/ews/xml/xml.ts';
import { createHttpTransport } from '../../../main/ews/transport/http/http-transport.ts';
import type { Turns } from '../../../main/ews/transport/turns.ts';
import { Broker } from '../../../main/broker/broker.ts';
import type { QueueLimits } from '../../../main/broker/limits.ts';
import { RemoteBroker } from '../../../main/broker/remote-broker.ts';
import type { Failure } from '../../../shared/failure.ts';
import { startExchange, type Exchange } from '../../exchange/exchange.ts';
import type { Policies } from '../../exchange/policies/policies.ts';
import { rob } from '../ews/operations/sample-office.ts';
import { ManualClock } from './manual-clock.ts';

/** When requests left and when a busy server was seen, by the machine's own monotonic clock. */
export interface Seen {
  /** Requests that left although the wait that had been seen was not over. */
  readonly early: number;
  readonly left: number;
  readonly busy: number;
}

/** A sample Exchange with a small budget, and sessions of one account on it, under a time that the test moves. */
export interface ThrottledOffice {
  readonly exchange: Exchange;
  readonly broker: Broker;
  readonly seen: Seen;
  /** Asks so often, spread over the sessions; resolves with the failures, while time is moved on whenever all is quiet. */
  ask(count: number): Promise<readonly (Failure | null)[]>;
  /** How much time has passed, in milliseconds. */
  passedMs(): number;
  stop(): Promise<void>;
}

export async function startThrottledOffice(options: {
  readonly policies: Partial<Policies>;
  readonly sessions: number;
  readonly limits?: Partial<QueueLimits>;
  /** In place of the broker's turns, for a client that does not obey. */
  readonly turns?: Turns;
}): Promise<ThrottledOffice> {
  const exchange = await startExchange({ now: '2026-11-24T09:00:00.000Z', policies: options.policies });
  const clock = new ManualClock();
  const broker = new Broker({ clock, ...(options.limits === undefined ? {} : { limits: options.limits }) });
  const { host } = new URL(exchange.url);
  const began = clock.now();
  const seen = { early: 0, left: 0, busy: 0, until: 0 };
  const services = Array.from({ length: options.sessions }, () => {
    const turns = options.turns ?? new RemoteBroker(broker.connect({ host, most: 3, tokens: null }));
    return serviceOn(exchange, watched(turns, clock, seen));
  });
  return {
    exchange,
    broker,
    seen,
    passedMs: () => clock.now() - began,
    async ask(count) {
      const results = Array.from({ length: count }, (_, index) =>
        ask(services[index % services.length] as EwsService),
      );
      const state = { isOver: false };
      const all = Promise.all(results).finally(() => {
        state.isOver = true;
      });
      while (!state.isOver) {
        await quiet(() => state.isOver || broker.budgets().every(({ inFlight }) => inFlight === 0));
        exchange.clock.advance(50);
        clock.advance(50);
      }
      return await all;
    },
    async stop() {
      for (const { transport } of services) transport.close();
      broker.close();
      await exchange.stop();
    },
  };
}

async function ask(service: EwsService): Promise<Failure | null> {
  const ids = element('m:FolderIds', element('t:DistinguishedFolderId', null, { Id: 'inbox' }));
  const body = element('m:GetFolder', [element('m:FolderShape', element('t:BaseShape', 'IdOnly')), ids]);
  const options = { patienceMs: Infinity };
  const answer = await callSingle(service, { operation: 'GetFolder', intent: 'read', body, options });
  return answer.ok ? null : answer.failure;
}

function serviceOn(exchange: Exchange, turns: Turns): EwsService {
  const account = exchange.accounts.find(({ address }) => address === rob);
  return {
    transport: createHttpTransport({
      endpoint: { url: exchange.url, certificatePem: null },
      credential: { scheme: 'basic', userName: rob, secret: account?.password ?? '' },
      turns,
    }),
    host: '127.0.0.1',
    identities: { authenticated: rob, authorized: rob, mailbox: rob, access: 'own' },
  };
}

/** The same turns, with an eye on what leaves. */
function watched(
  turns: Turns,
  clock: ManualClock,
  seen: { early: number; left: number; busy: number; until: number },
): Turns {
  return {
    waitsWhenBusy: true,
    take(wish) {
      const asked = turns.take(wish);
      const turn = asked.turn.then((given) => {
        if (!given.ok) return given;
        return {
          ok: true as const,
          value: {
            mayLeave: () => {
              const mayLeave = given.value.mayLeave();
              if (mayLeave) seen.left += 1;
              if (mayLeave && clock.now() < seen.until) seen.early += 1;
              return mayLeave;
            },
            done: (told: Parameters<typeof given.value.done>[0]) => {
              if (typeof told === 'object') {
                seen.busy += 1;
                seen.until = Math.max(seen.until, clock.now() + (told.backOffMs ?? 1_000));
              }
              given.value.done(told);
            },
          },
        };
      });
      return { turn, cancel: () => asked.cancel() };
    },
  };
}

/** Until nothing is under way: some turns of the event loop in which all stays so. */
async function quiet(isQuiet: () => boolean): Promise<void> {
  for (let still = 0; still < 4;) {
    await new Promise((resolve) => setImmediate(resolve));
    still = isQuiet() ? still + 1 : 0;
  }
}
