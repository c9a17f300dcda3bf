import type { Found } from './search-block.ts';

/**
 * The ids of a window of found rows, newest first, as lists are ordered. Only the times are sorted in full, as plain
 * numbers: of a hundred thousand rows found, a few dozen are wanted.
 */
export function newestOf({ ids, received }: Found, offset: number, limit: number): number[] {
  const times = Float64Array.from(received).toSorted();
  const oldest = times[Math.max(0, times.length - offset - limit)] ?? 0;
  const candidates: { id: number; time: number }[] = [];
  for (const [index, time] of received.entries()) {
    if (time >= oldest) candidates.push({ id: ids[index] ?? 0, time });
  }
  return candidates
    .toSorted((one, other) => other.time - one.time || other.id - one.id)
    .slice(offset, offset + limit)
    .map(({ id }) => id);
}
