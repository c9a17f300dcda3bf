import { expect, test } from 'vitest';

import { impersonating, texts } from '../support/client.ts';
import { rob, service } from '../support/fixture.ts';
import { folder, getFolder, useOffice } from '../support/office.ts';

const pat = 'pat@contoso.test';
const office = useOffice({ elsewhere: { [pat]: { address: 'pat@fabrikam.test' } } });
const zone =
  '<t:TimeZone><t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>';
const availability = (address: string, times = 1) =>
  `<m:GetUserAvailabilityRequest>${zone}<m:MailboxDataArray>${`<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`.repeat(times)}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>2026-03-16T08:00:00</t:StartTime><t:EndTime>2026-03-17T08:00:00</t:EndTime></t:TimeWindow><t:RequestedView>FreeBusy</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>`;

test('a mailbox of the other forest is none here, and cannot be impersonated', async () => {
  const inbox = getFolder(folder('inbox', pat));
  expect(await office.codes(rob, inbox)).toEqual(['ErrorNonExistentMailbox']);
  const answer = await office.ask(service, inbox, { header: impersonating(pat) });
  expect([answer.status, texts(answer.body, 'ResponseCode')]).toEqual([500, ['ErrorNonExistentMailbox']]);
});

test('free and busy times of the other forest cannot be fetched, unlike those of nobody', async () => {
  expect(await office.codes(rob, availability(pat))).toEqual(['ErrorProxyRequestProcessingFailed']);
  expect(await office.codes(rob, availability('nobody@contoso.test'))).toEqual([
    'ErrorMailRecipientNotFound',
  ]);
});

test('free and busy times are given for 100 mailboxes at once, and for no more', async () => {
  const one = 'mary.okafor@contoso.test';
  expect(await office.codes(rob, availability(one, 100))).toHaveLength(100);
  expect(await office.codes(rob, availability(one, 101))).toEqual(['ErrorMailboxDataArrayTooBig']);
});

test('a mailbox that is hidden from the address list opens by address, and is found by no name', async () => {
  const resolve =
    '<m:ResolveNames ReturnFullContactData="false"><m:UnresolvedEntry>Hidden</m:UnresolvedEntry></m:ResolveNames>';
  expect(await office.codes(rob, resolve)).toEqual(['ErrorNameResolutionNoResults']);
  expect(await office.codes(rob, getFolder(folder('calendar', 'hidden@contoso.test')))).toEqual([
    'ErrorFolderNotFound',
  ]);
});

office.checkSchema();
