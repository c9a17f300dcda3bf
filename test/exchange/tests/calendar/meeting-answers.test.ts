import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const attendee = (address: string) =>
  `<t:Attendee><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:Attendee>`;
const meeting = `<m:CreateItem SendMeetingInvitations="SendToAllAndSaveCopy"><m:Items><t:CalendarItem><t:Subject>Plan</t:Subject><t:Start>2026-03-10T10:00:00Z</t:Start><t:End>2026-03-10T11:00:00Z</t:End><t:RequiredAttendees>${attendee(jun)}</t:RequiredAttendees></t:CalendarItem></m:Items></m:CreateItem>`;
const day = '<m:CalendarView StartDate="2026-03-10T00:00:00Z" EndDate="2026-03-13T00:00:00Z"/>';
const answer = (element: string, id: string, disposition = 'SendAndSaveCopy') =>
  `<m:CreateItem MessageDisposition="${disposition}"><m:Items><t:${element}>${id.replace('t:ItemId', 't:ReferenceItemId')}</t:${element}></m:Items></m:CreateItem>`;
const invitation = async () => idsOf((await office.ask(jun, findItem(folder('inbox')))).body)[0] ?? '';
const subjects = async (as: string, where: string, view = '') =>
  texts((await office.ask(as, findItem(folder(where), view))).body, 'Subject');
const entryOf = async (as: string) => {
  const [id = ''] = idsOf((await office.ask(as, findItem(folder('calendar'), day))).body);
  return id === '' ? undefined : (await office.ask(as, getItem(id))).body;
};
const remove = (id: string, cancellations: string) =>
  `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="${cancellations}"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;

describe('an answer to an invitation', () => {
  test.each([
    ['AcceptItem', 'Accepted: Plan', 'Accept', ['Accept', 'Busy']],
    ['TentativelyAcceptItem', 'Tentative: Plan', 'Tentative', ['Tentative', 'Tentative']],
    ['DeclineItem', 'Declined: Plan', 'Decline', []],
  ])(
    'by %s reaches the organiser, is tracked, and changes the calendar',
    async (element, subject, tracked, entry) => {
      await office.ask(mary, meeting);
      expect(await office.codes(jun, answer(element, await invitation()))).toEqual(['NoError']);
      expect(await subjects(mary, 'inbox')).toContain(subject);
      const own = await entryOf(mary);
      expect(own && all(own, 'RequiredAttendees').flatMap((one) => texts(one, 'ResponseType'))).toEqual([
        tracked,
      ]);
      const copy = await entryOf(jun);
      expect(copy ? [texts(copy, 'MyResponseType')[0], texts(copy, 'LegacyFreeBusyStatus')[0]] : []).toEqual(
        entry,
      );
    },
  );

  test('that is only saved tells nobody', async () => {
    await office.ask(mary, meeting);
    expect(await office.codes(jun, answer('AcceptItem', await invitation(), 'SaveOnly'))).toEqual([
      'NoError',
    ]);
    expect(await subjects(mary, 'inbox')).not.toContain('Accepted: Plan');
    expect(office.exchange().ledger.submissions).toHaveLength(1);
  });

  test('needs the change key of the invitation', async () => {
    await office.ask(mary, meeting);
    const bare = (await invitation()).replace(/ ChangeKey="[^"]*"/, '');
    expect(await office.codes(jun, answer('AcceptItem', bare))).toEqual(['ErrorChangeKeyRequired']);
  });
});

describe('a meeting that its organiser deletes', () => {
  test.each([
    ['SendToAllAndSaveCopy', ['Canceled: Plan'], 1],
    ['SendOnlyToAll', ['Canceled: Plan'], 0],
    ['SendToNone', ['Plan'], 0],
  ])('with %s leaves in the attendee’s Inbox first %s', async (cancellations, first, copies) => {
    await office.ask(mary, meeting);
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('calendar'), day))).body);
    const sent = (await subjects(mary, 'sentitems')).length;
    expect(await office.codes(mary, remove(id, cancellations))).toEqual(['NoError']);
    expect((await subjects(jun, 'inbox')).slice(0, 1)).toEqual(first);
    expect((await subjects(mary, 'sentitems')).length - sent).toBe(copies);
    expect(await subjects(mary, 'calendar', day)).toEqual([]);
  });
});

test('with DelegatesAndSendInformationToMe the owner’s copy of an invitation is for information, the delegate’s to act on', async () => {
  await office.ask(jun, meeting.replace(jun, mary));
  const kinds = async (as: string) => {
    const { body } = await office.ask(as, findItem(folder('inbox')));
    const request = all(body, 'MeetingRequest')[0];
    const id = request ? (idsOf(request)[0] ?? '') : '';
    return texts((await office.ask(as, getItem(id))).body, 'MeetingRequestType');
  };
  expect([await kinds(mary), await kinds(rob)]).toEqual([['PrincipalWantsCopy'], ['NewMeetingRequest']]);
});

office.checkSchema();
