import { personAt } from '../people.ts';
import type { SeedMessage } from '../seed.ts';

/** What a mail program made of a text. */
export type Body = Pick<SeedMessage, 'body' | 'bodyType'>;

/** The message that an answer repeats below itself. */
export interface Quoted {
  readonly from: string;
  readonly sentAt: string;
  readonly subject: string;
  readonly text: string;
}

/** Who signs: somebody, or somebody for somebody else. */
export type Author = Pick<SeedMessage, 'from' | 'sender'>;

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function signature({ from, sender }: Author): string {
  if (sender !== undefined) return `${personAt(sender).name}\nfor ${personAt(from).name}`;
  const { name, title, department, kind } = personAt(from);
  const first = kind === 'person' ? (name.split(' ')[0] ?? name) : name;
  return title === undefined ? name : `${first}\n--\n${name}\n${title}, ${department ?? 'Contoso'}\nContoso`;
}

function plain(author: Author, text: string, quoted: Quoted | undefined): string {
  const own = `${text}\n\n${signature(author)}\n`;
  if (quoted === undefined) return own;
  const head = `${quoted.sentAt.slice(0, 16).replace('T', ' ')} UTC, ${personAt(quoted.from).name} wrote:`;
  return `${own}\n${head}\n${quoted.text.replaceAll(/^/gmu, '> ')}\n`;
}

function simple(author: Author, text: string, quoted: Quoted | undefined): string {
  const paragraphs = (part: string): string =>
    part
      .split('\n\n')
      .map((one) => `<p>${escapeHtml(one).replaceAll('\n', '<br>')}</p>`)
      .join('');
  const below =
    quoted === undefined
      ? ''
      : `<div class="quote"><p>${escapeHtml(personAt(quoted.from).name)} wrote:</p><blockquote style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${paragraphs(quoted.text)}</blockquote></div>`;
  return `<div dir="auto">${paragraphs(text)}${paragraphs(signature(author))}</div>${below}`;
}

const wordHead = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Word 15 (filtered medium)"><style><!--
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif; mso-fareast-language:EN-US;}
span.EmailStyle17 {mso-style-type:personal-compose; color:windowtext;}
@page WordSection1 {size:612.0pt 792.0pt; margin:72.0pt 72.0pt 72.0pt 72.0pt;}
div.WordSection1 {page:WordSection1;}
--></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>`;

function word(author: Author, text: string, quoted: Quoted | undefined): string {
  const lines = (part: string): string =>
    part
      .split('\n')
      .map((line) => {
        const inner = line === '' ? '<o:p>&nbsp;</o:p>' : `${escapeHtml(line)}<o:p></o:p>`;
        return `<p class="MsoNormal"><span style="mso-fareast-language:EN-US">${inner}</span></p>`;
      })
      .join('\n');
  const head =
    quoted === undefined
      ? ''
      : `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> ${escapeHtml(personAt(quoted.from).name)} &lt;${quoted.from}&gt;<br><b>Sent:</b> ${quoted.sentAt.slice(0, 16).replace('T', ' ')}<br><b>Subject:</b> ${escapeHtml(quoted.subject)}<o:p></o:p></p></div>\n<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n${lines(quoted.text)}`;
  return `${wordHead}<body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">\n${lines(text)}\n${lines(`\n${signature(author)}\n`)}\n${head}</div></body></html>`;
}

const shapes = ['plain', 'word', 'simple'] as const;

/** Writes a text as its author's mail program would: everybody keeps to one program. */
export function written(author: Author, text: string, quoted?: Quoted): Body {
  const shape =
    shapes[Buffer.from(author.sender ?? author.from).reduce((sum, byte) => sum + byte, 0) % shapes.length] ??
    'plain';
  if (shape === 'plain') return { bodyType: 'Text', body: plain(author, text, quoted) };
  return { bodyType: 'HTML', body: (shape === 'word' ? word : simple)(author, text, quoted) };
}
