import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const IMPORT = /^(?:import|export)\s+(?!type\b)([^;]*?)\s+from\s+'([^']+)'/gmu;

/** The packages that a file needs when it is loaded, by itself or by what it imports; types are gone by then. */
function packagesOf(entry: string): ReadonlySet<string> {
  const packages = new Set<string>();
  const seen = new Set([resolve(root, entry)]);
  for (const file of seen) {
    for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const isTypes = /^\{(?:\s*type\s+\w+(?:\s+as\s+\w+)?\s*,?)+\s*\}$/u.test(names.trim());
      const path = resolve(dirname(file), from);
      if (!from.startsWith('.')) packages.add(from);
      else if (!isTypes && existsSync(path)) seen.add(path);
    }
  }
  return packages;
}

test.each(['main/mailbox/entry.ts', 'main/watch/thread/entry.ts'])(
  '%s carries no schemas, no library and no second HTTP client: each would cost every opened mailbox megabytes',
  (entry) => {
    const packages = packagesOf(entry);
    expect(packages).toContain('node:worker_threads');
    const heavy = ['zod', 'ews-javascript-api', 'saxes', 'node:http'];
    expect([...packages].filter((name) => heavy.includes(name))).toEqual([]);
  },
);

test('the walk finds a schema where there is one', () => {
  expect(packagesOf('main/application.ts')).toContain('zod');
});
