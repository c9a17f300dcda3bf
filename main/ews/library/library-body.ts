import { DocumentReader } from '../xml/document-reader.ts';
import { childrenNamed } from '../xml/xml-element.ts';
import { Xml } from '../xml/xml.ts';

/**
 * Takes the SOAP body out of the envelope that the library wrote; ours goes around it, so that the header says what the
 * session's identities say and nothing else. Null unless the whole is well-formed and holds the one operation expected.
 * Every `<` of a value is escaped, so the closing tag found from the end is the envelope's own.
 */
export function libraryBody(envelope: string, operation: string): Xml | null {
  const document = new DocumentReader('');
  if (document.write(envelope) !== null) return null;
  const root = document.end();
  const bodies = root.ok ? childrenNamed(root.value, 'Body') : [];
  const content = bodies.length === 1 ? (bodies[0]?.children ?? []) : [];
  if (content.length !== 1 || content[0]?.name !== operation) return null;
  const start = envelope.indexOf(opening);
  const end = envelope.lastIndexOf(closing);
  return start === -1 || end === -1 ? null : new Xml(envelope.slice(start + opening.length, end));
}

/** The library always uses this prefix and writes no attributes here. */
const opening = '<soap:Body>';
const closing = '</soap:Body>';
