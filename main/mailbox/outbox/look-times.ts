import type { OutboxRecord } from '../../store/mailbox-store.ts';

/** When a write of unknown outcome is looked for, in ms after it became unknown. */
export const LOOK_TIMES = [2_000, 5_000, 15_000, 60_000, 300_000] as const;

/** When a record is looked for next, ms since 1970; null when it is not, or no more. */
export function nextLookAt({ state, changedAt, looks }: OutboxRecord): number | null {
  const after = state === 'unknown' || state === 'waiting' ? LOOK_TIMES[looks] : undefined;
  return after === undefined ? null : Date.parse(changedAt) + after;
}

/** How many looks are over once one was made now: those that nobody was there to make count too. */
export function looksAfter({ changedAt, looks }: OutboxRecord, now: number): number {
  const due = LOOK_TIMES.filter((after) => Date.parse(changedAt) + after <= now).length;
  return Math.max(looks + 1, due);
}
