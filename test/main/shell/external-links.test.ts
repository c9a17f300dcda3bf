import { describe, expect, it } from 'vitest';
import { openExternal, readExternalAddress } from '../../../main/shell/external-links.ts';

/** 60 schemes: three that may be opened, and what others have been attacked by. */
const schemes = (
  'https http mailto file ftp ftps sftp smb cifs nfs afp dav davs webdav ssh telnet rlogin ldap ldaps gopher ' +
  'news nntp irc tel sms callto skype sip facetime javascript vbscript data blob about view-source chrome devtools app res jar mk mhtml ' +
  'its ms-its hcp search-ms search ms-msdt ms-word ms-excel ms-officecmd ms-settings ms-appinstaller shell steam vscode cursor slack zoommtg intent'
).split(' ');

/** 20 ways to write an address of a scheme. */
const spellings: readonly ((scheme: string) => string)[] = [
  (scheme) => `${scheme}://example.com/path`,
  (scheme) => `${scheme}:example.com`,
  (scheme) => `${scheme}:/example.com`,
  (scheme) => `${scheme}:///example.com/share`,
  (scheme) => `${scheme.toUpperCase()}://EXAMPLE.com/Path`,
  (scheme) => `${scheme.slice(0, 1).toUpperCase()}${scheme.slice(1)}://example.com`,
  (scheme) => ` ${scheme}://example.com`,
  (scheme) => `${scheme}\t://example.com`,
  (scheme) => `${scheme.slice(0, 2)}\n${scheme.slice(2)}://example.com`,
  (scheme) => `\u0000${scheme}://example.com`,
  (scheme) => `${scheme}:\\\\example.com\\share`,
  (scheme) => `${scheme}://user:secret@example.com/`,
  (scheme) => `${scheme}://example.com\\@evil.example/`,
  (scheme) => `${scheme}:%2f%2fexample.com`,
  (scheme) => `//${scheme}:example.com`,
  (scheme) => `${scheme}:alert(1)`,
  (scheme) => `url:${scheme}://example.com`,
  (scheme) => `${scheme}://example.com/\u202egpj.exe`,
  (scheme) => `${scheme}:someone@example.com`,
  (scheme) => `${scheme}://[::1]:445/share`,
];

/** The only ones of the 1,200 that may be opened, and exactly what is then opened. */
const expected: Readonly<Record<string, string>> = {
  'https://example.com/path': 'https://example.com/path',
  'HTTPS://EXAMPLE.com/Path': 'https://example.com/Path',
  'Https://example.com': 'https://example.com/',
  'https://[::1]:445/share': 'https://[::1]:445/share',
  'http://example.com/path': 'http://example.com/path',
  'HTTP://EXAMPLE.com/Path': 'http://example.com/Path',
  'Http://example.com': 'http://example.com/',
  'http://[::1]:445/share': 'http://[::1]:445/share',
  'mailto:someone@example.com': 'mailto:someone@example.com',
};

describe('opening an address outside', () => {
  it('hands only web and mail addresses to the system, out of 1,200', async () => {
    const addresses = schemes.flatMap((scheme) => spellings.map((spell) => spell(scheme)));
    expect(new Set(addresses).size).toBe(1200);
    const opened: Record<string, string> = {};
    for (const address of addresses) {
      await openExternal(address, async (handed) => void (opened[address] = handed));
    }
    expect(opened).toEqual(expected);
  });

  it.each([
    ['https://b%C3%BCcher.example/', 'https://xn--bcher-kva.example/'],
    ['https://аpple.com/', 'https://xn--pple-43d.com/'],
    ['https://example.com/a%20b?c=d#e', 'https://example.com/a%20b?c=d#e'],
    ['mailto:a@example.com?subject=Hi%20there&attach=/etc/passwd', 'mailto:a@example.com?subject=Hi%20there'],
    ['mailto:a@example.com?Attachment=x&Body=y', 'mailto:a@example.com?body=y'],
  ])('re-serialises %s', (address, handed) => {
    expect(readExternalAddress(address)).toBe(handed);
  });

  it.each([
    null,
    undefined,
    7,
    {},
    ['https://example.com/'],
    new URL('https://example.com/'),
    `https://e.example/${'a'.repeat(9000)}`,
  ])('opens nothing for %j', async (address) => {
    const opened: string[] = [];
    expect(await openExternal(address, async (handed) => void opened.push(handed))).toBe('refused');
    expect(opened).toEqual([]);
  });
});
