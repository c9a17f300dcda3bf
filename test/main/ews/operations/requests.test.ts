import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { hasSchema, schemaObjections } from '../ews-schema.ts';
import { literalService, reply } from '../literal-service.ts';
import { everyRequest, type RequestOf } from './every-request.ts';

const hostile = [
  '</t:Subject></t:Message></m:Items></m:CreateItem><m:DeleteItem/>',
  '<t:BccRecipients><t:Mailbox><t:EmailAddress>evil@example.test</t:EmailAddress></t:Mailbox></t:BccRecipients>',
  '" Id="other" x="',
  "' Id='other",
  ']]><![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '<?xml version="1.0"?>',
  '<!-- comment -->',
  '&amp;&lt;&#65;&nbsp;&undefined;',
  'line\r\nBcc: evil@example.test\r\n\r\nbody',
  'tab\tline\nreturn\rend',
  '\u0000\u0001\u0008\u000B\u001F\uFFFE\uFFFF',
  'lone \uD800 and \uDC00 surrogate',
  '\u0085\u2028\u2029\u00A0\uFEFF',
  '\u202Egnp.exe\u202C\u2066',
  '😀 e\u0301 ÿ 漢字 \u{10FFFF}',
  '   leading and trailing   ',
  '__proto__',
  'x'.repeat(5000),
  ' ',
];

/** Seeded, so that a failure can be repeated: strings of characters that matter to XML, mail or Unicode. */
function randomStrings(count: number): string[] {
  const alphabet = [
    ...Array.from('<>&"\'=;:/?![]-\r\n\t abcAZ09#x\u0000\u001F\u0085\u2028\uFFFE'),
    '\uD83D',
    '\uDE00',
    '😀',
    ']]>',
    '&#',
  ];
  let seed = 20_261_122;
  const next = (bound: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * bound);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(40) }, () => alphabet[next(alphabet.length)] ?? '').join(''),
  );
}

/** What an independent parser finds: names in order, and every value. */
function parsed(document: string): { readonly names: readonly string[]; readonly values: readonly string[] } {
  const names: string[] = [];
  const values: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => {
    names.push(tag.name, ...Object.keys(tag.attributes));
    values.push(...Object.values(tag.attributes).map(({ value }) => value));
  });
  parser.on('text', (text) => values.push(text));
  parser.write(document).close();
  return { names, values };
}

/** The documented changes: what XML has no form for is left out; one-line values have no line ends or controls. */
function forms(value: string): readonly string[] {
  const kept = value
    .replaceAll(/\p{Surrogate}/gu, '')
    .replaceAll(/(?![\t\n\r\u007F-\u009F])[\p{Cc}\uFFFE\uFFFF]/gu, '');
  const line = value
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\p{Surrogate}\uFFFE\uFFFF]/gu, '');
  return [kept, line, kept.trim(), line.trim()];
}

async function written(request: RequestOf, value: string): Promise<string | null> {
  const service = literalService(reply('fault-busy'));
  await request(service, value);
  return service.transport.requests[0]?.body ?? null;
}

describe('every request', () => {
  const requests = Object.entries(everyRequest);

  it.skipIf(!hasSchema)(
    'is valid by the schema of Exchange (skipped without xmllint and ../shared/data)',
    async () => {
      const envelopes = await Promise.all(requests.map(([, request]) => written(request, 'AAMkAValue=')));
      const whole = envelopes.filter((envelope) => envelope !== null);
      expect(whole).toHaveLength(requests.length);
      expect(schemaObjections(whole)).toEqual([]);
    },
  );

  it.skipIf(!hasSchema)(
    'would be found invalid if it were (skipped without xmllint and ../shared/data)',
    async () => {
      const envelope = (await written(everyRequest['getFolder'] ?? neverCalled, 'A')) ?? '';
      expect(
        schemaObjections([envelope.replace('<t:BaseShape>IdOnly</t:BaseShape>', '')]).join('\n'),
      ).toContain('BaseShape');
    },
  );

  it('carries hostile text as text: no element more, every value back as it was', async () => {
    let count = 0;
    for (const [name, request] of requests) {
      const plain = parsed((await written(request, 'plain')) ?? '');
      for (const value of [...hostile, ...randomStrings(80)]) {
        const envelope = await written(request, value);
        if (envelope === null) continue;
        const found = parsed(envelope);
        const emptied = forms(value).includes('');
        if (!emptied) expect([name, value, found.names]).toEqual([name, value, plain.names]);
        const expected = new Set([...plain.values.filter((each) => each !== 'plain'), ...forms(value)]);
        expect([name, value, found.values.filter((each) => !expected.has(each))]).toEqual([name, value, []]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(1800);
    // Every request with every value: about ten thousand documents.
  }, 180_000);

  it.skipIf(!hasSchema)(
    'stays valid whatever text it carries (skipped without xmllint and ../shared/data)',
    async () => {
      const envelopes: string[] = [];
      for (const [, request] of requests) {
        for (const value of [...hostile, ...randomStrings(80)]) {
          const envelope = await written(request, value);
          if (envelope !== null) envelopes.push(envelope);
        }
      }
      expect(envelopes.length).toBeGreaterThan(1800);
      expect(schemaObjections(envelopes)).toEqual([]);
    },
    // xmllint reads more than ten thousand documents here.
    180_000,
  );
});

async function neverCalled(): Promise<void> {
  throw new Error('no such request');
}
