import { describe, expect, it } from 'vitest';
import { DocumentReader } from '../../../../main/ews/xml/document-reader.ts';
import type { XmlElement } from '../../../../main/ews/xml/xml-element.ts';
import { hasFixtures, responseFixtures } from '../ews-fixtures.ts';

/** Everything that an element holds, counted: to be held against the document's own text. */
function count(element: XmlElement): { elements: number; text: number } {
  const sum = { elements: 1, text: element.text.length };
  for (const each of element.children) {
    const inside = count(each);
    sum.elements += inside.elements;
    sum.text += inside.text;
  }
  return sum;
}

const responses = hasFixtures ? responseFixtures() : [];
const soap = responses.filter(({ text }) => /<(?:\w+:)?Envelope[\s>]/u.test(text));

describe.skipIf(!hasFixtures)('responses that nobody here wrote', () => {
  it('are all read or refused, none with an error or a hang', () => {
    const outcomes = responses.map(({ file, text }) => {
      const started = performance.now();
      const reader = new DocumentReader('mail.contoso.test');
      const failure = reader.write(text);
      const end = reader.end();
      expect([file, performance.now() - started < 1000]).toEqual([file, true]);
      expect(failure === null || !end.ok).toBe(true);
      return end.ok ? 'read' : end.failure.kind;
    });
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThan(300);
  });

  it('are read whole when they validate: no element and no text of EWS is lost', () => {
    const valid = soap.filter(({ validates }) => validates);
    expect(valid.length).toBeGreaterThan(200);
    for (const { file, text } of valid) {
      const reader = new DocumentReader('mail.contoso.test');
      expect([file, reader.write(text)]).toEqual([file, null]);
      const root = reader.end();
      if (!root.ok) throw new Error(`${file} was not read: ${JSON.stringify(root.failure)}`);
      const uncommented = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/gu, '');
      expect([file, count(root.value).elements]).toEqual([file, uncommented.match(/<[A-Za-z_]/gu)?.length]);
    }
  });
});
