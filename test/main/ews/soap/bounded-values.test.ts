import { expect, test } from 'vitest';
import { countOf, lineOf } from '../../../../main/ews/soap/values.ts';

test('a subject of a megabyte becomes a line, cut between two characters', () => {
  expect(lineOf('x'.repeat(1_000_000)).length).toBe(1000);
  expect(lineOf(`${'x'.repeat(999)}😀`)).toBe('x'.repeat(999));
  expect(lineOf('Offer 😀')).toBe('Offer 😀');
  expect(lineOf(null)).toBe('');
});

test('a total that no folder can have is bounded, and one below none is none', () => {
  expect(countOf('2147483648')).toBe(10_000_000);
  expect(countOf('-5')).toBe(0);
  expect(countOf('120')).toBe(120);
  expect(countOf('many')).toBeNull();
});
