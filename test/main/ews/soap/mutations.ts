import { isUtf8 } from 'node:buffer';

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is put into a document somewhere: each is a mistake in most places, and none in some. */
const insertions = [
  '<',
  '>',
  '&',
  ';',
  '"',
  "'",
  '/',
  '=',
  '!',
  '?',
  '-',
  '--',
  ']',
  ']]',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?',
  '?>',
  '<!',
  '</',
  '/>',
  '<a>',
  '</a>',
  '<a/>',
  '<a b="1">',
  '<?pi x?>',
  '<?xml version="1.0"?>',
  '<?XML x?>',
  '<!-- c -->',
  '<!-- a -- b -->',
  '<![CDATA[<x>]]>',
  '<![CDATA[a]]]]>',
  '<!DOCTYPE a>',
  '<!DOCTYPE',
  '\0',
  '\u0001',
  '\u000B',
  '\u001F',
  '\u007F',
  '\u0085',
  '\u2028',
  '\uFFFE',
  '\uFFFF',
  '\uFEFF',
  '\r',
  '\r\n',
  '\n',
  '\t',
  ' ',
  '\u00A0',
  '&amp;',
  '&lt;',
  '&apos;',
  '&nbsp;',
  '&#65;',
  '&#x41;',
  '&#0;',
  '&#x1F;',
  '&#xD800;',
  '&#x110000;',
  '&amp',
  '&;',
  '&#;',
  '&#x;',
  '& ',
  ' a="1"',
  ' a="1" a="2"',
  ' a=1',
  ' a',
  " a='\"'",
  ' a="<"',
  ' a="&lt;"',
  ' a="&"',
  'a="1"',
  ' 1a="1"',
  '<1a/>',
  '<-a/>',
  '<é/>',
  '<a:b:c/>',
  '<\u{1F600}/>',
  '<a\u{10400}/>',
  '\u{1F600}',
  'é',
  ' xmlns:t="urn:x"',
  ' xml:space="preserve"',
] as const;

/** One to three random changes to a document, of which each may leave it well-formed. */
export function mutated(text: string, random: () => number): string {
  let result = text;
  for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes -= 1) result = change(result, random);
  return result;
}

function change(text: string, random: () => number): string {
  const at = place(text, random);
  const length = 1 + Math.floor(random() * 12);
  switch (Math.floor(random() * 8)) {
    case 0:
      return byteFlipped(text, random);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 3:
      return text.slice(0, at);
    case 4: {
      const from = place(text, random);
      return text.slice(0, at) + text.slice(from, from + 4 * length) + text.slice(at);
    }
    default:
      return (
        text.slice(0, at) + (insertions[Math.floor(random() * insertions.length)] ?? '') + text.slice(at)
      );
  }
}

/** Half of the places are beside markup, where most mistakes matter. */
function place(text: string, random: () => number): number {
  const at = Math.floor(random() * (text.length + 1));
  if (random() < 0.5) return at;
  const near = text.slice(at).search(/[<>&"'=/]/u);
  return near === -1 ? at : at + near + (random() < 0.5 ? 1 : 0);
}

/** Bytes that are no UTF-8 never reach the reader, so such a flip is left out. */
function byteFlipped(text: string, random: () => number): string {
  const bytes = Buffer.from(text);
  const at = Math.floor(random() * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return isUtf8(bytes) ? bytes.toString() : text;
}

/** The text in random pieces, from single characters to all of it. */
export function inPieces(text: string, random: () => number): readonly string[] {
  const pieces: string[] = [];
  const longest = 2 ** Math.floor(random() * 14);
  for (let at = 0; at < text.length;) {
    const length = 1 + Math.floor(random() * longest);
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}
