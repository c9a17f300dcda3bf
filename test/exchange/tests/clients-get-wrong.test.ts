import { describe, expect, test } from 'vitest';

import { all, texts } from './support/client.ts';
import { ana, asWritten, jun, mary, outsider, rob, support } from './support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from './support/office.ts';

/* What clients of Exchange get wrong most, each under its own name. */

const office = useOffice();

const person = (address: string) => `<t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox>`;
const zone = (id: string) => `<t:StartTimeZone Id="${id}"/>`;
const calendarItem = (inner: string) =>
  `<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem>${inner}</t:CalendarItem></m:Items></m:CreateItem>`;
const meetingWith = (address: string) =>
  calendarItem(
    `<t:Subject>Plan</t:Subject><t:Start>2026-03-04T09:00:00Z</t:Start><t:End>2026-03-04T10:00:00Z</t:End><t:RequiredAttendees><t:Attendee>${person(address)}</t:Attendee></t:RequiredAttendees>`,
  );
const weekly = (subject: string, from: string, windowsZone: string) =>
  calendarItem(
    `<t:Subject>${subject}</t:Subject><t:Start>${from}</t:Start><t:End>${from.replace('T10', 'T11')}</t:End><t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Sunday</t:DaysOfWeek></t:WeeklyRecurrence><t:NumberedRecurrence><t:StartDate>${from.slice(0, 10)}</t:StartDate><t:NumberOfOccurrences>4</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>${zone(windowsZone)}`,
  );
const view = (from: string, to: string) =>
  `<m:CalendarView StartDate="${from}T00:00:00Z" EndDate="${to}T00:00:00Z"/>`;
const message = (to: string, from?: string) =>
  `<t:Message><t:Subject>Hello</t:Subject><t:ToRecipients>${person(to)}</t:ToRecipients>${from === undefined ? '' : `<t:From>${person(from)}</t:From>`}</t:Message>`;
const send = (item: string, savedIn = '') =>
  `<m:CreateItem MessageDisposition="SendAndSaveCopy">${savedIn === '' ? '' : `<m:SavedItemFolderId>${savedIn}</m:SavedItemFolderId>`}<m:Items>${item}</m:Items></m:CreateItem>`;
const remove = (id: string, type: string) =>
  `<m:DeleteItem DeleteType="${type}" SendMeetingCancellations="SendToNone"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
const subject = (id: string, text: string) =>
  `<m:UpdateItem ConflictResolution="NeverOverwrite" MessageDisposition="SaveOnly" SendMeetingInvitationsOrCancellations="SendToNone"><m:ItemChanges><t:ItemChange>${id}<t:Updates><t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>${text}</t:Subject></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
const inboxIds = async (as: string, of = as) =>
  idsOf((await office.ask(as, findItem(folder('inbox', of)))).body);
const total = async (as: string, where: string) =>
  Number(texts((await office.ask(as, getFolder(where))).body, 'TotalCount')[0]);
const addressesIn = async (as: string, id: string, name: string) =>
  all((await office.ask(as, getItem(id))).body, name).flatMap((node) => texts(node, 'EmailAddress'));

describe('semantics that clients get wrong', () => {
  test.each([
    ['W. Europe Standard Time', '2026-03-15', ['09', '09', '08', '08']],
    ['Eastern Standard Time', '2026-10-18', ['14', '14', '15', '15']],
    ['AUS Eastern Standard Time', '2026-03-22', ['23', '23', '00', '00']],
    ['India Standard Time', '2026-03-15', ['04', '04', '04', '04']],
  ])('a series keeps its wall clock over daylight saving in %s', async (windowsZone, date, hours) => {
    await office.ask(jun, weekly('Weekly', `${date}T10:00:00`, windowsZone));
    const from = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
    const to = new Date(Date.parse(date) + 40 * 86_400_000).toISOString().slice(0, 10);
    const { body } = await office.ask(jun, findItem(folder('calendar'), view(from, to)));
    expect(texts(body, 'Start').map((start) => start.slice(11, 13))).toEqual(hours);
  });

  test('a series shows its exception moved and its deletion not at all', async () => {
    const { body } = await office.ask(mary, findItem(folder('calendar'), view('2026-03-16', '2026-04-30')));
    const starts = all(body, 'CalendarItem').map(
      (one) => `${texts(one, 'Subject')[0] ?? ''} ${texts(one, 'Start')[0]?.slice(0, 13) ?? ''}`,
    );
    expect(starts).toEqual([
      'Weekly review 2026-03-16T09',
      'Doctor 2026-03-17T07',
      'Review, moved 2026-03-31T12',
      'Weekly review 2026-04-06T08',
      'Weekly review 2026-04-13T08',
    ]);
  });

  test('an invitation reaches the attendee and the delegate, whose copy is delegated and names whom it represents', async () => {
    await office.ask(jun, meetingWith(mary));
    const [copy = ''] = await inboxIds(rob);
    const { body } = await office.ask(rob, getItem(copy));
    expect(texts(body, 'IsDelegated')).toEqual(['true']);
    expect(await addressesIn(rob, copy, 'ReceivedRepresenting')).toEqual([asWritten(mary)]);
    expect(await addressesIn(rob, copy, 'ReceivedBy')).toEqual([asWritten(rob)]);
    expect(office.exchange().ledger.deliveries.map((one) => [one.mailbox, one.isDelegated])).toEqual([
      [mary, false],
      [rob, true],
    ]);
  });

  test('an answer updates the organiser’s tracking', async () => {
    await office.ask(jun, meetingWith(mary));
    const [invitation = ''] = await inboxIds(mary);
    const accept = `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:AcceptItem>${invitation.replace('t:ItemId', 't:ReferenceItemId')}</t:AcceptItem></m:Items></m:CreateItem>`;
    expect(await office.codes(mary, accept)).toEqual(['NoError']);
    const [meeting = ''] = idsOf((await office.ask(jun, findItem(folder('calendar')))).body);
    const attendees = all((await office.ask(jun, getItem(meeting))).body, 'RequiredAttendees');
    expect(attendees.flatMap((one) => texts(one, 'ResponseType'))).toEqual(['Accept']);
  });

  test.each([
    ['without SavedItemFolderId in the sender’s', '', 1, 0],
    ['with it in the owner’s', folder('sentitems', support), 0, 1],
  ])('a copy of mail on behalf lies %s', async (_where, savedIn, own, owners) => {
    await office.ask(ana, send(message(outsider, support), savedIn));
    expect([await total(ana, folder('sentitems')), await total(ana, folder('sentitems', support))]).toEqual([
      own,
      owners,
    ]);
  });

  test.each([
    ['MessageCopyForSendOnBehalf', { messageCopyForSendOnBehalfEnabled: true }, 1],
    ['MessageCopyForSentAs, which is for Send As alone,', { messageCopyForSentAsEnabled: true }, 0],
  ])('the switch %s keeps an owner’s copy of mail on behalf or not', async (_name, switches, copies) => {
    office.exchange().setMailbox(support, switches);
    await office.ask(ana, send(message(outsider, support)));
    expect(await total(ana, folder('sentitems', support))).toBe(copies);
  });

  test('mail without the right to send is refused, and leaves a draft', async () => {
    const request = send(message(outsider, support), folder('sentitems', support));
    expect(await office.codes(rob, request)).toEqual(['ErrorSendAsDenied']);
    expect(office.exchange().ledger.submissions).toEqual([]);
    expect(await total(rob, folder('drafts', support))).toBe(1);
  });

  test('a delegate’s delete goes to the Deleted Items of the owner', async () => {
    const { body } = await office.ask(rob, findItem(folder('calendar', mary)));
    const doctor = all(body, 'CalendarItem').find((one) => texts(one, 'Subject')[0] === 'Doctor');
    const [id = ''] = doctor ? idsOf(doctor) : [];
    expect(await office.codes(rob, remove(id, 'MoveToDeletedItems'))).toEqual(['NoError']);
    expect([await total(mary, folder('deleteditems')), await total(rob, folder('deleteditems'))]).toEqual([
      1, 0,
    ]);
  });

  test('a private item is returned whole to anyone who may read', async () => {
    const { body } = await office.ask(ana, findItem(folder('calendar', mary)));
    const doctor = all(body, 'CalendarItem').find((one) => texts(one, 'Sensitivity')[0] === 'Private');
    expect(texts(doctor ?? body, 'Subject')).toEqual(['Doctor']);
  });

  test('a change key moves with every change, and the old one no longer writes', async () => {
    const [old = ''] = await inboxIds(mary);
    const [next = ''] = idsOf((await office.ask(mary, subject(old, 'One'))).body);
    expect(next).not.toBe(old);
    expect(await office.codes(mary, subject(old, 'Two'))).toEqual(['ErrorIrresolvableConflict']);
    expect(await office.codes(mary, subject(next, 'Two'))).toEqual(['NoError']);
  });

  test('an item has another id after a move, and none under the old', async () => {
    const [old = ''] = await inboxIds(mary);
    const move = `<m:MoveItem><m:ToFolderId>${folder('drafts')}</m:ToFolderId><m:ItemIds>${old}</m:ItemIds></m:MoveItem>`;
    const [next = ''] = idsOf((await office.ask(mary, move)).body);
    expect(await office.codes(mary, getItem(old + next))).toEqual(['ErrorItemNotFound', 'NoError']);
  });

  test('the forbidden is not there', async () => {
    const [id = ''] = await inboxIds(mary);
    expect(await office.codes(jun, getItem(id))).toEqual(['ErrorItemNotFound']);
    expect(await office.codes(jun, remove(id, 'HardDelete'))).toEqual(['ErrorItemNotFound']);
    expect(await office.codes(jun, getFolder(folder('inbox', mary)))).toEqual(['ErrorFolderNotFound']);
  });
});

office.checkSchema();
