import {
  Appointment,
  AttendeeInfo,
  AvailabilityData,
  BasePropertySet,
  CalendarView,
  ConflictResolutionMode,
  DateTime,
  DelegateFolderPermissionLevel,
  DelegateUser,
  DeleteMode,
  EmailMessage,
  ExchangeService,
  ExchangeVersion,
  FolderId,
  Item,
  ItemView,
  Mailbox,
  MeetingRequestsDeliveryScope,
  MessageBody,
  PropertySet,
  SendInvitationsMode,
  SyncFolderItemsScope,
  TimeWindow,
  Uri,
  UserId,
  WebCredentials,
  WellKnownFolderName,
} from 'ews-javascript-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startExchange } from '../exchange/exchange.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { jun, mary, now, office, password, rob, room } from '../exchange/tests/support/fixture.ts';

let exchange: Exchange;
beforeEach(async () => {
  exchange = await startExchange({ content: office, now });
});
afterEach(async () => {
  expect(exchange.ledger.defects).toEqual([]);
  await exchange.stop();
});

function serviceOf(address: string): ExchangeService {
  const service = new ExchangeService(ExchangeVersion.Exchange2013_SP1);
  service.Credentials = new WebCredentials(address, password);
  service.Url = new Uri(exchange.url);
  return service;
}
const whole = new PropertySet(BasePropertySet.FirstClassProperties);
const own = (name: WellKnownFolderName, address = mary) => new FolderId(name, new Mailbox(address));

describe('ews-javascript-api, unmodified, with its own transport', () => {
  test('finds mail, and reads one with its file', async () => {
    const service = serviceOf(mary);
    const found = await service.FindItems(WellKnownFolderName.Inbox, new ItemView(2));
    expect(found.TotalCount).toBe(3);
    expect(found.Items.map((one) => one.Subject)).toEqual([
      'Contract <Fabrikam> & "partners"',
      'Lunch on Friday',
    ]);
    const [first] = found.Items;
    const letter = first && (await EmailMessage.Bind(service, first.Id, whole));
    expect(letter?.From.Address).toBe('kim@fabrikam.test');
    expect(letter?.Attachments.Count).toBe(1);
  });

  test('writes, sends, changes and deletes', async () => {
    const service = serviceOf(rob);
    const letter = new EmailMessage(service);
    letter.Subject = 'From a client that nobody here wrote';
    letter.Body = new MessageBody('Hello.');
    letter.ToRecipients.Add(mary);
    await letter.Save(WellKnownFolderName.Drafts);
    letter.Subject = 'Changed';
    await letter.Update(ConflictResolutionMode.AutoResolve);
    await letter.SendAndSaveCopy();
    expect(exchange.ledger.submissions).toMatchObject([
      { from: rob, recipients: [mary], subject: 'Changed' },
    ]);
    const sent = await service.FindItems(WellKnownFolderName.SentItems, new ItemView(5));
    const [copy] = sent.Items;
    await copy?.Delete(DeleteMode.HardDelete);
    expect((await service.FindItems(WellKnownFolderName.SentItems, new ItemView(5))).TotalCount).toBe(0);
  });

  test('opens another’s calendar, sees a series with its exception, and invites', async () => {
    const service = serviceOf(rob);
    const view = new CalendarView(new DateTime('2026-03-16T00:00:00Z'), new DateTime('2026-04-30T00:00:00Z'));
    const found = await service.FindAppointments(own(WellKnownFolderName.Calendar), view);
    const subjects = found.Items.map((one) => one.Subject);
    expect(subjects.filter((one) => one === 'Weekly review')).toHaveLength(3);
    expect(subjects).toContain('Review, moved');
    const meeting = new Appointment(service);
    meeting.Subject = 'Budget';
    meeting.Start = new DateTime('2026-03-05T09:00:00Z');
    meeting.End = new DateTime('2026-03-05T10:00:00Z');
    meeting.RequiredAttendees.Add(jun);
    await meeting.Save(own(WellKnownFolderName.Calendar), SendInvitationsMode.SendToAllAndSaveCopy);
    expect(exchange.ledger.submissions).toMatchObject([{ from: mary, sender: rob, subject: 'Budget' }]);
    expect(exchange.ledger.deliveries.map((one) => one.mailbox)).toEqual([jun]);
  });

  test('lists delegates, adds one and removes it', async () => {
    const service = serviceOf(mary);
    const mailbox = new Mailbox(mary);
    const before = await service.GetDelegates(mailbox, true);
    expect(before.DelegateUserResponses.map((one) => one.DelegateUser.UserId.PrimarySmtpAddress)).toEqual([
      rob,
    ]);
    const user = new DelegateUser(jun);
    user.Permissions.CalendarFolderPermissionLevel = DelegateFolderPermissionLevel.Editor;
    await service.AddDelegates(mailbox, MeetingRequestsDeliveryScope.DelegatesAndMe, [user]);
    const after = await service.GetDelegates(mailbox, true);
    expect(after.DelegateUserResponses).toHaveLength(2);
    await service.RemoveDelegates(mailbox, [new UserId(jun)]);
    expect((await service.GetDelegates(mailbox, true)).DelegateUserResponses).toHaveLength(1);
  });

  test('asks when people and rooms are free', async () => {
    const service = serviceOf(rob);
    const window = new TimeWindow(new DateTime('2026-03-16T00:00:00Z'), new DateTime('2026-03-18T00:00:00Z'));
    const people = [new AttendeeInfo(mary), new AttendeeInfo(room), new AttendeeInfo('nobody@contoso.test')];
    const answer = await service.GetUserAvailability(people, window, AvailabilityData.FreeBusy);
    const each = answer.AttendeesAvailability.Responses;
    expect(each.map((one) => one.CalendarEvents.length)).toEqual([2, 0, 0]);
    expect(each[2]?.ErrorMessage).toContain('Unable to resolve');
  });

  test('synchronises a folder page by page, and then what changed', async () => {
    const service = serviceOf(mary);
    const sync = (state: string) =>
      service.SyncFolderItems(
        new FolderId(WellKnownFolderName.Inbox),
        PropertySet.IdOnly,
        [],
        2,
        SyncFolderItemsScope.NormalItems,
        state,
      );
    const first = await sync('');
    expect([first.Count, first.MoreChangesAvailable]).toEqual([2, true]);
    const second = await sync(first.SyncState);
    expect([second.Count, second.MoreChangesAvailable]).toEqual([1, false]);
    const change = first.GetEnumerator()[0];
    const item = change && (await Item.Bind(service, change.ItemId));
    await item?.Delete(DeleteMode.HardDelete);
    expect((await sync(second.SyncState)).Count).toBe(1);
  });

  test('is told what it may not see', async () => {
    const service = serviceOf(jun);
    const look = service.FindItems(own(WellKnownFolderName.Inbox), new ItemView(1));
    await expect(look).rejects.toThrow('The specified folder could not be found in the store.');
  });
});
