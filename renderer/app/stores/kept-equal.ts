/**
 * A list as main tells it now, with the objects of before wherever nothing of them has changed, and the list of before
 * where nothing has at all: what is drawn from an object that stayed is not drawn anew.
 */
export function keptEqual<T>(before: readonly T[] | null, now: readonly T[]): readonly T[] {
  if (before === null) return now;
  const known = new Map(before.map((one) => [JSON.stringify(one), one]));
  const kept = now.map((one) => known.get(JSON.stringify(one)) ?? one);
  const isSame = kept.length === before.length && kept.every((one, index) => one === before[index]);
  return isSame ? before : kept;
}
