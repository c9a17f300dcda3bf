import { describe, expect, it } from 'vitest';
import { createReply } from '../../../../main/ews/operations/create-reply.ts';
import { removeCancelledMeeting } from '../../../../main/ews/operations/remove-cancelled-meeting.ts';
import { respondToMeeting } from '../../../../main/ews/operations/respond-to-meeting.ts';
import { updateDraft } from '../../../../main/ews/operations/update-draft.ts';
import { updateItem } from '../../../../main/ews/operations/update-item.ts';
import { compact, failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const item = { itemId: 'AAMkARequest=', changeKey: 'CwAAA' };
const drafts = { by: 'id', folderId: 'AAMkADrafts=' } as const;
const plain = {
  item,
  messageText: '',
  notify: true,
  proposed: null,
  savedFolder: null,
} as const;

function set(field: string, value: string): string {
  return `<t:SetItemField><t:FieldURI FieldURI="${field}"/><t:Message>${value}</t:Message></t:SetItemField>`;
}

describe('respondToMeeting', () => {
  it('accepts with a text and keeps the copy where it was asked to', async () => {
    const service = literalService(reply('accept-item'));
    const answered = await respondToMeeting(service, {
      ...plain,
      response: 'accept',
      messageText: 'Gladly & on time',
      savedFolder: { by: 'id', folderId: 'AAMkASent=' },
    });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem MessageDisposition="SendAndSaveCopy">
        <m:SavedItemFolderId><t:FolderId Id="AAMkASent="/></m:SavedItemFolderId>
        <m:Items>
          <t:AcceptItem>
            <t:Body BodyType="Text">Gladly &amp; on time</t:Body>
            <t:ReferenceItemId Id="AAMkARequest=" ChangeKey="CwAAA"/>
          </t:AcceptItem>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(answered).toEqual({ ok: true, value: { itemId: 'AAMkAMeeting=', changeKey: 'DwAAAAccepted' } });
  });

  it('proposes another time, and declines without telling anybody', async () => {
    const tentative = literalService(reply('accept-item'));
    const proposed = { start: '2026-03-02T17:00:00.000Z', end: '2026-03-02T18:00:00.000Z' };
    await respondToMeeting(tentative, { ...plain, response: 'tentative', proposed });
    expect(sentBody(tentative)).toContain(
      '<t:TentativelyAcceptItem><t:ReferenceItemId Id="AAMkARequest=" ChangeKey="CwAAA"/><t:ProposedStart>2026-03-02T17:00:00.000Z</t:ProposedStart><t:ProposedEnd>2026-03-02T18:00:00.000Z</t:ProposedEnd></t:TentativelyAcceptItem>',
    );
    const silent = literalService(reply('accept-item'));
    await respondToMeeting(silent, { ...plain, response: 'decline', notify: false });
    expect(sentBody(silent)).toBe(
      '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:DeclineItem><t:ReferenceItemId Id="AAMkARequest=" ChangeKey="CwAAA"/></t:DeclineItem></m:Items></m:CreateItem>',
    );
  });

  it('takes an empty answer for done, and a cut one for unknown', async () => {
    const empty = reply('create-message-sent');
    expect(empty).toContain('<m:Items/>');
    expect(await respondToMeeting(literalService(empty), { ...plain, response: 'decline' })).toEqual({
      ok: true,
      value: null,
    });
    const cut = literalService(empty.slice(0, -40));
    expect(failureOf(await respondToMeeting(cut, { ...plain, response: 'decline' }))).toEqual({
      kind: 'outcome-unknown',
      operation: 'CreateItem',
    });
  });

  it('says that a delegate must answer on the calendar of the owner', async () => {
    const service = literalService(reply('accept-item-delegated'));
    const result = await respondToMeeting(service, { ...plain, response: 'accept' });
    expect(failureOf(result)).toMatchObject({ code: 'ErrorCalendarIsDelegatedForAccept' });
  });
});

describe('removeCancelledMeeting', () => {
  it('names the cancellation, and an empty answer is done', async () => {
    const service = literalService(reply('create-message-sent'));
    expect(await removeCancelledMeeting(service, { item })).toEqual({ ok: true, value: null });
    expect(sentBody(service)).toBe(
      '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:RemoveItem><t:ReferenceItemId Id="AAMkARequest=" ChangeKey="CwAAA"/></t:RemoveItem></m:Items></m:CreateItem>',
    );
  });
});

describe('createReply', () => {
  const request = {
    item,
    from: { name: 'Mary', address: 'mary@contoso.test' },
    to: null,
    cc: [{ name: '', address: 'ann@contoso.test' }],
    bcc: null,
    subject: 'RE: <figures>',
    body: { type: 'html', content: '<p>Yes</p>' },
    draftsFolder: drafts,
  } as const;

  it('makes a draft and never sends', async () => {
    const service = literalService(reply('create-message-saved'));
    const made = await createReply(service, { ...request, kind: 'reply-all' });
    expect(sentBody(service)).toBe(
      compact(`
      <m:CreateItem MessageDisposition="SaveOnly">
        <m:SavedItemFolderId><t:FolderId Id="AAMkADrafts="/></m:SavedItemFolderId>
        <m:Items>
          <t:ReplyAllToItem>
            <t:Subject>RE: &lt;figures&gt;</t:Subject>
            <t:CcRecipients><t:Mailbox><t:EmailAddress>ann@contoso.test</t:EmailAddress></t:Mailbox></t:CcRecipients>
            <t:From><t:Mailbox><t:Name>Mary</t:Name><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:From>
            <t:ReferenceItemId Id="AAMkARequest=" ChangeKey="CwAAA"/>
            <t:NewBodyContent BodyType="HTML">&lt;p&gt;Yes&lt;/p&gt;</t:NewBodyContent>
          </t:ReplyAllToItem>
        </m:Items>
      </m:CreateItem>`),
    );
    expect(valueOf(made)).toMatchObject({ itemId: expect.any(String), changeKey: expect.any(String) });
    for (const [kind, name] of [
      ['reply', 'ReplyToItem'],
      ['forward', 'ForwardItem'],
    ] as const) {
      const other = literalService(reply('create-message-saved'));
      await createReply(other, { ...request, kind });
      expect(sentBody(other)).toContain(`<m:Items><t:${name}>`);
      expect(sentBody(other)).toContain('MessageDisposition="SaveOnly"');
    }
  });

  it('sends nothing for an unusable address, and calls a draft without an id unknown', async () => {
    const service = literalService(reply('create-message-saved'));
    const to = [{ name: '', address: 'a@b\r\nBcc: c@d' }];
    expect(failureOf(await createReply(service, { ...request, kind: 'reply', to }))).toMatchObject({
      kind: 'no-address',
    });
    expect(service.transport.requests).toHaveLength(0);
    const nameless = literalService(reply('create-message-sent'));
    expect(failureOf(await createReply(nameless, { ...request, kind: 'reply' }))).toEqual({
      kind: 'outcome-unknown',
      operation: 'CreateItem',
    });
  });
});

describe('updateDraft', () => {
  const ann = '<t:Mailbox><t:EmailAddress>ann@contoso.test</t:EmailAddress></t:Mailbox>';
  const people = [{ name: '', address: 'ann@contoso.test' }];

  it('sets, adds and deletes what was touched, and never overwrites', async () => {
    const service = literalService(reply('update-item'));
    await updateDraft(service, {
      item,
      change: {
        subject: 'Figures & more',
        to: people,
        cc: [],
        added: { bcc: people },
        appendedBody: { type: 'text', content: 'PS' },
      },
      send: null,
    });
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="NeverOverwrite" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkARequest=" ChangeKey="CwAAA"/><t:Updates>' +
        set('item:Subject', '<t:Subject>Figures &amp; more</t:Subject>') +
        '<t:AppendToItemField><t:FieldURI FieldURI="item:Body"/><t:Message><t:Body BodyType="Text">PS</t:Body></t:Message></t:AppendToItemField>' +
        set('message:ToRecipients', `<t:ToRecipients>${ann}</t:ToRecipients>`) +
        '<t:DeleteItemField><t:FieldURI FieldURI="message:CcRecipients"/></t:DeleteItemField>' +
        `<t:AppendToItemField><t:FieldURI FieldURI="message:BccRecipients"/><t:Message><t:BccRecipients>${ann}</t:BccRecipients></t:Message></t:AppendToItemField>` +
        '</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>',
    );
  });

  it('gives a draft its marker and sends it in one step', async () => {
    const service = literalService(reply('update-item').replace(/<t:Message>.*<\/t:Message>/u, ''));
    const sent = await updateDraft(service, {
      item,
      change: { marker: 'send-1' },
      send: { savedFolder: { by: 'id', folderId: 'AAMkASent=' } },
    });
    const marker =
      '<t:ExtendedFieldURI PropertySetId="b2f1f6d4-3c0e-4f5b-9f0a-6c1d7a5e8e21" PropertyName="OnbehalfMarker" PropertyType="String"/>';
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="NeverOverwrite" MessageDisposition="SendAndSaveCopy"><m:SavedItemFolderId><t:FolderId Id="AAMkASent="/></m:SavedItemFolderId><m:ItemChanges><t:ItemChange><t:ItemId Id="AAMkARequest=" ChangeKey="CwAAA"/><t:Updates>' +
        `<t:SetItemField>${marker}<t:Message><t:ExtendedProperty>${marker}<t:Value>send-1</t:Value></t:ExtendedProperty></t:Message></t:SetItemField>` +
        '</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>',
    );
    expect(sent).toEqual({ ok: true, value: null });
  });

  it('sends nothing when nothing was touched, and calls a change by someone else a conflict', async () => {
    const service = literalService(reply('update-item-conflict'));
    expect(failureOf(await updateDraft(service, { item, change: {}, send: null }))).toMatchObject({
      kind: 'invalid-request',
    });
    expect(service.transport.requests).toHaveLength(0);
    const change = { subject: 'x' };
    expect(failureOf(await updateDraft(service, { item, change, send: null }))).toMatchObject({
      kind: 'conflict',
    });
  });
});

describe('updateItem', () => {
  it('sets, adds to and deletes properties of several items, each with its own result', async () => {
    const service = literalService(reply('update-item-batch'));
    const [done, conflict, refused] = valueOf(
      await updateItem(service, {
        changes: [
          { item, kind: 't:Message', change: { importance: 'High', categories: ['A & B'] } },
          { item, kind: 't:Task', change: { categories: [], flag: null } },
          { item, kind: 't:CalendarItem', change: { appendedBody: { type: 'text', content: 'more' } } },
        ],
      }),
    );
    const id = '<t:ItemId Id="AAMkARequest=" ChangeKey="CwAAA"/>';
    expect(sentBody(service)).toBe(
      '<m:UpdateItem ConflictResolution="AutoResolve" MessageDisposition="SaveOnly" SendMeetingInvitationsOrCancellations="SendToNone" SuppressReadReceipts="true"><m:ItemChanges>' +
        `<t:ItemChange>${id}<t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Categories"/><t:Message><t:Categories><t:String>A &amp; B</t:String></t:Categories></t:Message></t:SetItemField><t:SetItemField><t:FieldURI FieldURI="item:Importance"/><t:Message><t:Importance>High</t:Importance></t:Message></t:SetItemField></t:Updates></t:ItemChange>` +
        `<t:ItemChange>${id}<t:Updates><t:DeleteItemField><t:FieldURI FieldURI="item:Categories"/></t:DeleteItemField><t:DeleteItemField><t:FieldURI FieldURI="item:Flag"/></t:DeleteItemField></t:Updates></t:ItemChange>` +
        `<t:ItemChange>${id}<t:Updates><t:AppendToItemField><t:FieldURI FieldURI="item:Body"/><t:CalendarItem><t:Body BodyType="Text">more</t:Body></t:CalendarItem></t:AppendToItemField></t:Updates></t:ItemChange>` +
        '</m:ItemChanges></m:UpdateItem>',
    );
    expect(done).toEqual({ ok: true, value: { itemId: 'AAMkAOne=', changeKey: 'CQAAANewer' } });
    expect(failureOf(conflict)).toMatchObject({ kind: 'conflict', code: 'ErrorIrresolvableConflict' });
    expect(failureOf(refused)).toMatchObject({ kind: 'response-code', code: 'ErrorInvalidPropertyAppend' });
  });

  it('writes the days of a follow-up in the order of the schema', async () => {
    const service = literalService(reply('update-item'));
    const flag = {
      status: 'Flagged',
      dueAt: '2026-03-04T00:00:00.000Z',
      startsAt: '2026-03-02T00:00:00.000Z',
    } as const;
    await updateItem(service, { changes: [{ item, kind: 't:Message', change: { flag } }] });
    expect(sentBody(service)).toContain(
      '<t:Flag><t:FlagStatus>Flagged</t:FlagStatus><t:StartDate>2026-03-02T00:00:00.000Z</t:StartDate><t:DueDate>2026-03-04T00:00:00.000Z</t:DueDate></t:Flag>',
    );
  });

  it('sends nothing when one of the changes is empty', async () => {
    const service = literalService(reply('update-item'));
    const changes = [{ item, kind: 't:Message', change: {} }] as const;
    expect(failureOf(await updateItem(service, { changes }))).toMatchObject({ kind: 'invalid-request' });
    expect(service.transport.requests).toHaveLength(0);
  });
});
