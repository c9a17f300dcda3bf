import { describe, expect, it } from 'vitest';
import { createMessage } from '../../../../main/ews/operations/create-message.ts';
import { deleteItem } from '../../../../main/ews/operations/delete-item.ts';
import { moveItem } from '../../../../main/ews/operations/move-item.ts';
import { sendItem } from '../../../../main/ews/operations/send-item.ts';
import { updateMessage } from '../../../../main/ews/operations/update-message.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const item = { itemId: 'AAMkAMessage=', changeKey: 'CQAAA' };
const sentItems = { by: 'name', name: 'sentitems', mailbox: 'support@contoso.test' } as const;
const supportSentItems =
  '<t:DistinguishedFolderId Id="sentitems"><t:Mailbox><t:EmailAddress>support@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>';
const message = {
  from: { name: 'Support', address: 'support@contoso.test' },
  to: [{ name: 'Ann\r\nLee', address: 'ann@contoso.test' }],
  cc: [],
  bcc: [{ name: '', address: 'log@contoso.test' }],
  subject: 'Re: <your>\r\nBcc: order & more',
  body: { type: 'text', content: 'Line 1\r\nLine 2 ]]> \u0007end' },
  inReplyTo: '<first@contoso.test>',
  references: '<zero@contoso.test> <first@contoso.test>',
  marker: 'send-1',
} as const;

describe('createMessage', () => {
  it('sends on behalf with the copy put where it was promised, in the order of the schema', async () => {
    const service = literalService(reply('create-message-sent'));
    const sent = await createMessage(service, {
      message,
      disposition: 'SendAndSaveCopy',
      savedFolder: sentItems,
    });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem MessageDisposition="SendAndSaveCopy">
        <m:SavedItemFolderId>${supportSentItems}</m:SavedItemFolderId>
        <m:Items>
          <t:Message>
            <t:Subject>Re: &lt;your&gt; Bcc: order &amp; more</t:Subject>
            <t:Body BodyType="Text">Line 1&#13;\nLine 2 ]]&gt; end</t:Body>
            <t:InReplyTo>&lt;first@contoso.test&gt;</t:InReplyTo>
            <t:ExtendedProperty>
              <t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/>
              <t:Value>send-1</t:Value>
            </t:ExtendedProperty>
            <t:ToRecipients><t:Mailbox><t:Name>Ann Lee</t:Name><t:EmailAddress>ann@contoso.test</t:EmailAddress></t:Mailbox></t:ToRecipients>
            <t:BccRecipients><t:Mailbox><t:EmailAddress>log@contoso.test</t:EmailAddress></t:Mailbox></t:BccRecipients>
            <t:From><t:Mailbox><t:Name>Support</t:Name><t:EmailAddress>support@contoso.test</t:EmailAddress></t:Mailbox></t:From>
            <t:References>&lt;zero@contoso.test&gt; &lt;first@contoso.test&gt;</t:References>
          </t:Message>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(service.transport.requests[0]).toMatchObject({ operation: 'CreateItem', intent: 'write' });
    expect(sent).toEqual({ ok: true, value: null });
  });

  it('gives the id of a message that was only saved', async () => {
    const service = literalService(reply('create-message-saved'));
    const saved = valueOf(
      await createMessage(service, { message, disposition: 'SaveOnly', savedFolder: null }),
    );
    expect(saved).toEqual({ itemId: 'AAMkADraft=', changeKey: 'CQAAADraft' });
  });

  it('keeps the code of a denied send', async () => {
    const service = literalService(reply('create-message-denied'));
    const denied = await createMessage(service, { message, disposition: 'SendOnly', savedFolder: null });
    expect(failureOf(denied)).toMatchObject({ kind: 'response-code', code: 'ErrorSendAsDenied' });
  });

  it('sends nothing when an address or a header could carry more than itself', async () => {
    const service = literalService(reply('create-message-sent'));
    const request = { disposition: 'SendOnly', savedFolder: null } as const;
    const hostile = [
      { ...message, to: [{ name: 'x', address: 'a@b.test\r\nBcc: c@d.test' }] },
      { ...message, cc: [{ name: 'x', address: 'a@b.test, c@d.test' }] },
      { ...message, bcc: [{ name: 'x', address: '' }] },
      { ...message, from: { name: 'x', address: 'nobody' } },
      { ...message, inReplyTo: '<a>\r\nBcc: c@d.test' },
      { ...message, references: '<a>\u0000' },
    ];
    const results = await Promise.all(
      hostile.map((each) => createMessage(service, { message: each, ...request })),
    );
    expect(results.map((result) => failureOf(result))).toMatchObject([
      { kind: 'no-address', people: ['x <a@b.test Bcc: c@d.test>'] },
      { kind: 'no-address', people: ['x <a@b.test, c@d.test>'] },
      { kind: 'no-address', people: ['x'] },
      { kind: 'no-address', people: ['x <nobody>'] },
      { kind: 'invalid-request' },
      { kind: 'invalid-request' },
    ]);
    expect(service.transport.requests).toHaveLength(0);
  });
});

describe('updateMessage', () => {
  it('sets the read flag without a receipt, with the change key that was read', async () => {
    const service = literalService(reply('update-item'));
    const updated = await updateMessage(service, { item, change: { isRead: true, flag: 'Flagged' } });
    expect(sentBody(service)).toBe(
      compact(`
      <m:UpdateItem ConflictResolution="AutoResolve" MessageDisposition="SaveOnly" SuppressReadReceipts="true">
        <m:ItemChanges>
          <t:ItemChange>
            <t:ItemId Id="AAMkAMessage=" ChangeKey="CQAAA"/>
            <t:Updates>
              <t:SetItemField>
                <t:FieldURI FieldURI="item:Flag"/>
                <t:Message><t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag></t:Message>
              </t:SetItemField>
              <t:SetItemField>
                <t:FieldURI FieldURI="message:IsRead"/>
                <t:Message><t:IsRead>true</t:IsRead></t:Message>
              </t:SetItemField>
            </t:Updates>
          </t:ItemChange>
        </m:ItemChanges>
      </m:UpdateItem>`),
    );
    expect(updated).toEqual({ ok: true, value: { itemId: 'AAMkAMessage=', changeKey: 'CQAAANewer' } });
  });

  it('reports a stale change key as a conflict', async () => {
    const service = literalService(reply('update-item-conflict'));
    const result = await updateMessage(service, { item, change: { isRead: true } });
    expect(failureOf(result)).toEqual({ kind: 'conflict', code: 'ErrorIrresolvableConflict' });
  });

  it('asks the server for nothing when there is nothing to change', async () => {
    const service = literalService(reply('update-item'));
    expect(failureOf(await updateMessage(service, { item, change: {} }))).toMatchObject({
      kind: 'invalid-request',
    });
    expect(service.transport.requests).toHaveLength(0);
  });
});

describe('deleteItem, moveItem and sendItem', () => {
  const items = [item, { itemId: 'AAMkAGone=', changeKey: 'CQAAB' }];
  const ids =
    '<m:ItemIds><t:ItemId Id="AAMkAMessage=" ChangeKey="CQAAA"/><t:ItemId Id="AAMkAGone=" ChangeKey="CQAAB"/></m:ItemIds>';

  it('deletes some and says which were not there', async () => {
    const service = literalService(reply('delete-item'));
    const results = valueOf(await deleteItem(service, { items, deleteType: 'MoveToDeletedItems' }));
    expect(sentBody(service)).toBe(
      `<m:DeleteItem DeleteType="MoveToDeletedItems" AffectedTaskOccurrences="SpecifiedOccurrenceOnly">${ids}</m:DeleteItem>`,
    );
    expect(results[0]).toEqual({ ok: true, value: null });
    expect(failureOf(results[1])).toMatchObject({ kind: 'response-code', code: 'ErrorItemNotFound' });
  });

  it('moves to a folder of a named mailbox and gives the new ids', async () => {
    const service = literalService(reply('move-item'));
    const results = valueOf(await moveItem(service, { items, to: sentItems }));
    expect(sentBody(service)).toBe(
      `<m:MoveItem><m:ToFolderId>${supportSentItems}</m:ToFolderId>${ids}<m:ReturnNewItemIds>true</m:ReturnNewItemIds></m:MoveItem>`,
    );
    expect(results[0]).toEqual({ ok: true, value: { itemId: 'AAMkAMoved=', changeKey: 'CQAAAMoved' } });
    expect(failureOf(results[1])).toMatchObject({ code: 'ErrorItemNotFound' });
  });

  it('sends a draft with its copy put where it was promised, or with none', async () => {
    const saving = literalService(reply('send-item'));
    const plain = literalService(reply('send-item'));
    expect(await sendItem(saving, { item, savedFolder: sentItems })).toEqual({ ok: true, value: null });
    await sendItem(plain, { item, savedFolder: null });
    const id = '<m:ItemIds><t:ItemId Id="AAMkAMessage=" ChangeKey="CQAAA"/></m:ItemIds>';
    expect(sentBody(saving)).toBe(
      `<m:SendItem SaveItemToFolder="true">${id}<m:SavedItemFolderId>${supportSentItems}</m:SavedItemFolderId></m:SendItem>`,
    );
    expect(sentBody(plain)).toBe(`<m:SendItem SaveItemToFolder="false">${id}</m:SendItem>`);
  });
});
