import { describe, expect, it } from 'vitest';
import { isHtml, pageTitle } from '../../../../main/ews/transport/http/html-page.ts';

describe('a page', () => {
  it.each([
    '<html>',
    '  <!DOCTYPE html>',
    '<!-- a --><!-- b --> <HTML lang="en">',
    '<?xml version="1.0"?><html >',
  ])('is known by how it begins: %s', (start) => expect(isHtml(start)).toBe(true));

  it.each(['<s:Envelope>', '<?xml version="1.0"?><s:Envelope>', '<htmlish>', 'html', '<!DOCTYPE svg>'])(
    'is not taken for one: %s',
    (start) => expect(isHtml(start)).toBe(false),
  );
});

describe('a title', () => {
  it.each([
    ['<title>Sign in</title>', 'Sign in'],
    ['<TITLE lang="de">A &amp;&#32;B &lt;3 &#x41; &nope;</TITLE>', 'A & B <3 A &nope;'],
    ['<title>one<br>\n\ttwo</title>', 'one two'],
    ['<title>a\u202Eb\u0000c&#8238;d&#0;&#xd800;&#x110000;e</title>', 'a b c d e'],
    ['<title>never closed', 'never closed'],
    ['<title>  </title>', null],
    ['<p>none</p>', null],
  ])('of %j is %j', (html, title) => expect(pageTitle(html)).toBe(title));

  it('is at most 120 characters and ends with a whole one', () => {
    expect(pageTitle(`<title>${'x'.repeat(119)}😀</title>`)).toBe('x'.repeat(119));
  });
});

it.each([
  ['comments', '<!-- -->'.repeat(5_000)],
  ['open titles', '<title'.repeat(10_000)],
  ['open tags in a title', `<title>${'<'.repeat(60_000)}`],
  ['white space', ' '.repeat(60_000)],
])('a page of nothing but %s is looked at in no time', (_what, html) => {
  const start = performance.now();
  isHtml(html);
  pageTitle(html);
  expect(performance.now() - start).toBeLessThan(200);
});
