import { describe, expect, it } from 'vitest';
import { getFolder } from '../../../../main/ews/operations/get-folder.ts';
import { failureOf, literalService, LiteralTransport, reply } from '../literal-service.ts';

const folders = [{ by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' }] as const;
const declaration = '<?xml version="1.0" encoding="utf-8"?>';
const whole = reply('get-folder')
  .replace(declaration, '')
  .replace(/(<\/m:GetFolderResponseMessage>)[^]*(<\/m:ResponseMessages>)/u, '$1$2')
  .trim();

/** A reply that is good but for one thing, which stands at one of many places; `size` grows from kind to kind. */
type Hostile = (size: number) => string;

function inFirstElement(inserted: string): string {
  return whole.replace('<m:ResponseMessages>', `<m:ResponseMessages>${inserted}`);
}

const kinds: Readonly<Record<string, Hostile>> = {
  'a DOCTYPE': (size) => `${declaration}<!DOCTYPE a${size}>${whole}`,
  'an external DOCTYPE': (size) => `<!DOCTYPE a SYSTEM "http://127.0.0.1:${9000 + size}/x.dtd">${whole}`,
  'two DOCTYPEs': (size) => `<!DOCTYPE a${size}><!DOCTYPE b>${whole}`,
  'entities in entities': (size) =>
    `<!DOCTYPE a [${Array.from({ length: size + 2 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};">`).join('')}]>${inFirstElement(`&e${size};`)}`,
  'a DOCTYPE in the middle': (size) => inFirstElement(`<!DOCTYPE a${size}>`),
  'an entity that nobody declared': (size) => inFirstElement(`&entity${size};`),
  'a second root': (size) => whole + `<a${size}/>`,
  'a second envelope': (size) => whole + ' '.repeat(size) + whole,
  'text after the root': (size) => whole + 'x'.repeat(size),
  'text before the root': (size) => 'x'.repeat(size) + whole,
  'a cut': (size) => whole.slice(0, Math.floor((whole.length * size) / 21)),
  'great depth': (size) => inFirstElement('<t:A>'.repeat(size * 1000) + '</t:A>'.repeat(size * 1000)),
  'great depth without end': (size) => inFirstElement('<t:A>'.repeat(size * 1000)),
  'many attributes': (size) =>
    inFirstElement(`<t:A${Array.from({ length: 65 * size }, (_, n) => ` a${n}="1"`).join('')}/>`),
  'a huge attribute': (size) => inFirstElement(`<t:A a="${'x'.repeat(65_536 + size)}"/>`),
  'a prefix bound to nothing': (size) => inFirstElement(`<p${size}:A/>`),
  'tags that do not match': (size) => inFirstElement(`<t:A${size}></t:B${size}>`),
  'an attribute twice': (size) => inFirstElement(`<t:A a${size}="1" a${size}="2"/>`),
  'a bracket in an attribute': (size) => inFirstElement(`<t:A a="${'x'.repeat(size)}<"/>`),
  'a control character in a tag': (size) => inFirstElement(`<t:A${String.fromCodePoint(size % 9)}/>`),
  'an open CDATA section': (size) => inFirstElement(`<![CDATA[${'x'.repeat(size)}`),
  'an open comment': (size) => inFirstElement(`<!--${'x'.repeat(size)}`),
  'an XML declaration in the middle': (size) => inFirstElement(' '.repeat(size) + declaration),
  'a page of a proxy': (size) => `<html><head><title>${size}</title></head><body/></html>`,
  'no XML at all': (size) => `{"error":${size}}`,
  'two bodies': (size) => whole.replace('</s:Body>', `</s:Body><s:Body>${size}</s:Body>`),
  'an empty body': (size) => whole.replace(/<s:Body>[^]*<\/s:Body>/u, `<s:Body>${' '.repeat(size)}</s:Body>`),
  'an answer to another question': (size) =>
    whole.replaceAll('GetFolderResponse', `Get${'X'.repeat(size)}FolderResponse`),
};

describe('hostile replies', () => {
  it('are hostile by one thing only: without it the reply is read', async () => {
    expect(await getFolder(literalService(whole), { folders })).toMatchObject({ ok: true });
  });

  for (const [name, hostile] of Object.entries(kinds)) {
    it(`with ${name} are refused, twenty of them, each at once`, async () => {
      for (let size = 1; size <= 20; size += 1) {
        const before = performance.now();
        const service = { ...literalService(''), transport: new LiteralTransport(hostile(size), 65_536) };
        const failure = failureOf(await getFolder(service, { folders }));
        expect(failure).toMatchObject({
          kind: expect.stringMatching(/^reply-(?:refused|truncated|too-large)$/u),
          host: 'mail.contoso.test',
        });
        expect(performance.now() - before).toBeLessThan(200);
      }
    });
  }
});
