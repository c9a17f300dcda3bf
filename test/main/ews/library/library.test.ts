import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { libraryBody } from '../../../../main/ews/library/library-body.ts';
import { getDelegate } from '../../../../main/ews/operations/get-delegate.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const refusedWith = (code: string) =>
  literalService(
    reply('get-delegate')
      .replace('ResponseClass="Success"', 'ResponseClass="Error"')
      .replace('NoError', code),
  );

describe('getDelegate', () => {
  it('asks for the delegates of the mailbox under our own envelope', async () => {
    const service = literalService(reply('get-delegate'), 'impersonation');
    await getDelegate(service);
    expect(sentBody(service)).toBe(
      '<m:GetDelegate IncludePermissions="true"><m:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></m:Mailbox></m:GetDelegate>',
    );
    expect(service.transport.requests[0]).toMatchObject({ operation: 'GetDelegate', intent: 'read' });
    expect(service.transport.requests[0]?.body).toContain(
      '<t:ConnectingSID><t:PrimarySmtpAddress>mary@contoso.test</t:PrimarySmtpAddress></t:ConnectingSID>',
    );
  });

  it('gives plain values and counts the entries that Exchange cannot read', async () => {
    const delegates = valueOf(await getDelegate(literalService(reply('get-delegate'))));
    expect(delegates).toEqual({
      list: [
        {
          person: { name: 'Rob <Roe> & co', address: 'rob@contoso.test' },
          viewPrivateItems: false,
          receivesCopies: true,
          levels: {
            calendar: 'Editor',
            tasks: 'None',
            inbox: 'Reviewer',
            contacts: 'Author',
            notes: 'Custom',
            journal: 'None',
          },
        },
      ],
      unreadable: 1,
      refusals: [expect.objectContaining({ kind: 'response-code', code: 'ErrorDelegateNoUser' })],
      deliverMeetingRequests: 'DelegatesAndMe',
    });
  });

  it('reads a mailbox without delegates, and one that does not say who gets requests', async () => {
    const nobody = reply('get-delegate').replace(/<m:ResponseMessages>[^]*<\/m:ResponseMessages>/u, '');
    const silent = nobody.replace(/<m:DeliverMeetingRequests>.*<\/m:DeliverMeetingRequests>/u, '');
    expect(valueOf(await getDelegate(literalService(nobody)))).toEqual({
      list: [],
      unreadable: 0,
      refusals: [],
      deliverMeetingRequests: 'DelegatesAndMe',
    });
    expect(valueOf(await getDelegate(literalService(silent))).deliverMeetingRequests).toBeNull();
  });

  it('keeps the code of a refusal, and takes a list that was never made for an empty one', async () => {
    expect(failureOf(await getDelegate(refusedWith('ErrorAccessDenied')))).toMatchObject({
      kind: 'response-code',
      code: 'ErrorAccessDenied',
    });
    expect(valueOf(await getDelegate(refusedWith('ErrorDelegateMissingConfiguration')))).toEqual({
      list: [],
      unreadable: 0,
      refusals: [],
      deliverMeetingRequests: null,
    });
  });
});

describe('the library behind our reader', () => {
  it('writes a mailbox that would be elements of its own as the text that it is', async () => {
    const service = literalService(reply('get-delegate'));
    const hostile = {
      ...service,
      identities: { ...service.identities, mailbox: 'x</t:EmailAddress><t:Evil a="1"/>&' },
    };
    await getDelegate(hostile);
    expect(sentBody(service)).toContain('x&lt;/t:EmailAddress&gt;&lt;t:Evil a="1"/&gt;&amp;');
  });

  it('ends with our own failures where the library would never settle', async () => {
    const busy = await getDelegate(literalService(reply('fault-busy')));
    const empty = await getDelegate(literalService(''));
    const cut = await getDelegate(literalService(reply('get-delegate').slice(0, 1200)));
    const doctype = await getDelegate(
      literalService(reply('get-delegate').replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>')),
    );
    expect([busy, empty, cut, doctype].map((result) => failureOf(result))).toMatchObject([
      { kind: 'server-busy', retryAfterMs: 297_749 },
      { kind: 'reply-truncated' },
      { kind: 'reply-truncated' },
      { kind: 'reply-refused', reason: 'doctype' },
    ]);
  });

  it('keeps names of elements away that would reshape the objects of the library', async () => {
    const hostile = reply('get-delegate').replaceAll(
      '<t:UserId>',
      '<t:UserId><t:__proto__><t:polluted>yes</t:polluted></t:__proto__><t:constructor>x</t:constructor><t:toString/>',
    );
    expect(valueOf(await getDelegate(literalService(hostile))).list).toHaveLength(1);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the border to the library', () => {
  it('is needed: as published the library adds the elements that a value holds', () => {
    const pathOfWriter = 'ews-javascript-api/js/Core/EwsServiceXmlWriter.js';
    const require = createRequire(import.meta.url);
    const module = require.resolve(pathOfWriter);
    const cached = require.cache[module];
    Reflect.deleteProperty(require.cache, module);
    const fresh: { EwsServiceXmlWriter: new (service: object) => Writer } = require(pathOfWriter);
    if (cached !== undefined) require.cache[module] = cached;
    const writer = new fresh.EwsServiceXmlWriter({});
    writer.WriteElementValue(2, 'UnresolvedEntry', 'x</m:UnresolvedEntry><m:Evil/>');
    expect(writer.GetXML()).toContain('<m:Evil/>');
  });

  it('takes a body only when the envelope holds the one operation expected', () => {
    expect(libraryBody(envelope('<m:GetDelegate/>'), 'GetDelegate')?.text).toBe('<m:GetDelegate/>');
    expect(libraryBody(envelope('<m:GetDelegate/><m:GetDelegate/>'), 'GetDelegate')).toBeNull();
    expect(libraryBody(envelope('<m:DeleteItem/>'), 'GetDelegate')).toBeNull();
    expect(libraryBody(envelope('<m:GetDelegate>'), 'GetDelegate')).toBeNull();
  });
});

function envelope(body: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><soap:Header></soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
}

interface Writer {
  WriteElementValue(namespace: number, name: string, value: string): void;
  GetXML(): string;
}
