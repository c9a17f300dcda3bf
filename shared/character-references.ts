/**
 * The named references that can stand in an address: the punctuation of ASCII, white space, and the two that turn up in
 * query strings by accident. Others stay as written, and an address that holds one is then not the sender's: it goes
 * nowhere, which is the safe way to be wrong.
 * https://html.spec.whatwg.org/multipage/named-characters.html
 */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['AMP', '&'],
  ['lt', '<'],
  ['LT', '<'],
  ['gt', '>'],
  ['GT', '>'],
  ['quot', '"'],
  ['QUOT', '"'],
  ['apos', "'"],
  ['nbsp', '\u00A0'],
  ['Tab', '\t'],
  ['NewLine', '\n'],
  ['excl', '!'],
  ['num', '#'],
  ['dollar', '$'],
  ['percnt', '%'],
  ['lpar', '('],
  ['rpar', ')'],
  ['ast', '*'],
  ['midast', '*'],
  ['plus', '+'],
  ['comma', ','],
  ['period', '.'],
  ['sol', '/'],
  ['colon', ':'],
  ['semi', ';'],
  ['equals', '='],
  ['quest', '?'],
  ['commat', '@'],
  ['lsqb', '['],
  ['lbrack', '['],
  ['bsol', '\\'],
  ['rsqb', ']'],
  ['rbrack', ']'],
  ['Hat', '^'],
  ['lowbar', '_'],
  ['UnderBar', '_'],
  ['grave', '`'],
  ['lcub', '{'],
  ['lbrace', '{'],
  ['verbar', '|'],
  ['vert', '|'],
  ['rcub', '}'],
  ['rbrace', '}'],
  ['shy', '\u00AD'],
]);

/** Those that HTML also takes without their semicolon. */
const bare: ReadonlySet<string> = new Set([
  'amp',
  'AMP',
  'lt',
  'LT',
  'gt',
  'GT',
  'quot',
  'QUOT',
  'nbsp',
  'shy',
]);

/**
 * Decodes character references as HTML does in an attribute's value: a name without its semicolon counts only when no
 * letter, digit or `=` follows, so that `?a=1&lt=2` keeps its second parameter.
 * https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state
 */
export function decodeReferences(value: string): string {
  if (!value.includes('&')) return value;
  return value.replaceAll(
    /&(#x[0-9a-f]+|#[0-9]+|[a-z][a-z0-9]*)([;=]?)/giu,
    (whole: string, reference: string, end: string) => {
      const rest = end === ';' ? '' : end;
      if (/^#x/iu.test(reference)) return fromCode(Number.parseInt(reference.slice(2), 16)) + rest;
      if (reference.startsWith('#')) return fromCode(Number.parseInt(reference.slice(1), 10)) + rest;
      const isReference = end === ';' || (end === '' && bare.has(reference));
      return isReference ? (named.get(reference) ?? whole) : whole;
    },
  );
}

function fromCode(code: number): string {
  const isScalar = code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isScalar ? String.fromCodePoint(code) : '\uFFFD';
}
