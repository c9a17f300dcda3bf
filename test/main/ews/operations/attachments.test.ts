import { describe, expect, it } from 'vitest';
import { copyItem } from '../../../../main/ews/operations/copy-item.ts';
import { createAttachment, largestAttachments } from '../../../../main/ews/operations/create-attachment.ts';
import { deleteAttachment } from '../../../../main/ews/operations/delete-attachment.ts';
import { getMime } from '../../../../main/ews/operations/get-mime.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const item = { itemId: 'AAMkADraft=', changeKey: 'CQAAAFirst' };
const file = (name: string, bytes: Uint8Array) => ({
  name,
  contentType: 'application/pdf',
  bytes,
  contentId: null,
});

describe('createAttachment', () => {
  it('attaches bytes as base64, and gives the item under its new change key', async () => {
    const service = literalService(reply('create-attachment'));
    const picture = {
      name: 'a<b>\r\n.png',
      contentType: 'image/png',
      bytes: new Uint8Array([0, 255, 16]),
      contentId: 'p1',
    };
    const [first, second] = valueOf(
      await createAttachment(service, { item, files: [picture, file('big.pdf', new Uint8Array([1]))] }),
    );
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateAttachment>
        <m:ParentItemId Id="AAMkADraft=" ChangeKey="CQAAAFirst"/>
        <m:Attachments>
          <t:FileAttachment>
            <t:Name>a&lt;b&gt; .png</t:Name>
            <t:ContentType>image/png</t:ContentType>
            <t:ContentId>p1</t:ContentId>
            <t:IsInline>true</t:IsInline>
            <t:Content>AP8Q</t:Content>
          </t:FileAttachment>
          <t:FileAttachment>
            <t:Name>big.pdf</t:Name>
            <t:ContentType>application/pdf</t:ContentType>
            <t:IsInline>false</t:IsInline>
            <t:Content>AQ==</t:Content>
          </t:FileAttachment>
        </m:Attachments>
      </m:CreateAttachment>`),
    );
    expect(first).toEqual({
      ok: true,
      value: { attachmentId: 'AAMkAFile=', item: { itemId: 'AAMkADraft=', changeKey: 'CQAAASecond' } },
    });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorAttachmentSizeLimitExceeded' });
  });

  it('writes only the bytes that it was given of a larger buffer', async () => {
    const service = literalService(reply('create-attachment'));
    const part = new Uint8Array([9, 9, 1, 2, 3, 9]).subarray(2, 5);
    await createAttachment(service, { item, files: [file('x', part), file('y', part)] });
    expect(sentBody(service).match(/<t:Content>[^<]*/gu)).toEqual(['<t:Content>AQID', '<t:Content>AQID']);
  });

  it('sends nothing beyond what one request may hold, and everything up to it', async () => {
    const half = file('half', new Uint8Array(largestAttachments / 2));
    const tooMuch = literalService(reply('create-attachment'));
    const files = [half, half, file('one more', new Uint8Array(1))];
    expect(failureOf(await createAttachment(tooMuch, { item, files }))).toMatchObject({
      kind: 'invalid-request',
    });
    expect(tooMuch.transport.requests).toHaveLength(0);
    const most = literalService(reply('create-attachment'));
    await createAttachment(most, { item, files: [half, half] });
    expect(most.transport.requests[0]?.body.length).toBeLessThan(64 * 1024 * 1024);
  });

  it('calls the outcome unknown when the server names no attachment', async () => {
    const nameless = reply('create-attachment').replace(/<t:AttachmentId [^>]*>/u, '');
    const files = [file('a', new Uint8Array()), file('b', new Uint8Array())];
    const [first] = valueOf(await createAttachment(literalService(nameless), { item, files }));
    expect(failureOf(first)).toEqual({ kind: 'outcome-unknown', operation: 'CreateAttachment' });
  });
});

describe('deleteAttachment', () => {
  it('takes attachments off, and gives their item under its new change key', async () => {
    const service = literalService(reply('delete-attachment'));
    const [first, second] = valueOf(await deleteAttachment(service, { attachmentIds: ['A"&', 'B'] }));
    expect(sentBody(service)).toBe(
      '<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="A&quot;&amp;"/><t:AttachmentId Id="B"/></m:AttachmentIds></m:DeleteAttachment>',
    );
    expect(first).toEqual({ ok: true, value: { itemId: 'AAMkADraft=', changeKey: 'CQAAAThird' } });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorItemNotFound' });
  });
});

describe('getMime', () => {
  it('gets the bytes of an item, whatever line ends stand in the base64', async () => {
    const service = literalService(reply('get-mime'));
    const mime = valueOf(await getMime(service, { itemId: 'AAMkAMessage=', maxBytes: 1000 }));
    expect(sentBody(service)).toBe(
      '<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:ItemShape><m:ItemIds><t:ItemId Id="AAMkAMessage="/></m:ItemIds></m:GetItem>',
    );
    expect(Buffer.from(mime.bytes).toString('utf8')).toBe('Subject: Hi\r\n\r\né');
    expect(mime).toMatchObject({ itemId: 'AAMkAMessage=', changeKey: 'CQAAAMessage' });
  });

  it('refuses more bytes than were asked for, damaged base64, and an item without the form', async () => {
    const request = { itemId: 'A', maxBytes: 16 };
    expect(failureOf(await getMime(literalService(reply('get-mime')), request))).toEqual({
      kind: 'reply-too-large',
      host: 'mail.contoso.test',
      limitBytes: 16,
    });
    const damaged = reply('get-mime').replace('w6k=', 'w6k');
    const formless = reply('get-mime').replace(/<t:MimeContent[^]*<\/t:MimeContent>/u, '');
    for (const text of [damaged, formless]) {
      const result = await getMime(literalService(text), { itemId: 'A', maxBytes: 1000 });
      expect(failureOf(result)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
    }
  });
});

describe('copyItem', () => {
  it('copies items and gives the ids of the copies, or null where the server names none', async () => {
    const service = literalService(reply('copy-item'));
    const to = { by: 'id', folderId: 'AAMkAPlans=' } as const;
    const [first, second, third] = valueOf(await copyItem(service, { items: [item, item, item], to }));
    expect(sentBody(service)).toBe(
      '<m:CopyItem><m:ToFolderId><t:FolderId Id="AAMkAPlans="/></m:ToFolderId><m:ItemIds>' +
        '<t:ItemId Id="AAMkADraft=" ChangeKey="CQAAAFirst"/>'.repeat(3) +
        '</m:ItemIds><m:ReturnNewItemIds>true</m:ReturnNewItemIds></m:CopyItem>',
    );
    expect(first).toEqual({ ok: true, value: { itemId: 'AAMkACopy=', changeKey: 'CQAAACopy' } });
    expect(failureOf(second)).toMatchObject({ code: 'ErrorItemNotFound' });
    expect(third).toEqual({ ok: true, value: null });
  });
});
