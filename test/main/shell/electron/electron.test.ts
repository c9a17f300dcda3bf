import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WebPreferences } from 'electron';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { isOurPage } from '../../../../main/shell/electron/bridge.ts';
import { mayLoad } from '../../../../main/shell/electron/may-load.ts';
import { judgeNavigation } from '../../../../main/shell/electron/navigation.ts';
import { mayGrant } from '../../../../main/shell/electron/permissions.ts';
import { appScheme } from '../../../../main/shell/electron/scheme.ts';
import { hardened } from '../../../../main/shell/electron/web-preferences.ts';
import { readWindowState, writeWindowState } from '../../../../main/shell/electron/window-state.ts';
import { originsOf } from '../../../../main/shell/origins.ts';

const origins = originsOf('electron');
const token = 'f00dfacef00dfacef00dfacef00dface';
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Preferences that change how a page looks, and nothing that it may do. */
const harmless = (
  'accessibleTitle backgroundThrottling defaultEncoding defaultFontFamily defaultFontSize ' +
  'defaultMonospaceFontSize devTools disableBlinkFeatures disableHtmlFullscreenWindowResize disableWakeLocks ' +
  'enablePreferredSizeMode focusOnNavigation imageAnimationPolicy images javascript minimumFontSize offscreen ' +
  'partition preload safeDialogsMessage scrollBounce session textAreasAreResizable transparent zoomFactor zoomMode'
).split(' ');

describe('the preferences of the window', () => {
  it('are Electron preferences, with every dangerous switch present', () => {
    expectTypeOf<{ -readonly [K in keyof typeof hardened]: unknown }>().toExtend<
      Partial<Record<keyof WebPreferences, unknown>>
    >();
    expect(hardened).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('know every preference that this Electron has', async () => {
    const typings = await readFile(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
    const from = typings.indexOf('interface WebPreferences {');
    const body = typings.slice(from, typings.indexOf('\n  }\n', from));
    const names = [...body.matchAll(/^ {4}(\w+)\?:/gmu)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !(name in hardened) && !harmless.includes(name))).toEqual([]);
  });
});

describe('our scheme', () => {
  it('has its privileges written out, and none that bypasses a wall', async () => {
    const typings = await readFile(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
    const from = typings.indexOf('interface Privileges {');
    const body = typings.slice(from, typings.indexOf('\n  }\n', from));
    const names = [...body.matchAll(/^ {4}(\w+)\?:/gmu)].map(([, name]) => name);
    expect(Object.keys(appScheme.privileges).toSorted((a, b) => a.localeCompare(b))).toEqual(
      names.toSorted((a = '', b = '') => a.localeCompare(b)),
    );
    const { bypassCSP, allowServiceWorkers, allowExtensions, corsEnabled } = appScheme.privileges;
    expect([bypassCSP, allowServiceWorkers, allowExtensions, corsEnabled]).not.toContain(true);
  });
});

describe('a navigation', () => {
  it.each([
    ['app://onbehalf/', true],
    ['https://example.com/', true],
    [`app://mail/${token}/`, true],
    [`app://mail/${token}/link/0`, true],
    ['app://onbehalf/', false],
    ['https://example.com/', false],
    ['file:///etc/passwd', false],
    ['about:blank', false],
    ['data:text/html,x', false],
    [`https://mail/${token}/`, false],
    [`app://mail.example/${token}/`, false],
    [`app://mail/${token}/link/0?q`, false],
  ])('to %s is denied (main frame: %s)', (address, isMainFrame) => {
    expect(judgeNavigation(origins, address, isMainFrame)).toEqual({ verdict: 'deny' });
  });
  it('of a frame to a staged message is allowed', () => {
    expect(judgeNavigation(origins, `app://mail/${token}/`, false)).toEqual({ verdict: 'allow' });
  });
  it('of a frame to one of its links is told and goes nowhere', () => {
    const judged = judgeNavigation(origins, `app://mail/${token}/link/4`, false);
    expect(judged).toEqual({ verdict: 'link', token, index: 4 });
  });
});

describe('a request of the page', () => {
  it.each([
    ['app://onbehalf/assets/index.js', 'script', true],
    [`app://mail/${token}/`, 'subFrame', true],
    ['data:image/png;base64,AA', 'image', true],
    ['data:image/png;base64,AA', 'subFrame', false],
    ['data:text/html,x', 'image', false],
    ['http://127.0.0.1/', 'image', false],
    ['https://example.com/', 'xhr', false],
    ['ws://127.0.0.1/', 'webSocket', false],
    ['file:///etc/passwd', 'image', false],
    ['devtools://devtools/x', 'script', false],
    ['app://onbehalf.example/', 'script', false],
    ['app://user@onbehalf/', 'script', false],
  ])('for %s as %s: %s', (address, type, isAllowed) => {
    expect(mayLoad(origins, address, type)).toBe(isAllowed);
  });
});

describe('a permission', () => {
  it('is granted for one thing: our page puts text on the clipboard', () => {
    const ours = { address: 'app://onbehalf/', isMainFrame: true };
    expect(mayGrant(origins, 'clipboard-sanitized-write', ours)).toBe(true);
  });
  it.each([
    ['clipboard-sanitized-write', 'app://onbehalf/', false],
    ['clipboard-sanitized-write', 'app://mail/', true],
    ['clipboard-sanitized-write', 'https://example.com/', true],
    ['clipboard-read', 'app://onbehalf/', true],
    ['media', 'app://onbehalf/', true],
    ['notifications', 'app://onbehalf/', true],
    ['openExternal', 'app://onbehalf/', true],
    ['unknown', 'app://onbehalf/', true],
  ])('is denied: %s for %s', (permission, address, isMainFrame) => {
    expect(mayGrant(origins, permission, { address, isMainFrame })).toBe(false);
  });
});

describe('the sender of a message', () => {
  const main = { processId: 4, frameToken: 'A', url: 'app://onbehalf/', parent: null };
  it('is our page when it is the main frame and shows our origin', () => {
    expect(isOurPage(origins, main, { ...main })).toBe(true);
  });
  it.each([
    ['a frame that has gone', null],
    ['a frame inside the page', { ...main, frameToken: 'B', parent: main }],
    ['another frame without a parent', { ...main, frameToken: 'B' }],
    ['the same token in another process', { ...main, processId: 5 }],
    ['the main frame showing a message', { ...main, url: `app://mail/${token}/` }],
    ['the main frame showing a site', { ...main, url: 'https://onbehalf/' }],
    ['the main frame showing nothing', { ...main, url: '' }],
    ['the main frame at about:blank', { ...main, url: 'about:blank' }],
  ])('is refused: %s', (_what, sender) => {
    expect(isOurPage(origins, main, sender)).toBe(false);
  });
});

describe('the place of the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const state = { x: 10, y: 20, width: 1300, height: 900, isMaximized: true };

  it('is remembered, privately', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onbehalf-state-'));
    await writeWindowState(folder, state);
    expect(readWindowState(folder, screens)).toEqual(state);
    expect((await stat(join(folder, 'window.json'))).mode & 0o777).toBe(0o600);
    expect(readWindowState(folder, [{ x: 4000, y: 0, width: 100, height: 100 }])).toBeNull();
    await rm(folder, { recursive: true });
  });
  it.each(['', '{', '[]', '{"x":1}', JSON.stringify({ ...state, width: 1e9 })])(
    'is forgotten when the file says %j',
    async (text) => {
      const folder = await mkdtemp(join(tmpdir(), 'onbehalf-state-'));
      await writeFile(join(folder, 'window.json'), text);
      expect(readWindowState(folder, screens)).toBeNull();
      await rm(folder, { recursive: true });
    },
  );
});

describe('the package', () => {
  it('names every fuse that this Electron can have', async () => {
    const builder = await readFile(join(root, 'electron-builder.yml'), 'utf8');
    const typings = await readFile(join(root, 'node_modules/@electron/fuses/dist/config.d.ts'), 'utf8');
    const body = /enum FuseV1Options \{([^}]*)\}/u.exec(typings)?.[1] ?? '';
    const fuses = [...body.matchAll(/(\w+) =/gu)].map(([, name = '']) => name);
    expect(fuses).toContain('RunAsNode');
    const stated = fuses.map((name) => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`);
    expect(stated.filter((name) => !new RegExp(`^  ${name}: (true|false)$`, 'mu').test(builder))).toEqual([]);
    expect(builder).toMatch(/^ {2}runAsNode: false$/mu);
    expect(builder).toMatch(/^ {2}onlyLoadAppFromAsar: true$/mu);
    expect(builder).toMatch(/^publish: null$/mu);
    expect(builder).toMatch(/^npmRebuild: false$/mu);
  });
});
