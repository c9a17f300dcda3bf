import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../main/shell/chromium/find-browser.ts';
import type { Machine } from '../../../main/shell/chromium/find-browser.ts';
import { readOptions } from '../../../main/shell/options.ts';
import { defaultProfileFolder, holdProfile } from '../../../main/shell/profile.ts';

describe('a profile', () => {
  let home: string;
  beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'onbehalf-profile-'))));
  afterEach(async () => await rm(home, { recursive: true }));

  it('is made private', async () => {
    const held = await holdProfile(join(home, 'a', 'b'));
    expect((await stat(join(home, 'a', 'b'))).mode & 0o777).toBe(0o700);
    held?.release();
  });
  it('is held by one process at a time', async () => {
    const first = await holdProfile(home);
    expect(await holdProfile(home)).toBeNull();
    first?.release();
    const second = await holdProfile(home);
    expect(second).not.toBeNull();
    second?.release();
  });
  it.each([
    ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/onbehalf'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Onbehalf'],
  ] as const)('lives on %s where that system expects it', (platform, environment, folder) => {
    expect(defaultProfileFolder(platform, environment)).toBe(folder);
  });
});

describe('the command line', () => {
  it('names a profile and nothing secret', () => {
    expect(readOptions(['--profile', '/tmp/p', '--begin'])).toEqual({
      profile: '/tmp/p',
      begin: true,
      headless: false,
    });
  });
  it.each([['--password=x'], ['account'], ['--profile']])('is refused with %s', (word) => {
    expect(readOptions([word])).toBeNull();
  });
});

function machine(
  there: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = 'linux',
): Machine {
  return { platform, environment, canRun: (file) => there.includes(file) };
}

describe('the browser', () => {
  it.each([
    [machine(['/usr/bin/chromium'], { PATH: '' }), '/usr/bin/chromium'],
    [machine(['/opt/google/chrome/chrome'], { PATH: '' }), '/opt/google/chrome/chrome'],
    [machine(['/home/x/bin/google-chrome'], { PATH: '/home/x/bin:relative' }), '/home/x/bin/google-chrome'],
    [machine(['/usr/bin/chromium', '/other'], { PATH: '', ONBEHALF_BROWSER: '/other' }), '/other'],
    [machine(['/usr/bin/chromium'], { PATH: '', ONBEHALF_BROWSER: '/absent' }), null],
    [
      machine(
        ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
        { HOME: '/Users/x' },
        'darwin',
      ),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [machine([], { PATH: '/usr/bin' }), null],
  ])('is found where it is installed (%#)', (where, file) => {
    expect(findBrowser(where)).toBe(file);
  });
});
