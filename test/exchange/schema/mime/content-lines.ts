/** One content line of iCalendar or vCard: name in upper case, parameters as they stand, value unescaped. */
export interface ContentLine {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** Content lines with their ends, folded at 75 octets (RFC 5545 3.1, RFC 6350 3.2). */
export function writeLines(lines: readonly (readonly [name: string, value: string])[]): string {
  return lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${fold(`${name}:${value}`)}\r\n`)
    .join('');
}

function fold(line: string): string {
  let folded = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}

/** A text value (RFC 5545 3.3.11). */
export function escapeValue(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** Content lines of a document; what is no content line is left out. */
export function readLines(text: string): ContentLine[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const match = /^([A-Za-z0-9-]+)((?:;[^:;"]*(?:"[^"]*")?)*):(.*)$/.exec(line);
      if (!match) return [];
      const value = (match[3] ?? '').replace(/\\([\\;,nN])/g, (_all, letter: string) =>
        letter.toLowerCase() === 'n' ? '\n' : letter,
      );
      return [{ name: (match[1] ?? '').toUpperCase(), parameters: match[2] ?? '', value }];
    });
}
