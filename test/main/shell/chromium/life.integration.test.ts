import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BrowserFailedToStart } from '../../../../main/shell/chromium/browser.ts';
import { findBrowser } from '../../../../main/shell/chromium/find-browser.ts';
import { openChromiumWindow, type ChromiumWindow } from '../../../../main/shell/chromium/window.ts';
import { stubApplication, type StubApplication } from '../stub-application.ts';

const browser = findBrowser();

/** Whether the page speaks to the app, asked of whichever page is there now. */
async function speaks(opened: ChromiumWindow): Promise<unknown> {
  try {
    return await opened.page.evaluate('bridge.request("app.state", {}).then(({ ok }) => ok)');
  } catch {
    return 'no page';
  }
}

describe.skipIf(browser === null || process.platform !== 'linux')('the Chromium window', () => {
  let folder: string;
  let window: ChromiumWindow | null;
  let application: StubApplication;
  const open = async (given: { browser?: string; upWithinMs?: number } = {}): Promise<ChromiumWindow> => {
    window = await openChromiumWindow(application, {
      browser: browser ?? '',
      pageFolder: folder,
      headless: true,
      size: { width: 800, height: 600 },
      ...given,
    });
    return window;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onbehalf-page-'));
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><title>Onbehalf</title><script src="/page.js"></script><button>Here</button>',
    );
    await writeFile(
      join(folder, 'page.js'),
      'addEventListener("beforeunload", (event) => { if (globalThis.isWritten) event.preventDefault(); });',
    );
  });
  beforeEach(() => {
    application = stubApplication();
    window = null;
  });
  afterEach(async () => await window?.close());
  afterAll(async () => await rm(folder, { recursive: true, force: true }));

  it(
    'comes back when its page has crashed, and speaks to the app as before',
    { timeout: 60_000 },
    async () => {
      const opened = await open();
      const first = opened.page;
      await first.goto('chrome://crash').catch(() => undefined);
      await expect.poll(() => application.ends, { timeout: 60_000 }).toEqual(['crashed']);
      await expect.poll(async () => await speaks(opened), { timeout: 60_000 }).toBe(true);
      expect(opened.page).not.toBe(first);
    },
  );

  it('comes back when its page answers nothing any more', { timeout: 150_000 }, async () => {
    const opened = await open();
    void opened.page.evaluate('for (;;);').catch(() => undefined);
    await opened.fellSilent();
    await expect.poll(() => application.ends, { timeout: 60_000 }).toEqual(['silent']);
    await expect.poll(async () => await speaks(opened), { timeout: 60_000 }).toBe(true);
  });

  it('closes where its page ends again and again', { timeout: 150_000 }, async () => {
    application.mostEnds = 1;
    const opened = await open();
    await opened.page.goto('chrome://crash').catch(() => undefined);
    await opened.closed;
    expect(application.ends).toEqual(['crashed']);
  });

  it(
    'stays open over what is written, has the page ask, and still ends the page for a lock',
    { timeout: 60_000 },
    async () => {
      const opened = await open();
      await opened.page.click('button');
      await opened.page.evaluate('globalThis.isWritten = true');
      await opened.page.close({ runBeforeUnload: true });
      await expect.poll(() => application.timesAsked).toBe(1);
      expect(await opened.page.evaluate('isWritten')).toBe(true);
      await opened.renew();
      expect(await opened.page.evaluate('typeof isWritten')).toBe('undefined');
      expect(application.timesAsked).toBe(1);
    },
  );

  it('closes without a question where nothing is written', { timeout: 150_000 }, async () => {
    const opened = await open();
    await opened.page.click('button');
    await opened.page.close({ runBeforeUnload: true });
    await opened.closed;
    expect(application.timesAsked).toBe(0);
  });

  /** A browser that hangs the first `times` times that it is started. */
  async function hangs(times: number): Promise<string> {
    const file = join(folder, `hangs-${times}`);
    const script = `#!/bin/sh
echo $$ >> ${file}.starts
if [ "$(wc -l < ${file}.starts)" -le ${times} ]; then exec sleep 600; fi
exec ${browser ?? ''} "$@"
`;
    await writeFile(file, script);
    await chmod(file, 0o755);
    return file;
  }

  it('starts a browser once more that does not come up', { timeout: 150_000 }, async () => {
    const opened = await open({ browser: await hangs(1), upWithinMs: 20_000 });
    expect(await speaks(opened)).toBe(true);
  });

  it('says so of one that does not come up the second time either', { timeout: 60_000 }, async () => {
    const file = await hangs(2);
    await expect(open({ browser: file, upWithinMs: 1000 })).rejects.toThrow(BrowserFailedToStart);
    const started = (await readFile(`${file}.starts`, 'utf8')).trim().split('\n');
    expect(started).toHaveLength(2);
    await expect.poll(() => started.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  });
});
