/** What stands where something secret was. */
export const removed = '‹removed›';

/** Things that are secret by their form, whoever's they are. */
const secretForms = [
  /\b(?:Bearer|Basic|NTLM|Negotiate)\s+[\w+/=.~-]{8,}/giu,
  // A JSON Web Token: its head and body are JSON objects in base64. Only a word that a dot follows is looked into.
  /(?<![\w-])(?=[\w-]+\.[\w-]{5})(?:[\w-]*-)?eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/gu,
  /\bTlRMTVNTUA[\w+/=]*/gu,
  /("(?:access_token|refresh_token|client_secret|password)"\s*:\s*)"[^"]*"?/giu,
];

/** A word that every form has; most texts hold none, and are looked through once. */
const mayHoldForm = /bearer|basic|ntlm|negotiate|eyJ|TlRM|token|secret|password/iu;

/**
 * Takes secrets out of a text: those given, in each of the encodings in which they might come back (as they are, in XML, in
 * JSON, in a URL, in base64 at any offset and in its URL form, in hexadecimal, and as UTF-16 in both), and whatever has the
 * form of a credential.
 */
export class Redactor {
  readonly #known = new Set<string>();
  #encodings: readonly string[] = [];

  /** One more that must not appear. */
  add(secret: string): void {
    if (secret === '' || this.#known.has(secret)) return;
    this.#known.add(secret);
    const all = [...this.#known].flatMap((known) => encodingsOf(known));
    const longestFirst = [...new Set(all)].toSorted((a, b) => b.length - a.length);
    this.#encodings = longestFirst;
  }

  /** The longest form of any of them, in characters: so far from a cut a part of one may stand. */
  get reach(): number {
    return Math.max(0, ...[...this.#known].map((secret) => secret.length * 8 + 8));
  }

  redact(text: string): string {
    // Plain searches: one pattern of all of them would take ten times as long.
    const known = this.#encodings.reduce((rest, encoding) => rest.replaceAll(encoding, removed), text);
    if (!mayHoldForm.test(known)) return known;
    return secretForms.reduce(
      (rest, form) =>
        rest.replaceAll(form, (_whole, kept: unknown) => (typeof kept === 'string' ? kept : '') + removed),
      known,
    );
  }
}

function encodingsOf(secret: string): string[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const utf16 = Buffer.from(secret, 'utf16le');
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    secret,
    xml,
    xml.replaceAll('"', '&quot;').replaceAll("'", '&apos;'),
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    encodeURIComponent(secret).replaceAll(/%[0-9A-F]{2}/gu, (octet) => octet.toLowerCase()),
    ...[utf8, utf16].flatMap((bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]),
    ...base64At(utf8),
    ...base64At(utf16),
  ].filter((text) => text !== '');
}

/** The characters of base64 that depend on these bytes alone, at each of the three offsets, in both alphabets. */
function base64At(bytes: Buffer): string[] {
  const texts = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    return whole.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  });
  // Two or three characters of base64 are in every text.
  return texts
    .filter((text) => text.length > 3)
    .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]);
}
