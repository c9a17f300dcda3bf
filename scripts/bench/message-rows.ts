/**
 * A FindItem reply of so many rows, as Exchange writes one for the properties that `findItem` asks for: about 1.4 kB a
 * row, with entities, empty values and characters beyond ASCII in the proportions of ordinary mail.
 */
export function messageRows(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => row(index)).join('');
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="2" MajorBuildNumber="2562" MinorBuildNumber="17" Version="V2017_07_11" xmlns:h="${types}" xmlns="${types}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/></s:Header><s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><m:FindItemResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="${types}"><m:ResponseMessages><m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:RootFolder IndexedPagingOffset="${count}" TotalItemsInView="${count}" IncludesLastItemInRange="true"><t:Items>${rows}</t:Items></m:RootFolder></m:FindItemResponseMessage></m:ResponseMessages></m:FindItemResponse></s:Body></s:Envelope>`;
}

const types = 'http://schemas.microsoft.com/exchange/services/2006/types';

function row(index: number): string {
  const received = new Date(Date.UTC(2026, 0, 1) + index * 613_000).toISOString().slice(0, 19);
  const id = Buffer.from(`item ${index}`.padEnd(24, '.')).toString('base64');
  return [
    `<t:Message><t:ItemId Id="AAMkADE3NTZhYzA4LTZmODAtNGNjNy04NGU3LTYxYjkxYTU4YTRmMABGAAAAAABkj/k1VPf9SpGo4BGTcGawBwBu82DT7AULT56Wlc2HZmBAAAAAAAEMAABu82DT7AULT56W${id}AAA=" ChangeKey="CQAAABYAAABu82DT7AULT56Wlc2HZmBAAAB${id.slice(0, 12)}"/>`,
    `<t:ParentFolderId Id="AAMkADE3NTZhYzA4LTZmODAtNGNjNy04NGU3LTYxYjkxYTU4YTRmMAAuAAAAAABkj/k1VPf9SpGo4BGTcGawAQBu82DT7AULT56Wlc2HZmBAAAAAAAEMAAA=" ChangeKey="AQAAAA=="/>`,
    `<t:ItemClass>IPM.Note</t:ItemClass><t:Subject>Réunion ${index}: quarterly figures &amp; next steps</t:Subject><t:Sensitivity>Normal</t:Sensitivity>`,
    `<t:DateTimeReceived>${received}Z</t:DateTimeReceived><t:Size>${20_000 + index}</t:Size>`,
    index % 5 === 0 ? '<t:Categories><t:String>Contract</t:String></t:Categories>' : '',
    `<t:Importance>Normal</t:Importance><t:DisplayTo>Mary Major; Finance team</t:DisplayTo><t:HasAttachments>${index % 3 === 0}</t:HasAttachments>`,
    `<t:ConversationId Id="AAQkADE3NTZhYzA4LTZmODAtNGNjNy04NGU3LTYxYjkxYTU4YTRmMAAQA${id.slice(0, 20)}="/><t:Flag><t:FlagStatus>NotFlagged</t:FlagStatus></t:Flag>`,
    `<t:Preview>Good morning Mary, please find attached what we spoke about on Tuesday &lt;see page 4&gt;. The second table is new. I would like to hear what you think</t:Preview>`,
    `<t:Sender><t:Mailbox><t:Name>Rob Roe</t:Name><t:EmailAddress>rob.roe@contoso.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType><t:MailboxType>Mailbox</t:MailboxType></t:Mailbox></t:Sender>`,
    `<t:From><t:Mailbox><t:Name>Rob Roe</t:Name><t:EmailAddress>rob.roe@contoso.test</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType><t:MailboxType>Mailbox</t:MailboxType></t:Mailbox></t:From>`,
    `<t:IsRead>${index % 4 !== 0}</t:IsRead></t:Message>`,
  ].join('');
}
