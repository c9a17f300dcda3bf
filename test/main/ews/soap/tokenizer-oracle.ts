import { SaxesParser } from 'saxes';
import { isCharacter } from '../../../../main/ews/xml/xml-characters.ts';
import { XmlTokenizer } from '../../../../main/ews/xml/xml-tokenizer.ts';

/** What a reader made of a document. */
export interface Reading {
  readonly isAccepted: boolean;
  /**
   * Its events up to the end or the refusal as one text, so that it does not matter into how many pieces text was cut:
   * attributes are JSON, and no event can pass for another one.
   */
  readonly log: string;
}

/** How our tokenizer reads the pieces. */
export function ourReading(pieces: readonly string[]): Reading {
  const log: string[] = [];
  const tokenizer = new XmlTokenizer(
    {
      open: (name, attributes) => log.push(openEvent(name, attributes ?? [])) > 0,
      text: (text) => log.push(text) > 0,
      close: () => log.push(closeEvent) > 0,
      leaf: (name, text) => log.push(openEvent(name, []), text, closeEvent) > 0,
    },
    { attributes: 64, attributeLength: 65_536, tokenLength: 1_000_000 },
  );
  for (const piece of pieces) tokenizer.write(piece);
  return { isAccepted: tokenizer.isComplete, log: log.join('') };
}

/**
 * How saxes reads them, with what our reader has always done beside it: every DOCTYPE is refused, and a numeric reference
 * to a character that XML forbids is U+FFFD, which saxes reports and leaves standing. Raw ones are U+FFFD as well, where a
 * character may stand: saxes is given one of private use for them, which no name can hold either.
 */
export function saxesReading(pieces: readonly string[]): Reading {
  const log: string[] = [];
  let isRefused = false;
  let hasForbidden = false;
  let depth = 0;
  const parser = new SaxesParser({
    xmlns: false,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  });
  const clean = (text: string): string => (hasForbidden ? withoutForbidden(text) : text);
  const note = (event: string): void => void (isRefused || log.push(event));
  parser.on('error', (error) => {
    if (error.message.endsWith('malformed character entity.')) hasForbidden = true;
    else isRefused = true;
  });
  parser.on('doctype', () => (isRefused = true));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    note(openEvent(name, Object.entries(attributes).flat().map(clean)));
    hasForbidden = false;
  });
  parser.on('text', (text) => {
    if (depth > 0) note(clean(text));
    hasForbidden = false;
  });
  parser.on('cdata', note);
  parser.on('closetag', () => {
    depth -= 1;
    note(closeEvent);
  });
  for (const piece of pieces) parser.write(standIns(piece));
  parser.close();
  return { isAccepted: !isRefused, log: log.join('').replaceAll(STAND_IN, '\uFFFD') };
}

const STAND_IN = '\uE000';

function standIns(text: string): string {
  return text.replaceAll(/(?![\t\n\r\u007F-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu, STAND_IN);
}

/** No text that was read can hold these. */
const closeEvent = '\u0001/';

function openEvent(name: string, attributes: readonly string[]): string {
  return `\u0001${JSON.stringify([name, ...attributes])}\u0001`;
}

function withoutForbidden(text: string): string {
  return text.replaceAll(
    /&#(?:x([0-9a-f]+)|([0-9]+));/giu,
    (reference, hexadecimal?: string, decimal?: string) => {
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return isCharacter(code) ? reference : '\uFFFD';
    },
  );
}
