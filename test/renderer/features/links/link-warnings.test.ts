import { describe, expect, it } from 'vitest';
import { linkWarnings } from '../../../../renderer/features/links/link-warnings.ts';

const link = {
  index: 0,
  href: 'https://intranet.contoso.test/',
  host: 'intranet.contoso.test',
  scheme: 'https',
} as const;

describe('the warnings of a link', () => {
  it('are none for an ordinary one', () => {
    expect(linkWarnings(link)).toEqual([]);
    expect(linkWarnings({ ...link, host: '', scheme: 'mailto', href: 'mailto:mary@contoso.test' })).toEqual(
      [],
    );
  });

  it.each([
    [{ ...link, scheme: 'http' } as const, 'not encrypted'],
    [{ ...link, host: 'xn--contso-cua.test' }, 'another alphabet'],
    [{ ...link, host: 'login.xn--contso-cua.test' }, 'another alphabet'],
    [{ ...link, host: '203.0.113.7' }, 'bare network address'],
    [{ ...link, host: '[2001:db8::1]' }, 'bare network address'],
  ])('name what is unusual: %o', (unusual, words) => {
    expect(linkWarnings(unusual).join(' ')).toContain(words);
  });
});
