import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts and keys that must not be found, each under a name that may be printed. */
export type Canaries = Readonly<Record<string, string | Buffer>>;

/** A text or a key in every way in which programs write one, so that it is found whichever was used. */
export function writtenForms(canary: string | Buffer): readonly Buffer[] {
  const bytes = Buffer.from(canary);
  const hex = bytes.toString('hex');
  const written = [...inBase64(bytes), hex, hex.toUpperCase()].map((one) => Buffer.from(one));
  return typeof canary === 'string' ? [...written, ...textForms(canary)] : [...written, bytes];
}

function textForms(text: string): readonly Buffer[] {
  const inCases = [text, text.toLowerCase(), text.toUpperCase()].flatMap((one) => [
    Buffer.from(one, 'utf8'),
    Buffer.from(one, 'utf16le'),
    Buffer.from(one, 'utf16le').swap16(),
  ]);
  const written = [encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
  return [...inCases, ...written.map((one) => Buffer.from(one))];
}

/** What base64 makes of bytes depends on where they begin: the characters that they alone decide, three ways. */
function inBase64(bytes: Buffer): readonly string[] {
  return (['base64', 'base64url'] as const).flatMap((encoding) =>
    [0, 1, 2].map((shift) => {
      const shifted = Buffer.concat([Buffer.alloc(shift), bytes, Buffer.alloc(3)]).toString(encoding);
      return shifted.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 4) / 3));
    }),
  );
}

/** Looks for canaries in folders, again and again: what was looked through before and is the same is known. */
export class CanarySearch {
  readonly #forms: readonly (readonly [name: string, forms: readonly Buffer[]])[];
  readonly #known = new Map<string, readonly string[]>();

  constructor(canaries: Canaries) {
    this.#forms = Object.entries(canaries).map(([name, canary]) => [name, writtenForms(canary)]);
  }

  /** Which canaries are in any file below a folder, or in a file's name: the canary's name and the file. */
  below(folder: string): readonly string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const inside = entry.isFile() ? this.within(readFileSync(path)) : [];
      return [...inside, ...this.within(Buffer.from(path.slice(folder.length)))].map(
        (name) => `${name} in ${path}`,
      );
    });
  }

  /** The names of the canaries in these bytes. */
  within(bytes: Buffer): readonly string[] {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const known = this.#known.get(digest);
    if (known !== undefined) return known;
    const found = this.#forms.flatMap(([name, forms]) => {
      return forms.some((form) => bytes.includes(form)) ? [name] : [];
    });
    this.#known.set(digest, found);
    return found;
  }
}
