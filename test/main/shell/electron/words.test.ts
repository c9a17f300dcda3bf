import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordsOfOurs } from '../../../../main/shell/electron/words.ts';
import { readOptions } from '../../../../main/shell/options.ts';

describe('the words of Electron’s command line', () => {
  it.each([
    ['a switch of Chromium', ['--ozone-platform-hint=auto']],
    ['a switch without a value', ['--disable-gpu']],
    ['the switch for root', ['--no-sandbox']],
    ['an address that a system hands over', ['mailto:mary@example.com']],
    ['a file', ['/tmp/message.eml']],
    ['a switch of macOS', ['-psn_0_12345']],
    ['what another switch is followed by', ['--inspect', '9229']],
  ])('pass over %s', (_what, words) => {
    const ours = wordsOfOurs(['/opt/onbehalf/onbehalf', ...words, '--profile', '/p', ...words], true);
    expect(ours).toEqual(['--profile', '/p']);
    expect(readOptions(ours)).toMatchObject({ profile: '/p' });
  });

  it('begin after the folder of the app in development', () => {
    const words = ['/x/electron', '--no-sandbox', '/work/app', '--disable-gpu', '--begin', '--profile=/p'];
    expect(wordsOfOurs(words, false)).toEqual(['--begin', '--profile=/p']);
  });

  it('are still refused where our own option lacks its value', () => {
    expect(readOptions(wordsOfOurs(['/x/onbehalf', '--profile', '--disable-gpu'], true))).toBeNull();
  });

  it('name a profile by a relative path, which is made absolute', () => {
    const options = readOptions(wordsOfOurs(['/x/onbehalf', '--profile', 'here/profile'], true));
    expect(isAbsolute(options?.profile ?? '')).toBe(true);
  });
});
