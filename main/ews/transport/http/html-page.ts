import { cutText } from '../../../../shared/cut-text.ts';
/** Whether a text begins as an HTML page does. */
export function isHtml(start: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(
    start.slice(0, 2_000),
  );
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** A page's title as plain text of one line, at most 120 characters; null when it has none. */
export function pageTitle(html: string): string | null {
  const inner = /<title[^>]{0,200}>([^<]*(?:<(?!\/title)[^<]*)*)/iu.exec(html)?.[1];
  if (inner === undefined) return null;
  const text = inner
    .slice(0, 2_000)
    .replaceAll(/<[^<>]*>/gu, ' ')
    .replaceAll(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu,
      (whole, decimal, hex, name) => character(decimal, hex) ?? entities[String(name).toLowerCase()] ?? whole,
    )
    // Control and format characters could turn the text around it, or hide a part of it.
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return text === '' ? null : cutText(text, 120);
}

function character(decimal: string | undefined, hex: string | undefined): string | null {
  if (decimal === undefined && hex === undefined) return null;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : ' ';
}
