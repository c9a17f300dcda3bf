import { readFile, realpath } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

/** One file of the built page. */
export interface Asset {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** The only types that are served. Source maps are not among them. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Names as our build writes them; no escape, no backslash, no leading dot. */
const plainPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/u;

/** Where a URL's path points in `folder`, or null when it points anywhere else. Pure: the disk is not asked. */
export function resolveAsset(folder: string, pathname: string): string | null {
  const path = pathname === '/' ? '/index.html' : pathname;
  if (!plainPath.test(path)) return null;
  if (contentTypes[extname(path)] === undefined) return null;
  const root = resolve(folder);
  const file = resolve(root, `.${path}`);
  return file.startsWith(root + sep) ? file : null;
}

/** Reads one file of the built page; null when there is none, also where a link leads out of the folder. */
export async function readAsset(folder: string, pathname: string): Promise<Asset | null> {
  const file = resolveAsset(folder, pathname);
  if (file === null) return null;
  const contentType = contentTypes[extname(file)];
  if (contentType === undefined) return null;
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(file)]);
    if (!real.startsWith(root + sep)) return null;
    return { contentType, body: await readFile(real) };
  } catch {
    // No such file, or one that cannot be read: for the page both are "not there".
    return null;
  }
}
