import { createApplication } from './application.ts';
import { openKeychain } from './credentials/keychain.ts';
import { endOnDefects } from './shell/end-on-defects.ts';
import { openOnDesktop } from './shell/desktop-opener.ts';
import { openExternal } from './shell/external-links.ts';
import { serveLines } from './shell/headless/serve-lines.ts';
import { ownStdout } from './shell/lines/own-stdout.ts';
import { readOptions } from './shell/options.ts';
import { frameUrl } from './shell/origins.ts';
import { holdProfile } from './shell/profile.ts';
import type { Shell } from './bridge/shell.ts';

/** The app with no window: the contract as JSON lines on stdin and stdout, until stdin ends. */
async function run(): Promise<void> {
  endOnDefects(() => process.exit(1));
  const write = ownStdout();
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    process.exitCode = 2;
    return;
  }
  const profile = await holdProfile(options.profile);
  if (profile === null) {
    process.stderr.write('Onbehalf is already open on this profile.\n');
    process.exitCode = 1;
    return;
  }
  const shell: Shell = {
    host: 'headless',
    profileFolder: profile.folder,
    frameUrl: (token) => frameUrl('headless', token),
    openExternal: async (address) => void (await openExternal(address, openOnDesktop)),
  };
  const application = await createApplication(shell, await openKeychain());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.stdin.destroy());
  await serveLines(application, process.stdin, write);
  await application.close();
  profile.release();
}

if (import.meta.main) await run();
