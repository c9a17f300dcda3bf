import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { Script } from 'node:vm';
import { expect, test } from 'vitest';

const entry = await readFile(new URL('../../../../main/electron.ts', import.meta.url), 'utf8');

/** Whether a module awaits at its top level: as the body of a plain function it would then be no JavaScript. */
function awaitsAtTopLevel(module: string): boolean {
  const body = stripTypeScriptTypes(module)
    .replaceAll(/^import\s[^;]+;$/gmu, '')
    .replaceAll('import.meta', 'meta');
  try {
    const script = new Script(`(function (meta) {${body}\n})`);
    return !(script instanceof Script);
  } catch (reason) {
    return reason instanceof SyntaxError;
  }
}

test('the Electron entry awaits nothing at its top level: ready would wait for it, and it for ready', () => {
  expect(awaitsAtTopLevel(entry)).toBe(false);
  expect(awaitsAtTopLevel(`${entry}\nawait app.whenReady();`)).toBe(true);
});
