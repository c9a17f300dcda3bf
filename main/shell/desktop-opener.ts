import { spawn } from 'node:child_process';

/** The desktop's own command for "open this address", without a shell in between. */
function commandFor(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

/**
 * Opens an address with the desktop's command, for hosts that have no Electron. The address is checked before,
 * by `external-links.ts`; it begins with a scheme, so it cannot be read as an option.
 */
export async function openOnDesktop(address: string): Promise<void> {
  const [command, ...words] = commandFor(process.platform);
  await new Promise<void>((resolve) => {
    const child = spawn(command, [...words, address], { stdio: 'ignore', detached: true, shell: false });
    // A machine without a browser has nothing to open with; the address stays on screen to be copied.
    child.once('error', () => resolve());
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
