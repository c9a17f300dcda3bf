import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Small inputs that real servers and people produce; absent where only this project was fetched. */
const folder = join(import.meta.dirname, '../../../../shared/cases');

/** Whether they are there. */
export const areCasesThere = existsSync(folder);

/** A case's text by the beginning of its name, without its comments. */
export function caseText(start: string): string {
  const name = readdirSync(folder).find((each) => each.startsWith(`${start}-`));
  if (name === undefined) throw new Error(`there is no case ${start}`);
  return readFileSync(join(folder, name), 'utf8').replaceAll(/<!--[^]*?-->/gu, '');
}

/** The elements of a case, each whole, by name; the later of two of one name wins. */
export function elementsOf(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const start = /<t:(?<name>\w+)[^>]*?(?<empty>\/?)>/gu;
  for (let at = start.exec(text); at !== null; at = start.exec(text)) {
    const { name = '', empty = '' } = at.groups ?? {};
    const close = `</t:${name}>`;
    const end = empty === '/' ? start.lastIndex : text.indexOf(close, at.index) + close.length;
    found[name] = text.slice(at.index, end);
    start.lastIndex = end;
  }
  return found;
}

/** Puts elements into every item of a kind in a reply, in place of those of the same names; `without` takes others out. */
export function withElements(
  kind: string,
  elements: Readonly<Record<string, string>>,
  without: readonly string[] = [],
): (reply: string) => string {
  return (reply) =>
    [...Object.keys(elements), ...without]
      .reduce(
        (text, name) =>
          text.replaceAll(
            new RegExp(`<t:${name}(?: [^>]*)?/>|<t:${name}(?: [^>]*)?>[^]*?</t:${name}>`, 'gu'),
            '',
          ),
        reply,
      )
      .replaceAll(`</t:${kind}>`, `${Object.values(elements).join('')}</t:${kind}>`);
}
