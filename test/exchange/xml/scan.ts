/** A position in a document. */
export interface Scanner {
  readonly text: string;
  at: number;
}

const namePattern = /[\p{L}_][\p{L}\p{N}_.-]*(:[\p{L}_][\p{L}\p{N}_.-]*)?/uy;
// oxlint-disable-next-line no-control-regex -- control characters are what XML 1.0 forbids and this finds
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads a qualified name. Throws a `SyntaxError` where none stands. */
export function readName(scanner: Scanner): string {
  namePattern.lastIndex = scanner.at;
  const name = namePattern.exec(scanner.text)?.[0];
  if (name === undefined) throw new SyntaxError('A name was started with an invalid character.');
  scanner.at += name.length;
  return name;
}

/** Skips spaces, tabs and line ends; says whether there were any. */
export function skipWhiteSpace(scanner: Scanner): boolean {
  const start = scanner.at;
  while (scanner.at < scanner.text.length && ' \t\r\n'.includes(scanner.text[scanner.at] ?? ''))
    scanner.at += 1;
  return scanner.at > start;
}

/** Reads character data up to the next tag, with references replaced. Throws a `SyntaxError` for a bad reference. */
export function readCharacters(scanner: Scanner): string {
  const end = scanner.text.indexOf('<', scanner.at);
  const stop = end < 0 ? scanner.text.length : end;
  const raw = scanner.text.slice(scanner.at, stop);
  if (forbidden.test(raw)) throw new SyntaxError('An invalid character was found.');
  const value = raw.includes('&') ? raw.replace(/&([^;&]*)(;?)/g, replaceReference) : raw;
  scanner.at = stop;
  return value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value;
}

function replaceReference(_all: string, name: string, end: string): string {
  if (end !== ';') throw new SyntaxError('An error occurred while parsing EntityName.');
  const code = /^#x[0-9A-Fa-f]+$/.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#[0-9]+$/.test(name)
      ? Number.parseInt(name.slice(1), 10)
      : undefined;
  if (code !== undefined) return character(code);
  const value = Object.hasOwn(named, name) ? named[name] : undefined;
  if (value === undefined) throw new SyntaxError(`Reference to undeclared entity '${name}'.`);
  return value;
}

/** Exchange accepts references to most control characters (CheckCharacters is off), but not to NUL. */
function character(code: number): string {
  if (code === 0 || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff))
    throw new SyntaxError('A character reference is outside the range of XML.');
  return String.fromCodePoint(code);
}
