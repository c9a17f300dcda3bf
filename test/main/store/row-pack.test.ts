import { expect, it } from 'vitest';
import { linesOf, rowIn, writePack } from '../../../main/store/database/row-pack.ts';

const texts: readonly [number, string][] = [
  [11, '{"subject":"\\n1\\t"}'],
  [1, '{"subject":"Réunion 予定"}'],
  [112, '{}'],
];
const pack = writePack(
  texts.map(([id, text]) => {
    const bytes = Buffer.from(`before${text}behind`, 'utf8');
    return { id, text: { bytes, start: 6, end: bytes.length - 6 } };
  }),
);

it('a pack gives each row by its whole number, and none for a number that it does not hold', () => {
  for (const [id, text] of texts) expect(rowIn(pack, id)).toBe(text);
  for (const id of [0, 2, 12, 111, 1120]) expect(rowIn(pack, id)).toBeNull();
});

it('a pack gives all rows in their order, and an empty one none', () => {
  expect(
    linesOf(pack).map(({ id, text }) => [id, text.bytes.toString('utf8', text.start, text.end)]),
  ).toEqual(texts);
  expect([linesOf(writePack([])), rowIn(writePack([]), 1)]).toEqual([[], null]);
});
