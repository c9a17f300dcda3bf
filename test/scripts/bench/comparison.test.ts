import { describe, expect, it } from 'vitest';
import { comparisonOf, comparisonTable, type Taken } from '../../../scripts/bench/comparison.ts';

function taken(ours: number, figures: Record<string, number> = {}): Taken {
  return { ours: { median: ours, unit: 'ms' }, ratios: { 'ours/raw': ours / 10 }, figures };
}

describe('two checkouts that are measured in pairs', () => {
  it('are compared pair by pair, so that what slows the machine for a while meets both', () => {
    const pairs = [
      { here: taken(9), there: taken(10) },
      { here: taken(90), there: taken(100) },
      { here: taken(18), there: taken(20) },
    ];
    const [ours, ratio] = comparisonOf('open', pairs).values;
    expect(ours).toEqual({ value: 'ours, ms', here: 18, there: 20, ratio: 0.9, spread: [0.9, 0.9] });
    expect(ratio).toMatchObject({ value: 'ours/raw', ratio: 0.9 });
  });

  it('are found to differ where they do', () => {
    const { values } = comparisonOf('open', [{ here: taken(20), there: taken(10) }]);
    expect(values[0]).toMatchObject({ ratio: 2 });
  });

  it('are compared only in what both have, and two counts of nothing are alike', () => {
    const pair = { here: taken(1, { requests: 0, bytes: 4 }), there: taken(1, { requests: 0 }) };
    const { values } = comparisonOf('open', [pair]);
    expect(values.map(({ value, ratio }) => [value, ratio])).toEqual([
      ['ours, ms', 1],
      ['ours/raw', 1],
      ['requests', 1],
    ]);
  });

  it('make a table that says which of them is which', () => {
    const table = comparisonTable(comparisonOf('open', [{ here: taken(5), there: taken(10) }]));
    expect(table).toContain('open: 1 pair');
    expect(table).toContain('here 5, there 10, here/there 0.5 (0.5 to 0.5)');
  });
});
