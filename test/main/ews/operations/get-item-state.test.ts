import { describe, expect, it } from 'vitest';
import { getItemState } from '../../../../main/ews/operations/get-item-state.ts';
import { literalService, sentBody, valueOf } from '../literal-service.ts';

const reply = (item: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
<m:GetItemResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
  xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages>
<m:GetItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Items>${item}</m:Items>
</m:GetItemResponseMessage></m:ResponseMessages></m:GetItemResponse></s:Body></s:Envelope>`;

const message = `<t:Message><t:ItemId Id="AAMkAItem=" ChangeKey="CQAAA2"/><t:ParentFolderId Id="AAMkAInbox=" ChangeKey="AQAAA"/>
<t:Categories><t:String>Board</t:String></t:Categories><t:LastModifiedName>Mary Major</t:LastModifiedName>
<t:LastModifiedTime>2026-03-02T09:00:00Z</t:LastModifiedTime>
<t:InternetMessageId>&lt;board@contoso.test&gt;</t:InternetMessageId><t:IsRead>false</t:IsRead>
<t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag></t:Message>`;

describe('getItemState', () => {
  it('reads where a message stands, its version, and who changed it last', async () => {
    const state = valueOf(
      await getItemState(literalService(reply(message)), { itemId: 'AAMkAItem=', properties: 'message' }),
    );
    expect(state).toEqual({
      itemId: 'AAMkAItem=',
      changeKey: 'CQAAA2',
      parentFolderId: 'AAMkAInbox=',
      changedBy: 'Mary Major',
      changedAt: '2026-03-02T09:00:00.000Z',
      messageId: '<board@contoso.test>',
      isRead: false,
      flag: 'Flagged',
      categories: ['Board'],
      wereInvitationsSent: false,
    });
  });

  it('reads of a meeting whether its invitations went out, and takes what is missing for nothing said', async () => {
    const meeting = `<t:CalendarItem><t:ItemId Id="AAMkAMeeting=" ChangeKey="DwAAA1"/>
      <t:MeetingRequestWasSent>true</t:MeetingRequestWasSent></t:CalendarItem>`;
    const state = valueOf(
      await getItemState(literalService(reply(meeting)), { itemId: 'AAMkAMeeting=', properties: 'meeting' }),
    );
    expect(state).toMatchObject({
      parentFolderId: null,
      changedBy: null,
      changedAt: null,
      categories: [],
      wereInvitationsSent: true,
    });
  });

  it.each([
    ['message', 'message:IsRead', 'calendar:'],
    ['meeting', 'calendar:MeetingRequestWasSent', 'message:'],
  ] as const)('asks of a %s for %s and for nothing of another kind', async (properties, field, foreign) => {
    const service = literalService(reply(message));
    await getItemState(service, { itemId: 'AAMkAItem=', properties });
    expect(sentBody(service)).toContain(`FieldURI="${field}"`);
    expect(sentBody(service)).not.toContain(`FieldURI="${foreign}`);
    expect(sentBody(service)).not.toContain('item:Body');
  });
});
