import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's program by platform, as its own installer writes it to `path.txt`. */
function usualName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The Electron binary where there is one, else null. Looks at files only: the package's own entry would begin a
 * download, which on many machines ends in a time-out.
 */
export function findElectron(root: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const named = join(folder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : usualName(process.platform);
  const places =
    override === undefined || override === '' ? [join(folder, 'dist', name)] : [join(override, name)];
  return places.find((place) => existsSync(place)) ?? null;
}
