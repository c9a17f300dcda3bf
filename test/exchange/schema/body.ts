import { element, escapeXml } from '../xml/write.ts';
import type { Body } from './codec.ts';
import type { Shape } from './shape.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** A body as plain text: HTML without its tags, roughly as Exchange converts it. */
export function textOf(body: Body | undefined): string {
  if (!body) return '';
  if (body.type === 'Text') return body.text;
  return body.text
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>\s*/gi, '\r\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_all, name: string) => entities[name] ?? '')
    .trim();
}

/** The first 255 characters on one line. */
export function previewOf(body: Body | undefined): string {
  return textOf(body).replace(/\s+/g, ' ').slice(0, 255);
}

/** A body in the type asked for, cut to MaximumBodySize where there is one. */
export function writeBody(
  name: string,
  body: Body | undefined,
  shape: Pick<Shape, 'bodyType' | 'maximumBodySize'>,
): string {
  if (!body) return '';
  const converted = convert(body, shape.bodyType);
  const most = shape.maximumBodySize;
  const isTruncated = most !== undefined && converted.text.length > most;
  const text = isTruncated ? converted.text.slice(0, most) : converted.text;
  return element(name, escapeXml(text), { BodyType: converted.type, IsTruncated: String(isTruncated) });
}

function convert(body: Body, wanted: Shape['bodyType']): Body {
  if (wanted === 'Best' || wanted === body.type) return body;
  if (wanted === 'Text') return { type: 'Text', text: textOf(body) };
  const lines = escapeXml(body.text).replace(/\r?\n/g, '<br>\r\n');
  const head = '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>';
  return { type: 'HTML', text: `<html>${head}<body><div class="PlainText">${lines}</div></body></html>` };
}
