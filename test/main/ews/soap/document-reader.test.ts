import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../../shared/failure.ts';
import type { Result } from '../../../../shared/result.ts';
import { DocumentReader } from '../../../../main/ews/xml/document-reader.ts';
import { replyLimits } from '../../../../main/ews/soap/reply-limits.ts';
import { attribute, child, childText, type XmlElement } from '../../../../main/ews/xml/xml-element.ts';
import { reply, valueOf } from '../literal-service.ts';

const start =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><s:Body>';
const end = '</s:Body></s:Envelope>';

function read(text: string, pieceLength = text.length, limits = replyLimits): Result<XmlElement> {
  const reader = new DocumentReader('mail.contoso.test', limits);
  let failure: Failure | null = null;
  for (let index = 0; index < text.length && failure === null; index += pieceLength) {
    failure = reader.write(text.slice(index, index + pieceLength));
  }
  return failure === null ? reader.end() : { ok: false, failure };
}

function readBody(inside: string): XmlElement {
  const body = child(valueOf(read(start + inside + end)), 'Body');
  if (body === null) throw new Error('no body');
  return body;
}

function refused(text: string): object {
  const result = read(text);
  return result.ok ? {} : result.failure;
}

describe('DocumentReader', () => {
  it('keeps order, white space and CDATA, and decodes references', () => {
    const body = readBody('<t:B> a&#13;\n</t:B><t:A><![CDATA[<b>&amp;]]> &lt;&#x1F600;</t:A><t:B/>');
    expect(body.children.map(({ name, text }) => [name, text])).toEqual([
      ['B', ' a\r\n'],
      ['A', '<b>&amp; <😀'],
      ['B', ''],
    ]);
  });

  it('reads names by their namespace whatever the prefix is, and over what EWS does not use', () => {
    const body = readBody(
      '<A xmlns="http://schemas.microsoft.com/exchange/services/2006/types"><x:B xmlns:x="urn:x"><t:C>no</t:C></x:B><C b="1">yes</C></A>',
    );
    const element = child(body, 'A');
    expect(childText(element, 'C')).toBe('yes');
    expect(attribute(child(element, 'C'), 'b')).toBe('1');
    expect(element?.children).toHaveLength(1);
  });

  it('reads the same whatever the pieces are that it comes in', () => {
    const text = reply('find-item').replace('Board', 'Bo😀rd');
    const whole = valueOf(read(text));
    for (const length of [1, 2, 3, 7, 64, 1000]) expect(valueOf(read(text, length))).toEqual(whole);
  });

  it('waits for the end of an instruction or a comment whose beginning looks like its end', () => {
    for (const [beginning, rest] of [
      ['<?', '>a?>'],
      ['<!--', '>-->'],
      ['<!--', '->-->'],
    ] as const) {
      const reader = new DocumentReader('mail.contoso.test');
      expect(reader.write(start + beginning)).toBeNull();
      const whole = reader.write(rest + end) ?? reader.end();
      // An instruction needs a name; a comment may begin with a bracket.
      expect([beginning, 'kind' in whole]).toEqual([beginning, beginning === '<?']);
    }
  });

  it('never takes a reply cut at any place for a complete one', () => {
    const text = reply('delete-item').trimEnd();
    const complete = Array.from(text, (_, length) => length).filter(
      (length) => read(text.slice(0, length)).ok,
    );
    expect(complete).toEqual([]);
    expect(read(text).ok).toBe(true);
  });

  it('says truncated for a cut, and refuses what is malformed', () => {
    const malformed = { kind: 'reply-refused', host: 'mail.contoso.test', reason: 'malformed' };
    expect(refused(`${start}<t:A>`)).toEqual({ kind: 'reply-truncated', host: 'mail.contoso.test' });
    expect(refused('')).toEqual({ kind: 'reply-truncated', host: 'mail.contoso.test' });
    expect(refused(`${start}<t:A></t:B>${end}`)).toEqual(malformed);
    expect(refused(`${start}<t:A b="1" b="2"/>${end}`)).toEqual(malformed);
    expect(refused(`${start}<u:A/>${end}`)).toEqual(malformed);
    expect(refused(`${start}<t:A>&nbsp;</t:A>${end}`)).toEqual(malformed);
    expect(refused(`${start}<t:A\u0001>1</t:A>${end}`)).toEqual(malformed);
    expect(refused(`${start}<\u0000t:A>1</t:A>${end}`)).toEqual(malformed);
    expect(refused(`${start}${end}<t:A/>`)).toEqual(malformed);
    expect(refused(`${start}${end}${start}${end}`)).toEqual(malformed);
    expect(refused(`${start}${end}trailing`)).toEqual(malformed);
    expect(refused('{"error":"no xml"}')).toEqual(malformed);
    expect(refused('<html><body>Sign in</body></html>')).toEqual({ ...malformed, reason: 'unexpected' });
  });

  it('refuses any DOCTYPE, wherever it stands and whatever it declares', () => {
    const documents = [
      `<!DOCTYPE s:Envelope>${start}${end}`,
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${start}&b;${end}`,
      `<!DOCTYPE x SYSTEM "http://127.0.0.1:9/evil.dtd">${start}${end}`,
      `<!DOCTYPE html><html></html>`,
    ];
    for (const document of documents) {
      expect(read(document, 5)).toMatchObject({ failure: { kind: 'reply-refused', reason: 'doctype' } });
    }
  });

  it('bounds depth, elements, attributes and text', () => {
    const deep = '<t:A>'.repeat(99) + '</t:A>'.repeat(99);
    const allowed = '<t:A>'.repeat(98) + '</t:A>'.repeat(98);
    const limits = { ...replyLimits, elements: 50, textLength: 1000 };
    expect(read(start + deep + end)).toMatchObject({ failure: { reason: 'too-deep' } });
    expect(read(start + allowed + end).ok).toBe(true);
    expect(read(`${start}${'<t:A/>'.repeat(49)}${end}`, 100, limits)).toMatchObject({
      failure: { reason: 'unexpected' },
    });
    expect(read(`${start}${'<t:A/>'.repeat(48)}${end}`, 100, limits).ok).toBe(true);
    expect(read(`${start}<t:A>${'a'.repeat(1001)}</t:A>${end}`, 100, limits)).toMatchObject({
      failure: { kind: 'reply-too-large', limitBytes: 1000 },
    });
    const manyAttributes = Array.from({ length: 65 }, (_, index) => ` a${index}="1"`).join('');
    expect(read(`${start}<t:A${manyAttributes}/>${end}`)).toMatchObject({
      failure: { reason: 'unexpected' },
    });
    expect(read(`${start}<t:A a="${'x'.repeat(65_537)}"/>${end}`)).toMatchObject({
      failure: { reason: 'unexpected' },
    });
  });

  it('holds an element of nothing but text to the same limits and names', () => {
    const leaf = '<t:A>ab</t:A>';
    const within = { ...replyLimits, depth: 3, elements: 3, textLength: 2 };
    expect(valueOf(read(start + leaf + end, 1000, within)).name).toBe('Envelope');
    const refusals = [
      [{ ...within, depth: 2 }, leaf, 'too-deep'],
      [{ ...within, elements: 2 }, leaf, 'unexpected'],
      [within, leaf + leaf, 'unexpected'],
      [{ ...within, textLength: 1 }, leaf, 'reply-too-large'],
      [within, '<x:A>ab</x:A>', 'malformed'],
    ] as const;
    for (const [limits, inside, reason] of refusals) {
      const result = read(start + inside + end, 1000, limits);
      expect(JSON.stringify(result)).toContain(reason);
    }
  });

  it('leaves out an element of nothing but text whose namespace EWS does not use', () => {
    const foreign = start.replace('<s:Body>', '<s:Body xmlns:x="urn:x">');
    const body = child(valueOf(read(`${foreign}<x:A>no</x:A><t:A>yes</t:A>${end}`)), 'Body');
    expect(body?.children).toMatchObject([{ name: 'A', text: 'yes' }]);
  });

  it('refuses a root of nothing but text like any other that is no envelope', () => {
    expect(refused('<Envelope>text</Envelope>')).toMatchObject({ reason: 'unexpected' });
  });

  it('stops at text, a comment or a tag that never ends, before it fills the memory', () => {
    const limits = { ...replyLimits, textLength: 1000 };
    for (const endless of ['<t:A>', '<!--', '<?pi ', '<t:A a="', '<t:', '<![CDATA[', '&']) {
      const reader = new DocumentReader('mail.contoso.test', limits);
      reader.write(start + endless);
      let failure: Failure | null = null;
      let pieces = 0;
      for (; failure === null && pieces < 200; pieces += 1) failure = reader.write('a'.repeat(1000));
      expect([endless, failure?.kind, pieces < 100]).toEqual([endless, 'reply-too-large', true]);
    }
  });

  it('puts U+FFFD for a reference that XML forbids, and leaves text that only looks like one', () => {
    const body = readBody(
      '<t:A>a&#x1F;b&#0;c&#xD800;d&#xFFFF;</t:A><t:B>&amp;#x1F; &#65;</t:B><t:C d="x&#1;y"/>',
    );
    expect(body.children.map(({ text }) => text)).toEqual(['a\uFFFDb\uFFFDc\uFFFDd\uFFFD', '&#x1F; A', '']);
    expect(attribute(child(body, 'C'), 'd')).toBe('x\uFFFDy');
  });

  it('puts U+FFFD for a character that XML forbids, raw or not, wherever text may stand and however it is cut', () => {
    const written =
      '<t:A>a\u0000b\u001Fc</t:A><t:B>\uFFFE</t:B><t:C d="x\u0001y&lt;\u0002"/>' +
      '<t:D><![CDATA[\u0003<\uFFFF]]></t:D><!--\u0004--><?pi \u0005?><t:E>\u0006&amp;\u0007</t:E>';
    for (const pieceLength of [1, 2, 7, 10_000]) {
      const body = child(valueOf(read(`${start}${written}${end}`, pieceLength)), 'Body');
      const texts = body?.children.map(({ text }) => text);
      expect(texts).toEqual(['a\uFFFDb\uFFFDc', '\uFFFD', '', '\uFFFD<\uFFFD', '\uFFFD&\uFFFD']);
      expect(attribute(child(body, 'C'), 'd')).toBe('x\uFFFDy<\uFFFD');
    }
  });

  it('treats names that are special to JavaScript as names', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
    const before = snapshot();
    const body = readBody(names.map((name) => `<t:${name} ${name}="1">${name}</t:${name}>`).join(''));
    expect(body.children.map(({ name, text, attributes }) => [name, text, attributes])).toEqual(
      names.map((name) => [name, name, [name, '1']]),
    );
    for (const name of names) expect(childText(body, name)).toBe(name);
    expect(snapshot()).toEqual(before);
    expect(Object.getPrototypeOf(body.children[0])).toBe(Object.getPrototypeOf(body));
  });
});

function snapshot(): readonly (readonly (string | symbol)[])[] {
  const types = [
    Object,
    Array,
    String,
    Number,
    Boolean,
    Map,
    Set,
    Function,
    Promise,
    RegExp,
    Date,
    Error,
    Buffer,
  ];
  return [
    ...types.map((type) => Reflect.ownKeys(Object(type.prototype))),
    ...types.map((type) => Reflect.ownKeys(type)),
    Reflect.ownKeys(globalThis),
  ];
}
