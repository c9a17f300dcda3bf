import { minutesPerDay } from '../wall-clock.ts';

/** A stretch of the day column, in minutes since 00:00 on the clock of the display zone. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What lies of a block above and below the hours in sight. */
export interface OutOfSight {
  readonly earlier: number;
  readonly later: number;
  /** Where the nearest of them begins and ends; null where nothing is hidden on that side. */
  readonly nearestEarlier: Stretch | null;
  readonly nearestLater: Stretch | null;
}

/** Hours open this long before the first meeting, so that its block does not touch the edge, in minutes. */
const ahead = 15;

/** A block of which so many minutes are seen, or all of it, is in sight. */
const leastSeen = 15;

/** The hour at the top of a calendar whose meetings ask for no other: just before the working day. */
export const usualTop = 7.75 * 60;

/**
 * The minute that a calendar opens at: where most blocks begin within the hours that fit, the usual hour where that shows
 * as many, and otherwise the one nearest to it.
 */
export function openingTop(blocks: readonly Stretch[], fits: number): number {
  const last = Math.max(0, minutesPerDay - fits);
  const begun = (top: number) => blocks.filter(({ from }) => from >= top && from < top + fits).length;
  const tops = new Set(
    blocks.map(({ from }) => Math.min(last, Math.max(0, Math.floor((from - ahead) / ahead) * ahead))),
  );
  const usual = Math.min(last, usualTop);
  let best = { top: usual, seen: begun(usual) };
  for (const top of [...tops].toSorted((a, b) => Math.abs(a - usual) - Math.abs(b - usual))) {
    const seen = begun(top);
    if (seen > best.seen) best = { top, seen };
  }
  return best.top;
}

/** Which blocks of a day are hidden above and below what is in sight. */
export function outOfSight(blocks: readonly Stretch[], sight: Stretch): OutOfSight {
  const isSeen = ({ from, to }: Stretch) =>
    Math.min(to, sight.to) - Math.max(from, sight.from) >= Math.min(leastSeen, to - from);
  const hidden = blocks.filter((block) => !isSeen(block));
  const earlier = hidden.filter(({ from }) => from < sight.from);
  const later = hidden.filter(({ from }) => from >= sight.from);
  return {
    earlier: earlier.length,
    later: later.length,
    nearestEarlier: earlier.toSorted((a, b) => b.to - a.to)[0] ?? null,
    nearestLater: later.toSorted((a, b) => a.from - b.from)[0] ?? null,
  };
}
