import { chmod, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Where a profile lives when nobody says otherwise, as each system expects it. */
export function defaultProfileFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'win32') {
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Onbehalf');
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Onbehalf');
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'onbehalf');
}

/** A profile held by this process until `release`. */
export interface HeldProfile {
  readonly folder: string;
  release(): void;
}

/**
 * Makes the folder private (0700) and holds it, so that two processes never write one journal. The hold is
 * SQLite's file lock: the system drops it when the process ends, however it ends. Null: another process has it.
 */
export async function holdProfile(path: string): Promise<HeldProfile | null> {
  const folder = resolve(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    // SQLITE_BUSY; any other failure to lock must keep us out as well.
    lock.close();
    return null;
  }
  return { folder, release: () => lock.close() };
}
