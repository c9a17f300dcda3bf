import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** For each file, by its path from the top of the project, the files of ours that it imports, types included. */
export type Imports = ReadonlyMap<string, ReadonlySet<string>>;

const root = new URL('../../', import.meta.url).pathname;
const specifier = /(?:\bfrom|\bimport)\s*\(?\s*'(?<path>\.[^']{1,200})'/gu;

/** Reads what the sources in these folders import from one another. */
export function readImports(folders: readonly string[]): Imports {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => join(folder, name)),
  );
  return new Map(files.map((file) => [file, importsIn(file, readFileSync(join(root, file), 'utf8'))]));
}

/** What a source text at this place imports, by path from the top. */
export function importsIn(file: string, text: string): ReadonlySet<string> {
  const paths = [...text.matchAll(specifier)].map((found) => found.groups?.['path'] ?? '');
  return new Set(paths.map((path) => normalize(join(dirname(file), path))));
}

/** A ring of files that know one another, each the next; null where there is none. */
export function ringIn(imports: Imports): readonly string[] | null {
  const done = new Set<string>();
  for (const start of imports.keys()) {
    const ring = ringFrom(start, imports, done);
    if (ring !== null) return ring;
  }
  return null;
}

/** Walks in depth without recursion: the chain of imports may be long. */
function ringFrom(start: string, imports: Imports, done: Set<string>): readonly string[] | null {
  const trail: { readonly file: string; readonly rest: string[] }[] = [];
  const enter = (file: string): void => void trail.push({ file, rest: [...(imports.get(file) ?? [])] });
  if (!done.has(start)) enter(start);
  for (let at = trail.at(-1); at !== undefined; at = trail.at(-1)) {
    const next = at.rest.pop();
    if (next === undefined) {
      done.add(at.file);
      trail.pop();
    } else if (!done.has(next)) {
      const seen = trail.findIndex(({ file }) => file === next);
      if (seen !== -1) return [...trail.slice(seen).map(({ file }) => file), next];
      enter(next);
    }
  }
  return null;
}
