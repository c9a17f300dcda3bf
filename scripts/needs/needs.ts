import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../../main/shell/chromium/find-browser.ts';

/** Something that the app or its tests need of the system, and the Debian packages that bring it. */
export interface Need {
  readonly what: string;
  readonly packages: readonly string[];
  isThere(): boolean;
}

function hasCommand(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function hasLibrary(name: string): boolean {
  const folders = ['/usr/lib', '/lib', '/usr/lib64', '/usr/local/lib'];
  const triples = ['', 'x86_64-linux-gnu', 'aarch64-linux-gnu'];
  return folders.some((folder) => triples.some((triple) => existsSync(join(folder, triple, name))));
}

function command(name: string, ...packages: readonly string[]): Need {
  return { what: name, packages, isThere: () => hasCommand(name) };
}

/** The window, where Electron's binary is not. */
const browser: Need = {
  what: 'a browser of the Chromium family',
  // A bare image has no font at all to fall back on.
  packages: ['chromium', 'fonts-dejavu-core'],
  isThere: () => findBrowser() !== null,
};

/** What keytar loads to reach the Secret Service; without it secrets stay in memory. */
const secretLibrary: Need = {
  what: 'libsecret',
  packages: ['libsecret-1-0'],
  isThere: () => process.platform !== 'linux' || hasLibrary('libsecret-1.so.0'),
};

const forTests: readonly Need[] = [command('openssl', 'openssl'), command('curl', 'curl')];
/** A session with a keyring of its own (`test/keyring-session.ts`). */
export const keyringNeeds: readonly Need[] = [
  command('dbus-run-session', 'dbus'),
  command('gnome-keyring-daemon', 'gnome-keyring'),
  secretLibrary,
];
const forTestsOnLinux: readonly Need[] = [
  ...keyringNeeds.filter((need) => need !== secretLibrary),
  command('dbus-send', 'dbus'),
  command('xvfb-run', 'xvfb', 'xauth'),
  command('xmllint', 'libxml2-utils'),
];

/** Other people's clients, which the full run holds against the sample Exchange. */
const forFullRun: readonly Need[] = [
  {
    what: 'exchangelib',
    packages: ['python3-exchangelib'],
    isThere: () => existsSync('/usr/lib/python3/dist-packages/exchangelib'),
  },
  { what: 'DavMail', packages: ['davmail'], isThere: () => existsSync('/usr/share/davmail/davmail.jar') },
];

/** What of the app's needs is not here, when it opens in a browser. */
export function missingForApp(): readonly Need[] {
  return [browser, secretLibrary].filter((need) => !need.isThere());
}

/** What of the foreign clients is not here: their tests are left out then, and say so. */
export function missingForFullRun(): readonly Need[] {
  return process.platform === 'linux' ? forFullRun.filter((need) => !need.isThere()) : [];
}

/** What of the tests' needs is not here. */
export function missingForTests(): readonly Need[] {
  const needs = process.platform === 'linux' ? [...forTests, ...forTestsOnLinux] : forTests;
  return [...missingForApp(), ...needs.filter((need) => !need.isThere())];
}

/** The packages of some needs, each once. */
export function packagesOf(needs: readonly Need[]): readonly string[] {
  return [...new Set(needs.flatMap((need) => need.packages))];
}

/** How apt-get may be run here: by root, or by sudo where it asks for no password; null where neither. */
function aptGet(): readonly string[] | null {
  if (process.platform !== 'linux' || !hasCommand('apt-get')) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  if (!hasCommand('sudo')) return null;
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
    ? ['sudo', '-n', 'apt-get']
    : null;
}

/** Installs what is missing where it may; returns what is missing still. */
export function installNeeds(missing: readonly Need[]): readonly Need[] {
  const apt = aptGet();
  if (missing.length === 0 || apt === null) return missing;
  const run = (...words: readonly string[]): boolean => {
    const [program = '', ...before] = apt;
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: ['ignore', 'ignore', 'inherit'] as const, env: environment, timeout: 240_000 };
    return (
      spawnSync(program, [...before, '-q', ...words], { ...options, stdio: [...options.stdio] }).status === 0
    );
  };
  const wanted = packagesOf(missing);
  process.stdout.write(`Installing ${wanted.join(', ')} …\n`);
  const install = (): boolean => run('install', '-y', '--no-install-recommends', ...wanted);
  // A fresh image has no package lists; a machine in use has them, and asking for new ones takes time.
  if (!install() && run('update')) install();
  return missing.filter((need) => !need.isThere());
}
