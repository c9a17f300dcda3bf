import type { Failure } from '../../../shared/failure.ts';
import type { Burden, Told } from '../../../main/ews/transport/turns.ts';
import { queueLimits, type QueueLimits } from '../../../main/broker/limits.ts';
import type { Member } from '../../../main/broker/rotation.ts';
import { ServerQueue, type Granted } from '../../../main/broker/server-queue.ts';
import { ManualClock } from './manual-clock.ts';

/** One request that wants a turn, and what came of it. */
export interface Asking {
  readonly name: string;
  state: 'waiting' | 'granted' | 'done' | 'cancelled' | Failure;
  done(told?: Told): void;
  cancel(): void;
}

/** A queue under a clock of the test's own, and everybody who asks it. */
export interface Asked {
  readonly clock: ManualClock;
  readonly queue: ServerQueue;
  /** Names in the order in which they were granted. */
  readonly granted: string[];
  ask(name: string, options?: { member?: Member; burden?: Burden; patienceMs?: number }): Asking;
}

export const call: Burden = { kind: 'call' };
export const sync: Burden = { kind: 'sync' };
export const hanging: Burden = { kind: 'hanging' };
export const send: Burden = { kind: 'send', messages: 1 };

export function find(rows: number, isRestricted = false): Burden {
  return { kind: 'find', rows, isRestricted };
}

export function createQueue(limits: Partial<QueueLimits> = {}): Asked {
  const clock = new ManualClock();
  const queue = new ServerQueue({
    host: 'mail.contoso.test',
    charged: 'rob@contoso.test',
    limits: { ...queueLimits, ...limits },
    clock,
    onChange: () => undefined,
  });
  const granted: string[] = [];
  const everybody = member();
  return {
    clock,
    queue,
    granted,
    ask(name, { member: who = everybody, burden = call, patienceMs = Infinity } = {}) {
      let turn: Granted | null = null;
      const asking: Asking = {
        name,
        state: 'waiting',
        done: (told = 'answered') => {
          if (turn === null) throw new Error(`${name} has no turn`);
          queue.done(turn, told);
          asking.state = 'done';
        },
        cancel: () => {
          cancel();
          asking.state = 'cancelled';
        },
      };
      const cancel = queue.take(
        who,
        { charged: 'rob@contoso.test', burden, patienceMs },
        {
          grant: (given) => {
            turn = given;
            asking.state = 'granted';
            granted.push(name);
          },
          refuse: (failure) => {
            asking.state = failure;
          },
        },
      );
      return asking;
    },
  };
}

/** A member that may hold so many turns of one queue. */
export function member(most = 100): Member {
  return { most };
}

/** Asks so many times for the same. */
export function askMany(
  asked: Asked,
  count: number,
  name: string,
  options?: Parameters<Asked['ask']>[1],
): Asking[] {
  return Array.from({ length: count }, (_, index) => asked.ask(`${name}${index}`, options));
}

export function busy(backOffMs: number | null = null): Told {
  return { backOffMs, exceeded: null };
}
