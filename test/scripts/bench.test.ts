import { describe, expect, it } from 'vitest';
import type { Measured } from '../../scripts/bench/measured.ts';
import { countRows, gatherText, questionsFor } from '../../scripts/bench/search-questions.ts';
import {
  laneResult,
  laneResults,
  laneSlopes,
  median,
  pairedRatio,
  quantile,
  slope,
} from '../../scripts/bench/statistics.ts';
import { tableOf } from '../../scripts/bench/table.ts';

describe('samples', () => {
  it('have their quantiles by the nearest rank, whatever their order', () => {
    const samples = [40, 10, 30, 20, 50, 70, 60, 100, 90, 80];
    expect([0, 0.25, 0.5, 0.95, 1].map((share) => quantile(samples, share))).toEqual([10, 30, 60, 100, 100]);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('are told by their median and their middle half', () => {
    expect(laneResult([4, 1, 3, 2, 100], 'ms')).toEqual({
      median: 3,
      spread: [2, 4],
      samples: 5,
      unit: 'ms',
    });
  });

  it('of a lane that was not measured are left out', () => {
    expect(Object.keys(laneResults({ raw: [], ours: [1] }, 'ms'))).toEqual(['ours']);
  });

  it('are compared in pairs, so that one slow moment disturbs neither', () => {
    // The machine was ten times as slow in the second round; the ratio of medians would be 20 to 1.
    expect(pairedRatio([10, 200, 20], [1, 20, 2])).toBe(10);
    expect(pairedRatio([10, 20, 300], [1, 2, 3])).toBe(10);
  });
});

describe('a slope', () => {
  it('is that of the straight line nearest to the points', () => {
    expect(
      slope([
        [0, 5],
        [10, 25],
        [20, 45],
      ]),
    ).toBe(2);
    expect(
      slope([
        [0, 1],
        [1, 0],
        [2, 2],
      ]),
    ).toBe(0.5);
  });

  it('is given for each lane that was measured at two points', () => {
    const points = [
      { at: 0, lanes: laneResults({ raw: [1], ours: [4] }, 'ms') },
      { at: 100, lanes: laneResults({ raw: [101] }, 'ms') },
    ];
    expect(laneSlopes(points)).toEqual({ raw: 1 });
  });
});

describe('the table', () => {
  const measured: Measured = {
    name: 'parse-1000',
    goal: 'at most 8 times raw',
    met: true,
    lanes: laneResults({ raw: [1, 2, 3], ours: [9] }, 'ms'),
    ratios: { 'ours/raw': 4.5 },
    atRoundTrip: [{ roundTripMs: 80, lanes: laneResults({ ours: [89] }, 'ms') }],
    slopes: { perRoundTripMs: { ours: 1 }, perItem: {} },
    figures: { 'max ms, ours': 12 },
    remarks: ['Three rounds.'],
  };

  it('says of each measure whether its goal was met, its lanes with spread, and what belongs to them', () => {
    expect(tableOf([measured])).toBe(
      [
        'met      parse-1000: at most 8 times raw',
        '         raw                  2 ms (1 to 3, 3 samples)',
        '         ours                 9 ms (9 to 9, 1 sample)',
        '         ours/raw                   4.5',
        '         max ms, ours                             12',
        '         at 80 ms: ours 89 ms',
        '         per ms of round trip: ours 1',
        '         Three rounds.',
        '',
        '',
      ].join('\n'),
    );
  });

  it('says so where a goal was not met', () => {
    expect(tableOf([{ ...measured, met: false }])).toMatch(/^NOT MET {2}parse-1000: /u);
  });
});

describe('questions of a search', () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({
    subject: index === 7 ? 'Quarterly figures' : 'Weekly report',
    from: { name: 'Ana Lima', address: 'ana@contoso.test' },
    sender: null,
    to: 'Rob Ellis',
    preview: index < 3 ? 'about the BADGE' : 'as agreed',
  }));
  const gathered = async () =>
    await gatherText(
      (async function* () {
        yield* rows;
      })(),
    );

  it('are counted by row, without case, every word of them', async () => {
    const text = await gathered();
    const counts = ['badge', 'weekly', 'weekly badge', 'quarterly badge', 'nowhere'];
    expect(counts.map((question) => countRows(text, question))).toEqual([3, 39, 3, 0, 0]);
  });

  it('are rare, frequent and in no row, of one to three words, and the same each time', async () => {
    const text = await gathered();
    const questions = questionsFor(text, 27);
    expect(questions).toEqual(questionsFor(await gathered(), 27));
    const found = questions.map((question) => countRows(text, question));
    const third = (start: number): readonly number[] => found.filter((_, index) => index % 3 === start);
    expect(third(0).every((count) => count <= 10)).toBe(true);
    expect(third(1).some((count) => count >= 39)).toBe(true);
    expect(new Set(third(2))).toEqual(new Set([0]));
    expect(new Set(questions.map((question) => question.split(' ').length))).toEqual(new Set([1, 2, 3]));
  });
});
