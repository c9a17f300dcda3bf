import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

/** A regular expression literal of the product, and where it stands. */
export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every regular expression literal in main, renderer and shared, as the parser reads the files. */
export function productPatterns(): readonly Pattern[] {
  return ['main', 'renderer', 'shared'].flatMap((side) =>
    readdirSync(join(root, side), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
      .flatMap((entry) => patternsIn(join(entry.parentPath, entry.name))),
  );
}

function patternsIn(path: string): Pattern[] {
  const found: Pattern[] = [];
  const file = relative(root, path);
  const waiting: unknown[] = [
    parseAst(readFileSync(path, 'utf8'), { lang: path.endsWith('x') ? 'tsx' : 'ts' }),
  ];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== 'object' || node === null) continue;
    const regex: unknown = Reflect.get(node, 'regex');
    if (isRegex(regex)) found.push({ file, source: regex.pattern, flags: regex.flags });
    waiting.push(...(Object.values(node) as unknown[]));
  }
  return found;
}

function isRegex(value: unknown): value is { readonly pattern: string; readonly flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;
}

/** What stands for the classes and marks that a pattern may look for. */
const common = ['a', '0', ' ', '\n', '-', '.', '"', "'", '<', '=', '&', '\\', 'é'];

/**
 * Texts of about a length that make a pattern with a fault go back and forth: what it looks for, repeated, alone and in
 * pairs, with and without a beginning that it likes, and an end that fits nothing.
 */
export function* attacks({ source }: Pick<Pattern, 'source'>, length: number): Generator<string> {
  const bare = source
    .replaceAll(/\(\?(?:<?[=!]|<\w+>|:)|\\[pPuU]\{[^}]*\}|\\[bBdDsSwW]/gu, ' ')
    .replaceAll(/\\(\W)/gu, '$1');
  const runs = new Set(bare.match(/[a-z<:/@&#(!-]{2,}/giu) ?? []);
  const marks = new Set(bare.replaceAll(/[\s\w\\]/gu, '').slice(0, 200));
  const atoms = [...new Set([...marks, ...common])].slice(0, 20);
  const many = (text: string) => text.repeat(Math.ceil(length / text.length));
  for (const atom of [...atoms, ...runs]) yield `${many(atom)}\u0001`;
  for (const run of ['', ...runs].slice(0, 6))
    for (const atom of atoms) {
      yield `x${run}${many(atom)}\u0001`;
      yield `${run}${many(`${atom} `)}\u0001`;
      if (run !== '') yield many(`${run}${atom}`);
    }
}

/** Looks for every match, as `replaceAll`, `matchAll` and `exec` do. */
export function lookThrough({ source, flags }: Pick<Pattern, 'source' | 'flags'>, text: string): void {
  // oxlint-disable-next-line require-unicode-regexp -- the flags are the pattern's own.
  const pattern = new RegExp(source, flags);
  if (pattern.global) text.replaceAll(pattern, '');
  else pattern.exec(text);
}
