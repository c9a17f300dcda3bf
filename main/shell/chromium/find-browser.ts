import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a machine keeps its browsers; a parameter so that tests can give one of their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  canRun(file: string): boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  canRun(file) {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      // Absent and not executable are the same answer here.
      return false;
    }
  },
};

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'vivaldi-stable',
];
const linuxFolders = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/microsoft/msedge',
];
const macPrograms = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'];
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

function usualPlaces({ platform, environment }: Machine): readonly string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(environment['HOME'] ?? '/', 'Applications')];
    return folders.flatMap((folder) =>
      macPrograms.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => environment[name] ?? [],
    );
    return folders.flatMap((folder) => windowsPrograms.map((words) => join(folder, ...words)));
  }
  const path = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/'));
  const folders = [...new Set([...path, ...linuxFolders])];
  return [
    ...linuxNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

/**
 * An installed browser of the Chromium family, or null. `ONBEHALF_BROWSER` names one and then nothing else is
 * tried: a person who named a browser does not want another.
 */
export function findBrowser(machine: Machine = thisMachine): string | null {
  const named = machine.environment['ONBEHALF_BROWSER'];
  if (named !== undefined && named !== '') return machine.canRun(named) ? named : null;
  return usualPlaces(machine).find((file) => machine.canRun(file)) ?? null;
}
