import { element, type Xml, type XmlName } from '../xml/xml.ts';

/** A text to be sent, plain or HTML. */
export interface BodyText {
  readonly type: 'text' | 'html';
  readonly content: string;
}

/** Writes `Body` or `NewBodyContent`. Line ends stay as they are given. */
export function bodyElement(body: BodyText, name: XmlName = 't:Body'): Xml {
  return element(name, body.content, { BodyType: body.type === 'html' ? 'HTML' : 'Text' });
}
