import type { Place } from '../../app/stores/view-store.ts';

/** One place of one session that was on screen. */
export interface Visit {
  readonly sessionId: string;
  readonly place: Place;
}

/** How many views are kept whole: enough to go back and forth, few enough for memory. */
export const keptVisits = 8;

/** A name for a visit, unique among all. */
export function keyOf(one: Visit): string {
  return `${one.sessionId} ${one.place}`;
}

/**
 * The visits with this one as the latest. Kept ones never change places, so that their views are not moved in the
 * page; the same array comes back when the latest is the latest already.
 */
export function visit(visits: readonly Visit[], latest: Visit): readonly Visit[] {
  const key = keyOf(latest);
  const isLatest = visits.at(-1) !== undefined && visits.some((one) => keyOf(one) === key);
  if (isLatest) return visits;
  return [...visits, latest].slice(-keptVisits);
}
