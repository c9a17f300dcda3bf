import { describe, expect, test } from 'vitest';
import { openingTop, outOfSight, usualTop } from '../../../renderer/features/calendar/grid/hours-in-sight.ts';

const at = (from: number, minutes = 60) => ({ from: from * 60, to: from * 60 + minutes });

describe('the hours that a calendar opens at', () => {
  test('are the usual ones where no meeting asks for others', () => {
    expect(openingTop([], 600)).toBe(usualTop);
    expect(openingTop([at(9), at(16)], 600)).toBe(usualTop);
  });

  test('are those of the meetings where these lie at night: a day of another part of the world is not free', () => {
    expect(openingTop([at(0), at(1), at(4)], 600)).toBe(0);
    expect(openingTop([at(21), at(22)], 300)).toBe(1440 - 300);
  });

  test('show as many meetings as fit', () => {
    const top = openingTop([at(2), at(18), at(19), at(20)], 480);
    expect([18, 19, 20].every((hour) => hour * 60 >= top && hour * 60 < top + 480)).toBe(true);
  });
});

describe('what is out of sight', () => {
  const sight = { from: 480, to: 960 };

  test('is counted above and below, with the nearest of each', () => {
    expect(outOfSight([at(1), at(5), at(10), at(17), at(20)], sight)).toEqual({
      earlier: 2,
      later: 2,
      nearestEarlier: at(5),
      nearestLater: at(17),
    });
  });

  test('is nothing of which enough can be seen', () => {
    expect(outOfSight([at(7.5), at(15.5), at(0, 1440)], sight)).toMatchObject({ earlier: 0, later: 0 });
    expect(outOfSight([at(7.5, 35), at(15.9)], sight)).toMatchObject({ earlier: 1, later: 1 });
  });
});
