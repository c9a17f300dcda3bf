import { describe, expect, test } from 'vitest';

import { all, impersonating, texts } from '../support/client.ts';
import { ana, jun, mary, outsider, rob, service, support } from '../support/fixture.ts';
import { findItem, folder, useOffice } from '../support/office.ts';

const office = useOffice();

const owner = (address: string) => `<m:Mailbox><t:EmailAddress>${address}</t:EmailAddress></m:Mailbox>`;
const userId = (address: string) =>
  `<t:UserId><t:PrimarySmtpAddress>${address}</t:PrimarySmtpAddress></t:UserId>`;
const delegate = (address: string, levels = '', switches = '') =>
  `<t:DelegateUser>${userId(address)}${levels === '' ? '' : `<t:DelegatePermissions>${levels}</t:DelegatePermissions>`}${switches}</t:DelegateUser>`;
const calendar = (level: string) =>
  `<t:CalendarFolderPermissionLevel>${level}</t:CalendarFolderPermissionLevel>`;
const inbox = (level: string) => `<t:InboxFolderPermissionLevel>${level}</t:InboxFolderPermissionLevel>`;
const copies = (is: boolean) => `<t:ReceiveCopiesOfMeetingMessages>${is}</t:ReceiveCopiesOfMeetingMessages>`;
const change = (operation: 'AddDelegate' | 'UpdateDelegate', of: string, users: string, scope = '') =>
  `<m:${operation}>${owner(of)}<m:DelegateUsers>${users}</m:DelegateUsers>${scope === '' ? '' : `<m:DeliverMeetingRequests>${scope}</m:DeliverMeetingRequests>`}</m:${operation}>`;
const remove = (of: string, users: string) =>
  `<m:RemoveDelegate>${owner(of)}<m:UserIds>${users}</m:UserIds></m:RemoveDelegate>`;
const get = (of: string) => `<m:GetDelegate IncludePermissions="true">${owner(of)}</m:GetDelegate>`;
const meeting = (to: string) =>
  `<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem><t:Subject>Plan</t:Subject><t:Start>2026-03-04T09:00:00Z</t:Start><t:End>2026-03-04T10:00:00Z</t:End><t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>${to}</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees></t:CalendarItem></m:Items></m:CreateItem>`;

/** Codes without the answer's own, which is first. */
async function codes(as: string, body: string): Promise<string[]> {
  return (await office.codes(as, body)).slice(1);
}

describe('delegates', () => {
  test('get their levels and the right to send on behalf, and lose both', async () => {
    const add = change('AddDelegate', mary, delegate(jun, calendar('Editor') + inbox('Reviewer')));
    expect(await codes(mary, add)).toEqual(['NoError']);
    expect(await office.codes(jun, findItem(folder('inbox', mary)))).toEqual(['NoError']);
    const send = `<m:CreateItem MessageDisposition="SendAndSaveCopy"><m:Items><t:Message><t:Subject>x</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>${ana}</t:EmailAddress></t:Mailbox></t:ToRecipients><t:From><t:Mailbox><t:EmailAddress>${mary}</t:EmailAddress></t:Mailbox></t:From></t:Message></m:Items></m:CreateItem>`;
    expect(await office.codes(jun, send)).toEqual(['NoError']);
    expect(office.exchange().ledger.submissions).toMatchObject([{ from: mary, sender: jun }]);
    expect(await codes(mary, remove(mary, userId(jun)))).toEqual(['NoError']);
    expect(await office.codes(jun, findItem(folder('inbox', mary)))).toEqual(['ErrorFolderNotFound']);
    expect(await office.codes(jun, send)).toEqual(['ErrorSendAsDenied']);
  });

  test('who cannot be saved are named, and the rest of the batch is saved', async () => {
    const both = delegate(jun, calendar('Reviewer')) + delegate(ana, calendar('Editor'));
    const level = async () =>
      all((await office.ask(mary, get(mary))).body, 'DelegateUser').map((one) => [
        texts(one, 'PrimarySmtpAddress')[0],
        texts(one, 'CalendarFolderPermissionLevel')[0],
      ]);
    office.exchange().setMailbox(mary, { unsavableDelegates: [jun] });
    expect(await codes(mary, change('AddDelegate', mary, both))).toEqual([
      'ErrorAddDelegatesFailed',
      'NoError',
    ]);
    expect(await level()).toEqual([
      [rob, 'Editor'],
      [ana, 'Editor'],
    ]);
    office.exchange().setMailbox(mary, { unsavableDelegates: [ana] });
    const weaker = change('UpdateDelegate', mary, delegate(rob, calendar('Reviewer')) + delegate(ana));
    expect(await codes(mary, weaker)).toEqual(['NoError', 'ErrorUpdateDelegatesFailed']);
    expect(await codes(mary, remove(mary, userId(ana) + userId(rob)))).toEqual([
      'ErrorRemoveDelegatesFailed',
      'NoError',
    ]);
    expect(await level()).toEqual([[ana, 'Editor']]);
  });

  test('are answered one by one, in order', async () => {
    const users = [
      delegate(jun, calendar('Editor')),
      delegate(rob),
      delegate(mary),
      delegate('nobody@contoso.test'),
    ];
    expect(await codes(mary, change('AddDelegate', mary, users.join('')))).toEqual([
      'NoError',
      'ErrorDelegateAlreadyExists',
      'ErrorDelegateCannotAddOwner',
      'ErrorDelegateNoUser',
    ]);
  });

  test.each([
    ['nobody at all', '<t:DelegateUser><t:UserId/></t:DelegateUser>', 'ErrorInvalidDelegateUserId'],
    [
      'everybody',
      '<t:DelegateUser><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId></t:DelegateUser>',
      'ErrorInvalidDelegateUserId',
    ],
    [
      'an address and another’s SID',
      `<t:DelegateUser><t:UserId><t:SID>S-1-5-21-1-2-3-4</t:SID><t:PrimarySmtpAddress>${jun}</t:PrimarySmtpAddress></t:UserId></t:DelegateUser>`,
      'ErrorDelegateValidationFailed',
    ],
    ['a custom level', delegate(jun, calendar('Custom')), 'ErrorInvalidDelegatePermission'],
    ['somebody outside', delegate(outsider), 'ErrorDelegateNoUser'],
  ])('cannot be %s', async (_who, user, code) => {
    expect(await codes(mary, change('AddDelegate', mary, user))).toEqual([code]);
  });

  test('change what is named, and nothing else', async () => {
    expect(
      await codes(mary, change('UpdateDelegate', mary, delegate(rob, inbox('Editor'), copies(false)))),
    ).toEqual(['NoError']);
    const listed = (await office.ask(mary, get(mary))).body;
    expect(texts(listed, 'InboxFolderPermissionLevel')).toEqual(['Editor']);
    expect(texts(listed, 'CalendarFolderPermissionLevel')).toEqual(['Editor']);
    expect(texts(listed, 'ReceiveCopiesOfMeetingMessages')).toEqual(['false']);
    expect(await codes(mary, change('UpdateDelegate', mary, delegate(jun)))).toEqual(['ErrorNotDelegate']);
    expect(await codes(mary, remove(mary, userId(jun)))).toEqual(['ErrorNotDelegate']);
  });

  test('belong to the owner, Full Access and impersonation alone', async () => {
    expect(await office.codes(rob, get(mary))).toEqual(['ErrorAccessDenied']);
    expect(await office.codes(rob, change('AddDelegate', mary, delegate(ana)))).toEqual([
      'ErrorAccessDenied',
    ]);
    expect(await codes(ana, change('AddDelegate', support, delegate(jun)))).toEqual(['NoError']);
    const asJun = { header: impersonating(jun) };
    expect(await office.codes(service, change('AddDelegate', jun, delegate(rob)), asJun)).toEqual([
      'NoError',
      'NoError',
    ]);
  });

  test('cannot be read where the mailbox never had any configuration', async () => {
    office.exchange().setMailbox(jun, { hasDelegateConfiguration: false });
    expect(await office.codes(jun, get(jun))).toEqual(['ErrorDelegateMissingConfiguration']);
  });

  test.each([
    ['DelegatesOnly', [rob]],
    ['DelegatesAndMe', [mary, rob]],
    ['NoForward', [mary]],
  ])('get meeting messages by the delivery scope %s', async (scope, receivers) => {
    await office.ask(mary, change('UpdateDelegate', mary, delegate(rob), scope));
    await office.ask(jun, meeting(mary));
    const delivered = office.exchange().ledger.deliveries.map((one) => one.mailbox);
    expect(delivered.toSorted()).toEqual(receivers.toSorted());
    const requests = (await office.ask(rob, findItem(folder('inbox')))).body;
    expect(all(requests, 'MeetingRequest')).toHaveLength(receivers.includes(rob) ? 1 : 0);
  });
});

office.checkSchema();
