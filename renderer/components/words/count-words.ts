const counts = new Intl.NumberFormat('en-GB');

/** A whole number with its thousands parted: `12,408`. */
export function formatCount(value: number): string {
  return counts.format(value);
}

/** A count with its noun: `countOf(1, 'person', 'people')` is "1 person". */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}
