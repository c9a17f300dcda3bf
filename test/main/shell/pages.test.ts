import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameUrl, originsOf } from '../../../main/shell/origins.ts';
import { Pages, readTarget } from '../../../main/shell/pages.ts';
import { stubApplication } from './stub-application.ts';

const token = 'f00dfacef00dfacef00dfacef00dface';

describe.each([
  ['electron', 'app://onbehalf', 'app://mail'],
  ['chromium', 'https://onbehalf.invalid', 'https://mail.onbehalf.invalid'],
] as const)('an address under %s', (host, page, mail) => {
  const origins = originsOf(host);

  it('is a page, a frame or a link of a frame', () => {
    expect(readTarget(origins, `${page}/`)).toEqual({ target: 'page', pathname: '/' });
    expect(readTarget(origins, `${page}/a/b.js`)).toEqual({ target: 'page', pathname: '/a/b.js' });
    expect(readTarget(origins, frameUrl(host, token))).toEqual({ target: 'frame', token });
    expect(readTarget(origins, `${mail}/${token}/link/12`)).toEqual({ target: 'link', token, index: 12 });
  });

  it.each([
    `${page}/?q`,
    `${page}:8080/`,
    `${page.replace('://', '://user@')}/`,
    `${page}.example.com/`,
    `${page.replace('://', '://x.')}/`,
    `${mail}/`,
    `${mail}/short/`,
    `${mail}/${token}`,
    `${mail}/${token}/index.html`,
    `${mail}/${token}/link/`,
    `${mail}/${token}/link/-1`,
    `${mail}/${token}/link/01`,
    `${mail}/${token}/link/1e3`,
    `${mail}/${token}/link/1/2`,
    `${mail}/${token}/link/1?x=1`,
    `${mail}/${token}/link/9999999`,
    'file:///etc/passwd',
    'http://onbehalf.invalid/',
    'about:blank',
    'data:text/html,x',
    'blob:https://onbehalf.invalid/1',
    '',
    'not an address',
  ])('is nothing at %s', (address) => {
    expect(readTarget(origins, address)).toEqual({ target: 'nothing' });
  });
});

describe('an answer to the page', () => {
  const application = stubApplication();
  let folder: string;
  let pages: Pages;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onbehalf-pages-'));
    await writeFile(join(folder, 'index.html'), '<p>page</p>');
    pages = new Pages(originsOf('electron'), folder, application);
  });
  afterAll(async () => await rm(folder, { recursive: true }));

  it('carries the page under a policy that runs its own scripts only', async () => {
    const answer = await pages.answer('GET', 'app://onbehalf/');
    expect(answer.status).toBe(200);
    expect(answer.headers['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; frame-src app://mail; object-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify inert-mail 'allow-duplicates'",
    );
    expect(answer.headers['X-Content-Type-Options']).toBe('nosniff');
    expect(answer.headers['Permissions-Policy']).toContain('camera=()');
  });

  it('carries a staged frame once, under a policy that runs nothing', async () => {
    application.frames.set(token, '<p>mail</p>');
    const answer = await pages.answer('GET', `app://mail/${token}/`);
    expect(answer.status).toBe(200);
    expect(new TextDecoder().decode(answer.body)).toBe('<p>mail</p>');
    expect(answer.headers['Content-Security-Policy']).toBe(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; form-action 'none'; " +
        "base-uri 'none'; frame-ancestors app://onbehalf",
    );
    expect(answer.headers['Referrer-Policy']).toBe('no-referrer');
    expect(answer.headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect((await pages.answer('GET', `app://mail/${token}/`)).status).toBe(404);
  });

  it('is empty for a clicked link, and the app is told', async () => {
    const answer = await pages.answer('GET', `app://mail/${token}/link/3`);
    expect([answer.status, answer.body.length]).toEqual([204, 0]);
    expect(application.clicked).toEqual([[token, 3]]);
  });

  it.each([
    ['POST', 'app://onbehalf/'],
    ['HEAD', `app://mail/${token}/link/3`],
    ['GET', 'app://onbehalf/absent.js'],
    ['GET', 'https://example.com/'],
  ])('is 404 and empty for %s %s', async (method, address) => {
    const answer = await pages.answer(method, address);
    expect([answer.status, answer.body.length]).toEqual([404, 0]);
    expect(answer.headers['Content-Security-Policy']).toBe("default-src 'none'; sandbox");
  });
});
