import type { LaneName, LaneResult, Lanes } from './measured.ts';

/** The value beneath which so much of the samples lies (0 to 1), by the nearest rank; 0 without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** The middle of the samples. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** A lane's samples as its result, to three decimals. */
export function laneResult(samples: readonly number[], unit: string): LaneResult {
  return {
    median: rounded(median(samples)),
    spread: [rounded(quantile(samples, 0.25)), rounded(quantile(samples, 0.75))],
    samples: samples.length,
    unit,
  };
}

/** Results of several lanes. */
export function laneResults(
  samples: Readonly<Partial<Record<LaneName, readonly number[]>>>,
  unit: string,
): Lanes {
  const entries = Object.entries(samples).filter(([, each]) => each.length > 0);
  return Object.fromEntries(entries.map(([name, each]) => [name, laneResult(each, unit)]));
}

/** The median of ratios of samples that were taken beside one another: what disturbs both cancels out. */
export function pairedRatio(above: readonly number[], below: readonly number[]): number {
  return rounded(median(above.map((value, index) => value / (below[index] ?? Number.NaN))));
}

/** The slope of a straight line through the points, by least squares. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const across = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return rounded(across / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0));
}

/** The slope of each lane over something that was varied. */
export function laneSlopes(
  points: readonly { readonly at: number; readonly lanes: Lanes }[],
): Partial<Record<LaneName, number>> {
  const names: readonly LaneName[] = ['raw', 'ours', 'ews-javascript-api'];
  const found = names.flatMap((name): [LaneName, number][] => {
    const known = points.flatMap(({ at, lanes }): [number, number][] => {
      const lane = lanes[name];
      return lane === undefined ? [] : [[at, lane.median]];
    });
    return known.length < 2 ? [] : [[name, slope(known)]];
  });
  return Object.fromEntries(found);
}

/** To four significant places: more would claim more than was measured. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
