// Draws the icons of the packed program from the mark that the window shows: `node scripts/make-icons.ts`. Run by hand when
// the mark changes; what it writes is committed, since a build must not need a browser.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../main/shell/chromium/find-browser.ts';

/** The sizes that a Linux desktop looks for; electron-builder makes Windows' and macOS' own formats of the largest. */
const sizes = [16, 32, 48, 64, 128, 256, 512] as const;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'packaging', 'icons');
const mark = await readFile(join(root, 'renderer/app/mark.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox'] });
await mkdir(folder, { recursive: true });
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${mark}`,
  );
  await writeFile(join(folder, `${size}x${size}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
