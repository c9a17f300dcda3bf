import { expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, asWritten, jun, mary, rob, room } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const attendee = (address: string) =>
  `<t:Attendee><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:Attendee>`;
const meeting = (owner: string, invited: readonly string[]) =>
  `<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:SavedItemFolderId>${folder('calendar', owner)}</m:SavedItemFolderId><m:Items><t:CalendarItem>` +
  '<t:Subject>Numbers</t:Subject><t:Start>2026-03-10T10:00:00Z</t:Start><t:End>2026-03-10T11:00:00Z</t:End><t:Location>Room 4</t:Location>' +
  `<t:RequiredAttendees>${invited.map(attendee).join('')}</t:RequiredAttendees></t:CalendarItem></m:Items></m:CreateItem>`;
const day = '<m:CalendarView StartDate="2026-03-10T00:00:00Z" EndDate="2026-03-13T00:00:00Z"/>';
const update = (id: string, field: string, xml: string) =>
  '<m:UpdateItem ConflictResolution="AutoResolve" SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy"><m:ItemChanges><t:ItemChange>' +
  `${id}<t:Updates>${['Start', 'End']
    .map((name) =>
      xml.includes(`<t:${name}>`)
        ? `<t:SetItemField><t:FieldURI FieldURI="calendar:${name}"/><t:CalendarItem>${xml.match(new RegExp(`<t:${name}>.*</t:${name}>`))?.[0] ?? ''}</t:CalendarItem></t:SetItemField>`
        : '',
    )
    .join('')}${field}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;

async function subjects(as: string, where: string, view = ''): Promise<string[]> {
  return texts((await office.ask(as, findItem(where, view))).body, 'Subject');
}

test('a delegate invites in the owner’s name: owner organises, delegate sends, attendees get mail and a tentative entry', async () => {
  const made = await office.ask(rob, meeting(mary, [jun, ana]));
  expect(texts(made.body, 'ResponseCode')).toEqual(['NoError']);
  expect(office.exchange().ledger.submissions).toMatchObject([
    { from: mary, sender: rob, recipients: [jun, ana], itemClass: 'IPM.Schedule.Meeting.Request' },
  ]);
  const request = await office.ask(jun, findItem(folder('inbox')));
  const item = await office.ask(jun, getItem(idsOf(request.body)[0] ?? ''));
  expect(all(item.body, 'Organizer').flatMap((node) => texts(node, 'EmailAddress'))).toEqual([
    asWritten(mary),
  ]);
  expect(texts(item.body, 'IsDelegated')).toEqual(['false']);
  expect(all(item.body, 'AssociatedCalendarItemId')).toHaveLength(1);
  const entry = await office.ask(jun, findItem(folder('calendar'), day));
  expect(texts(entry.body, 'LegacyFreeBusyStatus')).toEqual(['Tentative']);
});

test('who may read cannot invite, nor can an editor who is no delegate', async () => {
  expect(await office.codes(ana, meeting(mary, [jun]))).toEqual(['ErrorCreateItemAccessDenied']);
  expect(await office.codes(ana, meeting(jun, [mary]))).toEqual(['ErrorSendAsDenied']);
  expect(await subjects(jun, folder('calendar'), day)).toEqual([]);
  expect(office.exchange().ledger.submissions).toEqual([]);
});

test('meeting mail for the owner also reaches the delegate, marked as delegated', async () => {
  await office.ask(jun, meeting(jun, [mary]));
  const delegated = await office.ask(rob, findItem(folder('inbox')));
  const item = await office.ask(rob, getItem(idsOf(delegated.body)[0] ?? ''));
  expect(texts(item.body, 'IsDelegated')).toEqual(['true']);
  expect(all(item.body, 'ReceivedBy').flatMap((node) => texts(node, 'EmailAddress'))).toEqual([
    asWritten(rob),
  ]);
  expect(all(item.body, 'ReceivedRepresenting').flatMap((node) => texts(node, 'EmailAddress'))).toEqual([
    asWritten(mary),
  ]);
  expect(await subjects(mary, folder('inbox'))).toContain('Numbers');
  const reference = idsOf(item.body)[0]?.replace('t:ItemId', 't:ReferenceItemId') ?? '';
  const accept = `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:AcceptItem>${reference}</t:AcceptItem></m:Items></m:CreateItem>`;
  expect(await office.codes(rob, accept)).toEqual(['ErrorCalendarIsDelegatedForAccept']);
});

test('an answer reaches the organiser’s Inbox and tracking', async () => {
  await office.ask(rob, meeting(mary, [jun]));
  const [request = ''] = idsOf((await office.ask(jun, findItem(folder('inbox')))).body);
  const reference = request.replace('t:ItemId', 't:ReferenceItemId');
  const accept = `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:AcceptItem><t:Body BodyType="Text">Fine.</t:Body>${reference}</t:AcceptItem></m:Items></m:CreateItem>`;
  expect(await office.codes(jun, accept)).toEqual(['NoError']);
  expect(await subjects(mary, folder('inbox'))).toContain('Accepted: Numbers');
  const [id = ''] = idsOf((await office.ask(mary, findItem(folder('calendar'), day))).body);
  const item = await office.ask(mary, getItem(id));
  expect(all(item.body, 'Attendee').flatMap((node) => texts(node, 'ResponseType'))).toEqual(['Accept']);
  expect(
    texts((await office.ask(jun, findItem(folder('calendar'), day))).body, 'LegacyFreeBusyStatus'),
  ).toEqual(['Busy']);
});

test('moving tells the attendees; cancelling tells them and leaves a cancelled entry', async () => {
  const [id = ''] = idsOf((await office.ask(rob, meeting(mary, [jun]))).body);
  const times = '<t:Start>2026-03-11T10:00:00Z</t:Start><t:End>2026-03-11T11:00:00Z</t:End>';
  const current = idsOf((await office.ask(rob, findItem(folder('calendar', mary), day))).body)[0] ?? id;
  expect(await office.codes(rob, update(current, '', times))).toEqual(['NoError']);
  expect(texts((await office.ask(jun, findItem(folder('calendar'), day))).body, 'Start')).toEqual([
    '2026-03-11T10:00:00Z',
  ]);
  const [moved = ''] = idsOf((await office.ask(rob, findItem(folder('calendar', mary), day))).body);
  const cancel = `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:CancelCalendarItem>${moved.replace('t:ItemId', 't:ReferenceItemId')}<t:NewBodyContent BodyType="Text">Sorry.</t:NewBodyContent></t:CancelCalendarItem></m:Items></m:CreateItem>`;
  expect(await office.codes(rob, cancel)).toEqual(['NoError']);
  expect(await subjects(jun, folder('inbox'))).toContain('Canceled: Numbers');
  expect(await subjects(jun, folder('calendar'), day)).toEqual(['Canceled: Numbers']);
  expect(await subjects(mary, folder('calendar'), day)).toEqual([]);
  expect(office.exchange().ledger.submissions.map((one) => one.itemClass)).toEqual([
    'IPM.Schedule.Meeting.Request',
    'IPM.Schedule.Meeting.Request',
    'IPM.Schedule.Meeting.Canceled',
  ]);
});

test('one changed occurrence becomes an exception, for the attendees too', async () => {
  const view = '<m:CalendarView StartDate="2026-04-06T00:00:00Z" EndDate="2026-04-08T00:00:00Z"/>';
  const [id = ''] = idsOf((await office.ask(mary, findItem(folder('calendar'), view))).body);
  const times = '<t:Start>2026-04-07T08:00:00Z</t:Start><t:End>2026-04-07T09:00:00Z</t:End>';
  expect(await office.codes(mary, update(id, '', times))).toEqual(['NoError']);
  const after = await office.ask(mary, findItem(folder('calendar'), view));
  expect(texts(after.body, 'CalendarItemType')).toEqual(['Exception']);
  expect(texts(after.body, 'Start')).toEqual(['2026-04-07T08:00:00Z']);
  expect(await subjects(jun, folder('inbox'))).toEqual(['Weekly review']);
});

test('a room accepts when it is free and declines when it is not', async () => {
  expect(await office.codes(mary, meeting(mary, [room]))).toEqual(['NoError']);
  expect(await office.codes(jun, meeting(jun, [room]))).toEqual(['NoError']);
  expect(await subjects(mary, folder('inbox'))).toContain('Accepted: Numbers');
  expect(await subjects(jun, folder('inbox'))).toEqual(['Declined: Numbers']);
  const [id = ''] = idsOf((await office.ask(mary, findItem(folder('calendar'), day))).body);
  const item = await office.ask(mary, getItem(id));
  expect(all(item.body, 'Attendee').flatMap((node) => texts(node, 'ResponseType'))).toEqual(['Accept']);
});

test('calendar writes say whom to tell, or are refused', async () => {
  const [id = ''] = idsOf((await office.ask(mary, findItem(folder('calendar')))).body);
  const remove = `<m:DeleteItem DeleteType="HardDelete"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
  expect(await office.codes(mary, remove)).toEqual(['ErrorSendMeetingCancellationsRequired']);
  const create = meeting(mary, [])
    .replace(' SendMeetingInvitations="SendToAllAndSaveCopy"', '')
    .replace(/<t:RequiredAttendees>.*<\/t:RequiredAttendees>/, '');
  expect(await office.codes(mary, create)).toEqual(['ErrorSendMeetingInvitationsRequired']);
});

office.checkSchema();
