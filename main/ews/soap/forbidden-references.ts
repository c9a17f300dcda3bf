/**
 * Puts U+FFFD in place of numeric references that XML 1.0 forbids, which saxes leaves standing as they were written
 * after reporting them. To be called only for text in which saxes reported one: elsewhere the same characters may be
 * what the sender wrote (`&amp;#1;`).
 * https://www.w3.org/TR/xml/#wf-Legalchar
 */
export function withoutForbiddenReferences(text: string): string {
  return text.replaceAll(
    /&#(?:x([0-9a-f]+)|([0-9]+));/giu,
    (reference, hexadecimal?: string, decimal?: string) => {
      const code =
        hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16);
      return isCharacter(code) ? reference : '\uFFFD';
    },
  );
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x1_0000 && code <= 0x10_ffff);
}
