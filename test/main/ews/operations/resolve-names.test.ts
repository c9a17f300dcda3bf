import { describe, expect, it } from 'vitest';
import { resolveNames } from '../../../../main/ews/operations/resolve-names.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

describe('resolveNames', () => {
  it('escapes words that would be elements of their own', async () => {
    const service = literalService(reply('resolve-names'));
    await resolveNames(service, { words: 'x</m:UnresolvedEntry><m:Evil a="1"/>&amp;\u0000' });
    expect(sentBody(service)).toBe(
      '<m:ResolveNames ReturnFullContactData="false" SearchScope="ActiveDirectory"><m:UnresolvedEntry>x&lt;/m:UnresolvedEntry&gt;&lt;m:Evil a="1"/&gt;&amp;amp;</m:UnresolvedEntry></m:ResolveNames>',
    );
  });

  it('reads several people in their order, and nobody as an empty list', async () => {
    const several = await resolveNames(literalService(reply('resolve-names')), { words: 'mary' });
    const nobody = await resolveNames(literalService(reply('resolve-names-none')), { words: 'zzz' });
    expect(valueOf(several)).toEqual([
      { name: 'Mary Major', address: 'mary@contoso.test' },
      { name: 'Mary Minor & co', address: 'minor@contoso.test' },
    ]);
    expect(valueOf(nobody)).toEqual([]);
  });

  it('reads a single person', async () => {
    const one = reply('resolve-names').replace(/<t:Resolution>[^]*?<\/t:Resolution>/u, '');
    expect(valueOf(await resolveNames(literalService(one), { words: 'minor' }))).toEqual([
      { name: 'Mary Minor & co', address: 'minor@contoso.test' },
    ]);
  });

  it('refuses what is cut, empty or declares a document type, and tells a busy server', async () => {
    const busy = await resolveNames(literalService(reply('fault-busy')), { words: 'x' });
    const empty = await resolveNames(literalService(''), { words: 'x' });
    const cut = await resolveNames(literalService(reply('resolve-names').slice(0, 1200)), { words: 'x' });
    const doctype = await resolveNames(
      literalService(reply('resolve-names').replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
      { words: 'x' },
    );
    expect([busy, empty, cut, doctype].map((result) => failureOf(result))).toMatchObject([
      { kind: 'server-busy', retryAfterMs: 297_749 },
      { kind: 'reply-truncated' },
      { kind: 'reply-truncated' },
      { kind: 'reply-refused', reason: 'doctype' },
    ]);
  });
});
