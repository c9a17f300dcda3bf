import { namespaces } from '../xml/node.ts';
import { element, escapeXml, textElement } from '../xml/write.ts';
import type { Refusal } from './outcome.ts';

/** Where a schema violation was found, 1-based. */
export interface ViolationPlace {
  readonly line: number;
  readonly position: number;
  readonly violation: string;
}

/** Which server's faults to imitate: Exchange answers HTTP 500, compatible servers HTTP 200 with a bare code. */
export type FaultStyle = 'exchange' | 'compatible';

/** A SOAP fault's envelope for a refusal of the whole request. */
export function writeFault(refusal: Refusal, style: FaultStyle, place?: ViolationPlace): string {
  const text = place ? `The request failed schema validation: ${place.violation}` : refusal.text;
  if (style === 'compatible')
    return envelope(
      element('s:Fault', element('faultcode', refusal.code) + textElement('faultstring', text)),
    );
  const code = element('faultcode', `a:${refusal.code}`, { 'xmlns:a': namespaces.t });
  const inner =
    element('e:ResponseCode', refusal.code, { 'xmlns:e': namespaces.e }) +
    element('e:Message', escapeXml(place ? 'The request failed schema validation.' : text), {
      'xmlns:e': namespaces.e,
    }) +
    messageXml(refusal, place);
  const faultstring = element('faultstring', escapeXml(text), { 'xml:lang': 'en-US' });
  return envelope(element('s:Fault', code + faultstring + element('detail', inner)));
}

function envelope(inner: string): string {
  const body = element('s:Body', inner);
  return `<?xml version="1.0" encoding="utf-8"?>${element('s:Envelope', body, { 'xmlns:s': namespaces.s })}`;
}

function messageXml(refusal: Refusal, place: ViolationPlace | undefined): string {
  const values = Object.entries(refusal.values ?? {}).map(([name, value]) =>
    element('t:Value', escapeXml(value), { Name: name }),
  );
  const parts = place
    ? element('t:LineNumber', String(place.line)) +
      element('t:LinePosition', String(place.position)) +
      textElement('t:Violation', place.violation)
    : values.join('');
  return parts === '' ? '' : element('t:MessageXml', parts, { 'xmlns:t': namespaces.t });
}
