import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SESSION_WORKER, threadFile, WATCH_WORKER } from '../../../main/sessions/worker-kinds.ts';
import { THREADS } from '../../../scripts/build/main.ts';

describe('the files that threads begin at', () => {
  it('are there', () => {
    for (const { entry } of [SESSION_WORKER, WATCH_WORKER]) expect(existsSync(entry)).toBe(true);
  });

  it('lie beside the archive in a packed program, and electron-builder puts them there', () => {
    const packed = 'file:///opt/Onbehalf/resources/app.asar/dist/main/sessions/worker-kinds.js';
    expect(threadFile('../mailbox/entry', packed).pathname).toMatch(
      /^\/opt\/Onbehalf\/resources\/app\.asar\.unpacked\/dist\/main\/mailbox\/entry\./u,
    );
    const builder = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
    const unpacked = /asarUnpack:\n(?<list>(?: {2}- .*\n)+)/u.exec(builder)?.groups?.['list'] ?? '';
    for (const thread of THREADS) expect(unpacked).toContain(`  - dist/${thread}.js\n`);
    expect(unpacked).toContain('  - package.json\n');
  });
});
