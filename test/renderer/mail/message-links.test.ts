import { expect, test } from 'vitest';
import { cpuTime } from '../../support/cpu-time.ts';
import { linkFinder, linkParts, normalHref } from '../../../renderer/features/mail/body/message-links.ts';

const link = (index: number, href: string) => ({
  index,
  href,
  host: new URL(href).host,
  scheme: 'https' as const,
});
const links = [link(0, 'https://contoso.test/a?b=1'), link(1, 'https://xn--mnchen-3ya.example/')];

test('finds a link however its address was written', () => {
  const find = linkFinder(links);
  expect(find(' HTTPS://Contoso.test:443/x/../a?b=1 ')?.index).toBe(0);
  expect(find('https://münchen.example')?.index).toBe(1);
});

test('finds nothing for an address that main did not list', () => {
  const find = linkFinder(links);
  expect(find('https://contoso.test/a?b=2')).toBeNull();
  expect(find('https://contoso.test@evil.test/a?b=1')).toBeNull();
});

test.for(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/relative', '', 'vbscript:x'])(
  'takes %j for no address',
  (href) => expect(normalHref(href)).toBeNull(),
);

test('parts a text at the addresses that main found and leaves the full stop to the sentence', () => {
  const parts = linkParts('See https://contoso.test/a?b=1. Not https://evil.test/ though.', links);
  expect(parts.map((part) => [part.text, part.link?.index ?? null])).toEqual([
    ['See ', null],
    ['https://contoso.test/a?b=1', 0],
    ['. Not https://evil.test/ though.', null],
  ]);
});

test('loses no letter of a text', () => {
  const text = 'a (https://contoso.test/a?b=1) https://xn--mnchen-3ya.example/\n';
  expect(
    linkParts(text, links)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

test('a text that is one long run of sentence marks costs no more than its length', () => {
  const text = `https://contoso.test/a?b=1${'.'.repeat(8000)} `.repeat(25);
  expect(cpuTime(() => linkParts(text, links), 50)).toBeLessThan(50);
  expect(linkParts(`https://contoso.test/a?b=1${'!'.repeat(5000)}`, links)[0]?.text).toBe(
    'https://contoso.test/a?b=1',
  );
});
