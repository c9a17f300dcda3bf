import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../../main/shell/chromium/find-browser.ts';
import { openChromiumWindow, type ChromiumWindow } from '../../../../main/shell/chromium/window.ts';
import { stubApplication } from '../stub-application.ts';

const browser = findBrowser();

/** The browser's renderers among this process's descendants, oldest first: the first one has the page. */
async function renderers(): Promise<readonly number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name)).map(Number);
  const facts = await Promise.all(
    all.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const parent = /^PPid:\s*(\d+)$/mu.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
      return { pid, command, parent: Number(parent?.[1] ?? 0) };
    }),
  );
  const parentOf = new Map(facts.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    for (let at = pid; at > 1; at = parentOf.get(at) ?? 0) if (at === process.pid) return true;
    return false;
  };
  const found = facts.filter(({ pid, command }) => command.includes('--type=renderer') && isOurs(pid));
  return found.map(({ pid }) => pid).toSorted((a, b) => a - b);
}

describe.skipIf(browser === null || process.platform !== 'linux')('a page that is renewed', () => {
  let folder: string;
  let window: ChromiumWindow;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onbehalf-page-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Onbehalf</title><p>Hello');
    window = await openChromiumWindow(stubApplication(), {
      browser: browser ?? '',
      pageFolder: folder,
      headless: true,
      size: { width: 800, height: 600 },
    });
  });
  afterAll(async () => {
    await window.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has lost its process, and with it everything that it held', async () => {
    const [first] = await renderers();
    await window.page.evaluate('globalThis.secret = "held"');
    await window.renew();
    await expect.poll(renderers).not.toContain(first);
    expect(await window.page.evaluate('typeof secret')).toBe('undefined');
  });

  it('speaks to the app as before', async () => {
    const answered = await window.page.evaluate('bridge.request("app.state", {})');
    expect(answered).toMatchObject({ ok: true });
  });

  it('keeps its process when it is only loaded again, so that the first test means something', async () => {
    const [first] = await renderers();
    await window.page.reload();
    expect(await renderers()).toContain(first);
  });
});
