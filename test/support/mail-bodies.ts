import { createRandom, type Random } from '../exchange/content/random.ts';

const inline = [
  'b',
  'i',
  'u',
  'font color="#000000"',
  'span style="color:black"',
  'a href="https://contoso.test/x"',
  'em',
];
const block = [
  'p',
  'div',
  'p class="MsoNormal"',
  'blockquote',
  'h2',
  'li',
  'td',
  'tr',
  'table',
  'ul',
  'center',
];
const odd = [
  '<!-- a note -->',
  '<br>',
  '<img src="cid:a@b">',
  '<img src=//x.test/a.png>',
  '<meta http-equiv="Content-Type" content="text/html">',
  '<style>p{margin:0;color:#1f497d}</style>',
  '<o:p></o:p>',
  '<svg><path d="M0"/></svg>',
  '<a href=javascript:x>',
  '</p>',
  '<',
  '&',
  '&amp;&#x41;&nbsp;',
  '<p style="mso-style:x;width:expression(1);font:12px Arial">',
  '<![if !supportLists]>',
  '<td background="https://x.test/b.png">',
];
const words = [
  'Dear',
  'Ana',
  'offer',
  'https://contoso.test/a?b=1&c=2).',
  'mailto:ana@contoso.test,',
  '....',
  '((((',
  '    ',
  'naïve',
  '数',
  '😀',
  '"',
  "'",
];

/** One body of a size up to so many characters, built of pieces that mails are made of, in and out of order. */
export function htmlBody(seed: number, longest: number): string {
  const random = createRandom(seed, 'html body');
  const size = Math.round(longest ** (0.4 + 0.6 * random.next()));
  const favourite = random.chance(0.3)
    ? random.pick([...odd, ...words, '<b><p>', '<table><tr><td>', '<i a=1>'])
    : null;
  const pieces: string[] = [];
  let length = 0;
  const open: string[] = [];
  while (length < size) {
    const piece = favourite !== null && random.chance(0.9) ? favourite : htmlPiece(random, open);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('').slice(0, longest);
}

function htmlPiece(random: Random, open: string[]): string {
  const kind = random.int(10);
  if (kind < 4) return `${random.pick(words)} `;
  if (kind === 4) return random.pick(odd);
  if (kind < 7 && open.length < 30) {
    const tag = random.pick(random.chance(0.5) ? inline : block);
    open.push(tag.split(' ')[0] ?? '');
    return `<${tag}>`;
  }
  const last = random.chance(0.8) ? open.pop() : random.pick(block);
  return last === undefined ? 'x' : `</${last}>`;
}

/** One plain text: words, addresses, and long runs of whatever a pattern may look for. */
export function textBody(seed: number, longest: number): string {
  const random = createRandom(seed, 'text body');
  const size = Math.round(longest ** (0.4 + 0.6 * random.next()));
  const run = random.pick([
    ...words,
    '\n',
    '> ',
    ' ',
    '-',
    '.',
    '<a',
    '\u202E',
    '\u200B',
    'https://',
    '/',
    '\\',
  ]);
  const pieces: string[] = [];
  let length = 0;
  while (length < size) {
    const piece = random.chance(0.3) ? random.pick(words) : run.repeat(random.int(1000) + 1);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('').slice(0, longest);
}
