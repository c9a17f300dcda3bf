import { describe, expect, it } from 'vitest';
import { getAttachment } from '../../../../main/ews/operations/get-attachment.ts';
import { getCalendarItem } from '../../../../main/ews/operations/get-calendar-item.ts';
import { getMessage } from '../../../../main/ews/operations/get-message.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

describe('getMessage', () => {
  const itemIds = ['AAMkAMessage=', 'AAMkAGone='];

  it('asks for the best body and the current version of each item', async () => {
    const service = literalService(reply('get-message'));
    await getMessage(service, { itemIds });
    const body = sentBody(service);
    expect(body).toMatch(
      /^<m:GetItem><m:ItemShape><t:BaseShape>IdOnly<\/t:BaseShape><t:BodyType>Best<\/t:BodyType>/u,
    );
    expect(body).toMatch(
      /<m:ItemIds><t:ItemId Id="AAMkAMessage="\/><t:ItemId Id="AAMkAGone="\/><\/m:ItemIds><\/m:GetItem>$/u,
    );
  });

  it('reads a whole message, its attachments in their order and its safe links', async () => {
    const [first, second] = valueOf(await getMessage(literalService(reply('get-message')), { itemIds }));
    expect(first).toEqual({
      ok: true,
      value: {
        references: '<first@contoso.test>',
        inReplyTo: '<first@contoso.test>',
        message: {
          itemId: 'AAMkAMessage=',
          changeKey: 'CQAAAMessage',
          parentFolderId: 'AAMkAInbox=',
          itemClass: 'IPM.Note',
          isHidden: false,
          subject: 'Offer',
          from: { name: 'Sam Poe', address: 'sam@contoso.test' },
          sender: { name: 'Rob Roe', address: 'rob@contoso.test' },
          to: [
            { name: 'Mary Major', address: 'mary@contoso.test' },
            { name: 'Old Name', address: '', native: { routing: 'EX', value: '/O=CONTOSO/CN=OLD' } },
          ],
          cc: [{ name: '', address: 'desk@contoso.test' }],
          bcc: [],
          replyTo: [],
          rights: null,
          sentAt: '2026-03-02T09:15:28.000Z',
          receivedAt: '2026-03-02T09:15:30.000Z',
          isRead: true,
          isDraft: false,
          importance: 'Low',
          sensitivity: 'Confidential',
          flag: 'Complete',
          categories: [],
          body: {
            type: 'html',
            content:
              '<p>See <a href="HTTPS://Bücher.Example/a?x=1&amp;y=2">here</a> or <a href="javascript:alert(1)">there</a></p>\r\n',
          },
          attachments: [
            {
              attachmentId: 'AAMkAAttached=',
              name: 'Earlier mail',
              contentType: 'message/rfc822',
              size: 900,
              isInline: false,
              contentId: null,
              kind: 'item',
            },
            {
              attachmentId: 'AAMkAPicture=',
              name: 'logo.png',
              contentType: 'image/png',
              size: 1234,
              isInline: true,
              contentId: 'logo@contoso.test',
              kind: 'file',
            },
          ],
          // Those of the body are found when it is looked through.
          links: [],
          conversationId: 'AAQkAConversation=',
          internetMessageId: '<second@contoso.test>',
        },
      },
    });
    expect(failureOf(second)).toMatchObject({ kind: 'response-code', code: 'ErrorItemNotFound' });
  });
});

describe('getCalendarItem', () => {
  it('asks for the body as text and reads attendees with their answers', async () => {
    const service = literalService(reply('get-calendar-item'));
    const [item] = valueOf(await getCalendarItem(service, { itemIds: ['AAMkAMeeting='] }));
    expect(sentBody(service)).toContain('<t:BodyType>Text</t:BodyType>');
    expect(item).toMatchObject({
      ok: true,
      value: {
        sensitivity: 'Normal',
        parentFolderId: 'AAMkACalendar=',
        item: {
          subject: 'Budget review',
          bodyText: 'Bring the figures.\r\n',
          timeZone: 'Europe/Berlin',
          freeBusy: 'Tentative',
          categories: ['Board'],
          reminderMinutes: 15,
          required: [{ name: 'Sam Poe', address: 'sam@contoso.test', response: 'Accept' }],
          optional: [{ name: 'Ann Lee', address: 'ann@contoso.test', response: 'Unknown' }],
          resources: [{ name: 'Room 4', address: 'room4@contoso.test', response: 'Unknown' }],
        },
      },
    });
  });

  it('refuses an item without a time', async () => {
    const text = reply('get-calendar-item').replace('2026-03-02T17:00:00Z', '2026-02-30T17:00:00Z');
    const [item] = valueOf(await getCalendarItem(literalService(text), { itemIds: ['AAMkAMeeting='] }));
    expect(failureOf(item)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
  });
});

describe('getAttachment', () => {
  it('decodes the bytes of a file and makes its name safe', async () => {
    const service = literalService(reply('get-attachment'));
    const content = valueOf(await getAttachment(service, { attachmentId: 'AAMkAFile=', maxBytes: 100 }));
    expect(sentBody(service)).toBe(
      '<m:GetAttachment><m:AttachmentShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:AttachmentShape><m:AttachmentIds><t:AttachmentId Id="AAMkAFile="/></m:AttachmentIds></m:GetAttachment>',
    );
    expect({ ...content, bytes: Buffer.from(content.bytes).toString() }).toEqual({
      attachmentId: 'AAMkAFile=',
      name: 'report.txt',
      contentType: 'text/plain',
      bytes: 'Hello, world!',
    });
  });

  it('gives the MIME form of an attached item', async () => {
    const service = literalService(reply('get-attached-item'));
    const content = valueOf(await getAttachment(service, { attachmentId: 'AAMkAItem=', maxBytes: 100 }));
    expect([content.contentType, Buffer.from(content.bytes).toString()]).toEqual([
      'message/rfc822',
      'Subject: Hi',
    ]);
  });

  it('refuses one that is larger than allowed, and one whose base64 is damaged', async () => {
    const small = await getAttachment(literalService(reply('get-attachment')), {
      attachmentId: 'A',
      maxBytes: 12,
    });
    const huge = reply('get-attachment').replace('SGVsbG8s', 'A'.repeat(400_000));
    const large = await getAttachment(literalService(huge), { attachmentId: 'A', maxBytes: 1000 });
    const damaged = reply('get-attachment').replace('SGVsbG8s', 'SGVs*G8s');
    const broken = await getAttachment(literalService(damaged), { attachmentId: 'A', maxBytes: 100 });
    expect(failureOf(small)).toMatchObject({ kind: 'reply-too-large', limitBytes: 12 });
    expect(failureOf(large)).toMatchObject({ kind: 'reply-too-large' });
    expect(failureOf(broken)).toMatchObject({ kind: 'reply-refused', reason: 'unexpected' });
  });
});
