import { expect, test } from 'vitest';
import { layoutDay, linesIn } from '../../../renderer/features/calendar/grid/day-layout.ts';
import { row } from './rows.ts';

const day = '2026-11-25';
const iso = (minutes: number) => new Date(Date.UTC(2026, 10, 25, 0, minutes)).toISOString();
const at = (itemId: string, start: string, end: string) =>
  row(itemId, `${day}T${start}:00Z`, `${day}T${end}:00Z`);
const shape = (rows: readonly ReturnType<typeof row>[], zone = 'UTC', date = day) =>
  layoutDay(rows, date, zone).map(({ row: { itemId }, top, height, column, span, columns }) => ({
    itemId,
    top,
    height,
    place: `${column}+${span}/${columns}`,
  }));

test('blocks that do not touch take the whole width', () => {
  expect(shape([at('a', '09:00', '10:00'), at('b', '10:00', '11:00')])).toEqual([
    { itemId: 'a', top: 540, height: 60, place: '0+1/1' },
    { itemId: 'b', top: 600, height: 60, place: '0+1/1' },
  ]);
});

test('two blocks at once share the width', () => {
  expect(shape([at('short', '09:30', '10:30'), at('long', '09:00', '11:00')])).toEqual([
    { itemId: 'long', top: 540, height: 120, place: '0+1/2' },
    { itemId: 'short', top: 570, height: 60, place: '1+1/2' },
  ]);
});

test('a chain of overlaps is one group, and a free column is used again', () => {
  const places = shape([at('a', '09:00', '11:00'), at('b', '10:00', '12:00'), at('c', '11:00', '13:00')]);
  expect(places.map((block) => [block.itemId, block.place])).toEqual([
    ['a', '0+1/2'],
    ['b', '1+1/2'],
    ['c', '0+1/2'],
  ]);
});

test('a block spreads over the columns that nothing beside it needs', () => {
  const rows = [
    at('a', '09:00', '12:00'),
    at('b', '09:00', '10:00'),
    at('c', '09:00', '10:00'),
    at('d', '10:30', '12:00'),
  ];
  expect(shape(rows).find((block) => block.itemId === 'd')?.place).toBe('1+2/3');
});

test('a very short block is still high enough to read, and pushes its neighbour aside', () => {
  expect(shape([at('ping', '09:00', '09:05'), at('next', '09:10', '10:00')])).toEqual([
    { itemId: 'ping', top: 540, height: 25, place: '0+1/2' },
    { itemId: 'next', top: 550, height: 50, place: '1+1/2' },
  ]);
});

test('a block over midnight is cut at the border of each day and says so', () => {
  const night = row('night', '2026-11-25T22:00:00Z', '2026-11-26T03:00:00Z');
  const [evening] = layoutDay([night], '2026-11-25', 'UTC');
  const [morning] = layoutDay([night], '2026-11-26', 'UTC');
  expect([evening?.top, evening?.height, evening?.endsAfter]).toEqual([1320, 120, true]);
  expect([morning?.top, morning?.height, morning?.startsBefore]).toEqual([0, 180, true]);
});

test('a block that ends at midnight leaves the next day alone', () => {
  const late = row('late', '2026-11-25T23:00:00Z', '2026-11-26T00:00:00Z');
  expect(layoutDay([late], '2026-11-26', 'UTC')).toEqual([]);
  expect(layoutDay([late], '2026-11-25', 'UTC')[0]?.height).toBe(60);
});

test('blocks stand where the clock of the display zone stands', () => {
  const call = row('call', '2026-11-25T23:30:00Z', '2026-11-26T00:30:00Z');
  expect(shape([call], 'Asia/Tokyo', '2026-11-26')).toEqual([
    { itemId: 'call', top: 510, height: 60, place: '0+1/1' },
  ]);
});

test('in spring a block over the skipped hour ends where the clock says', () => {
  const jump = row('jump', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z');
  expect(shape([jump], 'Europe/Berlin', '2026-03-29')).toEqual([
    { itemId: 'jump', top: 90, height: 120, place: '0+1/1' },
  ]);
});

test('in autumn a block inside the repeated hour keeps its length', () => {
  const twice = row('twice', '2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z');
  expect(shape([twice], 'Europe/Berlin', '2026-10-25')).toEqual([
    { itemId: 'twice', top: 165, height: 30, place: '0+1/1' },
  ]);
});

test('no two blocks of a crowded day cover each other', () => {
  const rows = Array.from({ length: 60 }, (_, index) => {
    const start = (index * 37) % 1300;

    return row(`r${index}`, iso(start), iso(start + 20 + ((index * 53) % 115)));
  });
  const blocks = layoutDay(rows, day, 'UTC');
  const covers = blocks.flatMap((a) =>
    blocks.filter(
      (b) =>
        a !== b &&
        a.top < b.top + b.height &&
        b.top < a.top + a.height &&
        a.column < b.column + b.span &&
        b.column < a.column + a.span,
    ),
  );
  expect(blocks).toHaveLength(60);
  expect(covers).toEqual([]);
});

test('a block has the lines that fit whole, and one at least', () => {
  expect([15, 25, 30, 44].map(linesIn)).toEqual([1, 1, 1, 1]);
  expect([45, 60].map(linesIn)).toEqual([2, 2]);
  expect([66, 90, 120].map(linesIn)).toEqual([3, 4, 5]);
});
