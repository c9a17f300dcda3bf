import { expect, it } from 'vitest';
import { cutText } from '../../shared/cut-text.ts';

const characters = [
  'a',
  '\u{1F600}',
  'e\u0301',
  '\u{1F469}\u200D\u{1F52C}',
  '\u{1F1F3}\u{1F1F1}',
  '\u{1F44D}\u{1F3FD}',
];

it.each(characters)('cuts nowhere inside %s, wherever the limit falls', (character) => {
  const text = 'x'.repeat(250) + character.repeat(6);
  for (let most = 240; most < text.length + 3; most += 1) {
    const cut = cutText(text, most);
    expect(cut.length).toBeLessThanOrEqual(most);
    expect(Math.min(most, text.length) - cut.length).toBeLessThan(Math.max(character.length, 1));
    expect(text.slice(0, cut.length)).toBe(cut);
    expect(Math.max(0, cut.length - 250) % character.length).toBe(0);
  }
});

it('takes no longer for a text of ten megabytes, and leaves no half where one character never ends', () => {
  expect(cutText('y'.repeat(10_000_000), 255)).toHaveLength(255);
  const endless = `\u{1F600}${'\u0301'.repeat(1000)}`;
  expect(cutText(endless, 500).isWellFormed()).toBe(true);
  expect(cutText('\u{1F600}'.repeat(1000), 501).isWellFormed()).toBe(true);
});
