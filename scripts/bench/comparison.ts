import { median, quantile, rounded } from './statistics.ts';

/** What one checkout measured, once. */
export interface Taken {
  readonly ours: { readonly median: number; readonly unit: string } | null;
  readonly ratios: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
}

/** Both checkouts, measured one after the other. */
export interface Pair {
  readonly here: Taken;
  readonly there: Taken;
}

/** One value of a measure, here and there: medians, and the median of the paired ratios with their least and most. */
export interface Compared {
  readonly value: string;
  readonly here: number;
  readonly there: number;
  readonly ratio: number;
  readonly spread: readonly [least: number, most: number];
}

/** One measure, compared. */
export interface Comparison {
  readonly name: string;
  readonly pairs: number;
  readonly values: readonly Compared[];
}

/** Compares what pairs have measured: this program's lane, and each ratio and figure that both sides have. */
export function comparisonOf(name: string, pairs: readonly Pair[]): Comparison {
  const values = valueNames(pairs).map((value): Compared => {
    const here = pairs.map((pair) => valueOf(pair.here, value));
    const there = pairs.map((pair) => valueOf(pair.there, value));
    const ratios = here.map((each, index) => ratioOf(each, there[index] ?? Number.NaN));
    return {
      value,
      here: rounded(median(here)),
      there: rounded(median(there)),
      ratio: rounded(median(ratios)),
      spread: [rounded(quantile(ratios, 0)), rounded(quantile(ratios, 1))],
    };
  });
  return { name, pairs: pairs.length, values };
}

/** A comparison as a table for a person: beneath 1, this checkout has less of it. */
export function comparisonTable({ name, pairs, values }: Comparison): string {
  const lines = values.map(
    ({ value, here, there, ratio, spread: [least, most] }) =>
      `         ${value.padEnd(40)} here ${here}, there ${there}, here/there ${ratio} (${least} to ${most})`,
  );
  return `${name}: ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}\n${lines.join('\n')}\n`;
}

const OURS = 'ours';

function valueNames(pairs: readonly Pair[]): readonly string[] {
  const [first] = pairs;
  if (first === undefined) return [];
  const { here, there } = first;
  const shared = [...Object.keys(here.ratios), ...Object.keys(here.figures)].filter(
    (name) => Object.hasOwn(there.ratios, name) || Object.hasOwn(there.figures, name),
  );
  if (here.ours === null || there.ours === null) return shared;
  return [`${OURS}, ${here.ours.unit}`, ...shared];
}

function valueOf(taken: Taken, name: string): number {
  if (name.startsWith(`${OURS}, `)) return taken.ours?.median ?? Number.NaN;
  return taken.ratios[name] ?? taken.figures[name] ?? Number.NaN;
}

/** Two counts of nothing are alike. */
function ratioOf(here: number, there: number): number {
  return here === there ? 1 : here / there;
}
