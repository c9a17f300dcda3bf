import { expect, test } from 'vitest';
import { rowsInSight, rowsToDraw, scrollToShow } from '../../../renderer/features/mail/list/rows-in-sight.ts';

test.for([
  ['at the top', 0, 340, { first: 0, last: 4 }],
  ['with half a row at both ends', 34, 340, { first: 0, last: 5 }],
  ['in the middle of a hundred thousand', 3_400_000, 340, { first: 50_000, last: 50_004 }],
  ['pulled beyond the top', -40, 340, { first: 0, last: 4 }],
] as const)('rows in sight %s', ([, scrollTop, height, rows]) => {
  expect(rowsInSight(scrollTop, height, 68)).toEqual(rows);
});

test('draws neighbours of what is in sight, and no row that does not exist', () => {
  expect(rowsToDraw({ first: 20, last: 24 }, 8, 100_000)).toEqual({ first: 12, last: 32 });
  expect(rowsToDraw({ first: 2, last: 6 }, 8, 9)).toEqual({ first: 0, last: 8 });
});

test('a list that has become shorter than where it is scrolled to draws nothing that is gone', () => {
  const { first, last } = rowsToDraw({ first: 500, last: 504 }, 8, 10);
  expect(last).toBeLessThan(first);
});

test.for([
  ['above the box', 3, 204],
  ['cut off at the lower end', 14, 680],
  ['below the box', 20, 1088],
  ['wholly in sight', 10, null],
] as const)('a row %s is brought into sight by the shortest way', ([, index, top]) => {
  expect(scrollToShow(index, 68, { scrollTop: 650, height: 340 })).toBe(top);
});
