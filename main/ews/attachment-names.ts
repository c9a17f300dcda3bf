/** The longest name that is kept, in UTF-8 bytes: every common file system takes 255, and a copy may add " (12)". */
const longest = 200;

/** Device names that Windows takes for a device whatever follows the first dot. */
const reserved = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/iu;

/**
 * Makes a sender's name for an attachment safe to show and to give to a file system: the last part of a path only; no
 * characters that a file system or a shell treats specially; no control, bidirectional or invisible characters, so that
 * what is read is what is there; normalised to NFC; no leading or trailing dots and spaces; never a Windows device
 * name; at most 200 bytes with the extension kept. An empty result becomes `attachment`.
 *
 * Safe against path traversal, alternate data streams and reading tricks; whether the content is what the extension says
 * is not decided here.
 * https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file and https://www.unicode.org/reports/tr36/
 */
export function safeAttachmentName(name: string): string {
  const visible = withinReach(name)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\uFFFD]/gu, '');
  const last = visible.split(/[/\\\u2044\u2215\u29F8\uFF0F\uFF3C]/u).findLast((part) => trimmed(part) !== '');
  const plain = trimmed((last ?? '').replaceAll(/[<>:"|?*%$`!;&'~#{}^]/gu, '_').replaceAll(/\s+/gu, ' '));
  const bounded = shortened(plain);
  const stem = bounded.split('.')[0]?.trimEnd() ?? '';
  if (bounded === '') return 'attachment';
  return reserved.test(stem) ? `_${bounded}` : bounded;
}

/** The beginning and the end of a name that nobody gave a file: the end has its extension. */
function withinReach(name: string): string {
  return name.length <= 4096 ? name : name.slice(0, 2048) + name.slice(-2048);
}

/** Without dots and spaces at either end: Windows drops trailing ones silently, Unix hides a leading dot. */
function trimmed(part: string): string {
  let start = 0;
  let end = part.length;
  while (start < end && isDotOrSpace(part[start])) start += 1;
  while (end > start && isDotOrSpace(part[end - 1])) end -= 1;
  return part.slice(start, end);
}

function isDotOrSpace(character: string | undefined): boolean {
  return character === '.' || character?.trim() === '';
}

/** Cuts the stem and keeps the extension, never inside a character. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const dot = name.lastIndexOf('.');
  const isExtension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 20;
  const extension = isExtension ? name.slice(dot) : '';
  let stem = '';
  for (const { segment } of graphemes.segment(isExtension ? name.slice(0, dot) : name)) {
    if (Buffer.byteLength(stem + segment + extension) > longest) break;
    stem += segment;
  }
  return trimmed(trimmed(stem) + extension);
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
