import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isFresh, markFresh } from '../../scripts/build/freshness.ts';
import { THREADS, threadCode } from '../../scripts/build/main.ts';
import { findElectron } from '../../scripts/start/electron-binary.ts';
import { readCounts } from '../../scripts/test/counts.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'onbehalf-scripts-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the report of a runner', () => {
  it.each([
    [
      '{"numPassedTests":3,"numFailedTests":1,"numPendingTests":2,"numTodoTests":1}',
      { passed: 3, failed: 1, skipped: 3 },
    ],
    ['{"stats":{"expected":4,"unexpected":1,"flaky":1,"skipped":2}}', { passed: 4, failed: 2, skipped: 2 }],
    ['{"stats":', null],
    ['{}', null],
  ])('%s counts as %j', (text, counts) => {
    writeFileSync(join(folder, 'report.json'), text);
    expect(readCounts(join(folder, 'report.json'))).toEqual(counts);
  });
  it('that is not there counts as none', () => {
    expect(readCounts(join(folder, 'absent.json'))).toBeNull();
  });
});

describe('a build', () => {
  it('is fresh until a source changes', async () => {
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    expect(isFresh(folder)).toBe(false);
    await markFresh(folder);
    expect(isFresh(folder)).toBe(true);
    writeFileSync(join(folder, 'package-lock.json'), '{"changed":true}');
    expect(isFresh(folder)).toBe(false);
  });

  it.each(THREADS)('gives the thread %s its code in ASCII and without comments', async (name) => {
    const root = join(import.meta.dirname, '../..');
    const source = readFileSync(join(root, 'main/mailbox/opening/opening.ts'), 'utf8');
    expect(source).toContain('/**');
    const code = await threadCode(root, name);
    expect(code).toContain('parentPort');
    expect(code).not.toMatch(/[^\p{ASCII}]/u);
    expect(code).not.toContain('/**');
  });
});

describe("Electron's binary", () => {
  it('is looked for and not fetched', () => {
    expect(findElectron(folder, {})).toBeNull();
  });
  it('is found where the environment names a folder', () => {
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
    writeFileSync(join(folder, name), '');
    if (process.platform !== 'darwin') {
      expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, name));
    }
  });
});
