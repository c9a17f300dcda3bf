import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAsset, resolveAsset } from '../../../main/shell/assets.ts';

describe('where a path of the page leads', () => {
  it.each([
    ['/', '/srv/page/index.html'],
    ['/index.html', '/srv/page/index.html'],
    ['/assets/index-B7x_2.js', '/srv/page/assets/index-B7x_2.js'],
    [
      '/assets/inter-latin-wght-normal-Dx4kXJAl.woff2',
      '/srv/page/assets/inter-latin-wght-normal-Dx4kXJAl.woff2',
    ],
  ])('leads %s into the folder', (pathname, file) => {
    expect(resolveAsset('/srv/page', pathname)).toBe(file);
  });

  it.each([
    '',
    'index.html',
    '//index.html',
    '/../secret.html',
    '/..',
    '/./index.html',
    '/assets/../../secret.html',
    '/assets/..%2f..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/..\\secret.html',
    '/assets\\..\\..\\secret.html',
    '/assets/%5c..%5csecret.html',
    '/C:/windows/win.ini.html',
    '/index.html\0.js',
    '/index.html%00.js',
    '/.env.html',
    '/assets/.hidden.js',
    '/index.js.map',
    '/package.json',
    '/index.html/',
    '/assets/',
    '/index.HTML',
    '/index',
    '/indeх.html',
    '/index.html?x',
    '/a b.js',
    '/\u202egpj.js',
    `/${'../'.repeat(40)}etc/passwd.html`,
  ])('leads %j nowhere', (pathname) => {
    expect(resolveAsset('/srv/page', pathname)).toBeNull();
  });
});

describe('a file of the page', () => {
  let home: string;
  let folder: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'onbehalf-assets-'));
    folder = join(home, 'page');
    await mkdir(folder);
    await writeFile(join(folder, 'index.html'), '<p>page</p>');
    await writeFile(join(home, 'secret.js'), 'secret');
    await symlink(join(home, 'secret.js'), join(folder, 'linked.js'));
    await mkdir(join(folder, 'folder.js'));
  });
  afterAll(async () => await rm(home, { recursive: true }));

  it('is read with its type', async () => {
    const asset = await readAsset(folder, '/');
    expect(asset?.contentType).toBe('text/html; charset=utf-8');
    expect(new TextDecoder().decode(asset?.body)).toBe('<p>page</p>');
  });
  it.each(['/absent.js', '/linked.js', '/folder.js'])('is not there at %s', async (pathname) => {
    expect(await readAsset(folder, pathname)).toBeNull();
  });
});
