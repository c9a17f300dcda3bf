import { expect, test } from 'vitest';
import {
  contrast,
  isPlainGround,
  onDark,
  readColour,
} from '../../../renderer/features/mail/body/readable-colour.ts';

const colour = (text: string) => {
  const read = readColour(text);
  if (read === null) throw new Error(`${text} is no colour`);
  return read;
};
const ground = colour('rgb(20, 23, 28)');

test('black text takes the paper’s own colour, and other text can be read on dark paper', () => {
  expect(onDark(colour('#000000'), ground)).toBeNull();
  expect(onDark(colour('rgb(33, 33, 33)'), ground)).toBeNull();
  for (const text of ['#1f497d', '#0563c1', '#ff0000', '#800080', '#ffff00']) {
    const drawn = onDark(colour(text), ground);
    expect(drawn).not.toBeNull();
    expect(contrast(colour(drawn ?? ''), ground)).toBeGreaterThanOrEqual(4.5);
  }
  // The control: one of them cannot be read as it is.
  expect(contrast(colour('#1f497d'), ground)).toBeLessThan(4.5);
});

test('white and nothing are no grounds of a mail’s own', () => {
  expect(isPlainGround(colour('#ffffff'))).toBe(true);
  expect(isPlainGround(colour('rgba(0, 0, 0, 0)'))).toBe(true);
  expect(isPlainGround(colour('#f2f2f2'))).toBe(false);
  expect(readColour('color(srgb 1 0 0)')).toBeNull();
});
