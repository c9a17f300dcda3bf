import { createRandom } from '../../../exchange/content/random.ts';
import type { Exchange } from '../../../exchange/exchange.ts';
import type { FaultSpec, FaultType } from '../../../exchange/faults.ts';

/** Everything besides "committed, reply dropped" that may happen to a send: before the act, after it, or instead. */
const OTHERS: readonly FaultType[] = [
  'reset-early',
  'reset-mid-request',
  'reset',
  'headers-only',
  'half-body',
  'half-body-hang',
  'wrong-length',
  'doctype',
  'late',
  'sliced',
  'hang',
  'busy',
  'busy-inside',
  'busy-item',
  '503',
  '401',
  '403',
  'empty-500',
  'redirect',
  'html-proxy-page',
  'item-error',
];

/** One fault or none for each of so many sends: 30 % have one, half of these are "committed, reply dropped". */
export function faultSchedule(seed: number, sends: number): (FaultType | null)[] {
  const random = createRandom(seed, 'sends');
  const dropped = Math.round(sends * 0.15);
  const schedule = Array.from({ length: sends }, (_, index): FaultType | null => {
    if (index < dropped) return 'commit-then-drop';
    return index < dropped * 2 ? random.pick(OTHERS) : null;
  });
  for (let index = schedule.length - 1; index > 0; index -= 1) {
    const other = random.int(index + 1);
    [schedule[index], schedule[other]] = [schedule[other] ?? null, schedule[index] ?? null];
  }
  return schedule;
}

/** Lets the next send meet that fault, and nothing else. */
export function arrange(exchange: Exchange, type: FaultType | null): void {
  exchange.faults.clear();
  if (type === null) return;
  // Faults of a connection's first bytes come before the operation is known.
  const isEarly = type === 'reset-early' || type === 'reset-mid-request';
  const spec: FaultSpec = { type, ...(isEarly ? {} : { operation: 'CreateItem' }) };
  exchange.faults.add({ ...spec, ...MORE[type] });
}

/** Long for a client that waits 400 ms, short for the test. */
const MORE: Partial<Record<FaultType, Partial<FaultSpec>>> = {
  late: { delayMilliseconds: 600 },
  busy: { backOffMilliseconds: 1 },
  'item-error': { code: 'ErrorInternalServerTransientError' },
};
