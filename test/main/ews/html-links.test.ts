import { describe, expect, it } from 'vitest';
import { htmlLinks } from '../../../main/ews/html-links.ts';

function hrefs(html: string): readonly string[] {
  return htmlLinks(html).map(({ href }) => href);
}

describe('htmlLinks', () => {
  it('finds http, https and mailto links in order and numbers them', () => {
    const html =
      '<p><a href="https://a.test/x">1</a><area HREF=\'http://B.test\'><A class=y href=mailto:ann@c.test?subject=Hi>2</A>';
    expect(htmlLinks(html)).toEqual([
      { index: 0, href: 'https://a.test/x', host: 'a.test', scheme: 'https' },
      { index: 1, href: 'http://b.test/', host: 'b.test', scheme: 'http' },
      { index: 2, href: 'mailto:ann@c.test?subject=Hi', host: '', scheme: 'mailto' },
    ]);
  });

  it('shows the host that will be asked, whatever it looks like', () => {
    expect(htmlLinks('<a href="https://аpple.com/">')[0]?.host).toBe('xn--pple-43d.com');
    expect(htmlLinks('<a href="https://bank.test@evil.test:8443/">')[0]?.host).toBe('evil.test:8443');
    expect(htmlLinks('<a href="https:\\\\evil.test\\bank.test">')[0]?.href).toBe(
      'https://evil.test/bank.test',
    );
    expect(htmlLinks('<a href="http://0x7f.1/">')[0]?.host).toBe('127.0.0.1');
  });

  it('decodes references as browsers do', () => {
    expect(hrefs('<a href="https://a.test/?x=1&amp;y=2&lt=3&amp=4&copy=5">')).toEqual([
      'https://a.test/?x=1&y=2&lt=3&amp=4&copy=5',
    ]);
    expect(hrefs('<a href="&#104;ttps&colon;&sol;&sol;a.test&#x2F;b">')).toEqual(['https://a.test/b']);
    expect(hrefs('<a href=" h\nt\ttps://a.test/ ">')).toEqual(['https://a.test/']);
  });

  it('leaves out every other scheme, however it is dressed', () => {
    const hostile = [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      '&#106;avascript&colon;alert(1)',
      ' JaVaScRiPt:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'file:///etc/passwd',
      '\\\\server\\share',
      'ms-msdt:/id',
      'vbscript:x',
      'blob:https://a.test/1',
      '/relative',
      'www.a.test',
      '',
      'https://',
      'https://a b.test/',
      'mailto:ann@c.test%0D%0ABcc:evil@d.test',
    ];
    expect(
      hrefs(hostile.map((href) => `<a href="${href.replaceAll('"', '&quot;')}">x</a>`).join('')),
    ).toEqual([]);
  });

  it('finds no link in comments, scripts, styles or text areas, and goes on after them', () => {
    const html =
      '<!-- <a href="https://a.test/"> --><script>"<a href=https://b.test>"</script><style><a href=https://c.test></style>' +
      '<textarea><a href=https://d.test></textarea><!--><a href=https://e.test><title></titlex><a href=https://f.test></title>' +
      '<p data-x="<a href=https://g.test>"><a data-href=https://h.test title=\'>\' href = https://i.test>';
    expect(hrefs(html)).toEqual(['https://e.test/', 'https://i.test/']);
  });

  it('takes the first of two equal attributes and drops a tag that never ends', () => {
    expect(hrefs('<a href=https://a.test href=https://b.test><a href="https://c.test"')).toEqual([
      'https://a.test/',
    ]);
  });

  it('takes time in proportion to the length, on text made to be slow', () => {
    const pieces = ['<a ', '<a href="', '<!--', '<a x=', '&#', '<script>', '</', '<a/', '= ', "<a '"];
    for (const piece of pieces) {
      const before = performance.now();
      htmlLinks(piece.repeat(200_000));
      expect([piece, performance.now() - before < 3000]).toEqual([piece, true]);
    }
  });
});
