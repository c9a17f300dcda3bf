import { expect, test } from 'vitest';
import { htmlWords } from '../../shared/html-words.ts';

test('words stay, with their lines and columns; tags, styles and comments go', () => {
  const html =
    '<head><title>No</title><style>p{color:red}</style></head><body><!-- no --><p>Dear Ana,</p><p>1 &lt; 2 &amp;&nbsp;3' +
    '<table><tr><td>a<td>b</table><script>no()</script>Bye';
  expect(htmlWords(html)).toBe('Dear Ana,\n\n1 < 2 &\u00A03\n\na\tb\nBye');
});

test('what is never closed, and a stray bracket, end nothing but themselves', () => {
  expect(htmlWords('1 < 2 <b')).toBe('1 < 2');
  expect(htmlWords('a<!-- b')).toBe('a');
  expect(htmlWords('a<style>b')).toBe('a');
});

test('no more than 200,000 characters are made', () => {
  expect(htmlWords('<p>abcdefghi'.repeat(200_000)).length).toBeLessThanOrEqual(200_000);
});
