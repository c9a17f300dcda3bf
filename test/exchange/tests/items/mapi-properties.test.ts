import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { jun, mary, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const tag = (number: string, type: string) =>
  `<t:ExtendedFieldURI PropertyTag="${number}" PropertyType="${type}"/>`;
const asking = (...paths: string[]) =>
  `<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${paths.join('')}</t:AdditionalProperties>`;
const whole = '<t:BaseShape>AllProperties</t:BaseShape>';
const value = (path: string, text: string) =>
  `<t:ExtendedProperty>${path}<t:Value>${text}</t:Value></t:ExtendedProperty>`;
const make = (kind: string, inner: string) =>
  `<m:CreateItem MessageDisposition="SaveOnly" SendMeetingInvitations="SendToNone"><m:Items><t:${kind}>${inner}</t:${kind}></m:Items></m:CreateItem>`;
const set = (id: string, kind: string, path: string, inner: string) =>
  `<m:UpdateItem ConflictResolution="AlwaysOverwrite" MessageDisposition="SaveOnly" SendMeetingInvitationsOrCancellations="SendToNone"><m:ItemChanges><t:ItemChange>${id}<t:Updates><t:SetItemField>${path}<t:${kind}>${inner}</t:${kind}></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
const where = (...conditions: string[]) => `<m:Restriction>${conditions.join('')}</m:Restriction>`;
const compare = (name: string, path: string, constant: string) =>
  `<t:${name}>${path}<t:FieldURIOrConstant><t:Constant Value="${constant}"/></t:FieldURIOrConstant></t:${name}>`;

const named = (type: string) =>
  `<t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="mark" PropertyType="${type}"/>`;
const at = (from: string, to: string, more = '') =>
  make('CalendarItem', `<t:Subject>M</t:Subject><t:Start>${from}</t:Start><t:End>${to}</t:End>${more}`);

async function subjects(order: string): Promise<string[]> {
  const sorted = `<m:SortOrder>${order}</m:SortOrder>`;
  return texts((await office.ask(rob, findItem(folder('drafts'), sorted))).body, 'Subject');
}

describe('folders', () => {
  test('are found by the MAPI tag of their class, and tell what folder tags tell', async () => {
    const isCalendar = where(compare('IsEqualTo', tag('0x3613', 'String'), 'IPF.Appointment'));
    const find = `<m:FindFolder Traversal="Deep"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>${isCalendar}<m:ParentFolderIds>${folder('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`;
    expect(texts((await office.ask(mary, find)).body, 'DisplayName')).toEqual(['Calendar']);
    const tags = [
      tag('0x3613', 'String'),
      tag('0x3602', 'Integer'),
      tag('0x3603', 'Integer'),
      tag('0x360a', 'Boolean'),
      tag('0x3001', 'String'),
    ];
    const ask = getFolder(folder('inbox')).replace('<t:BaseShape>Default</t:BaseShape>', asking(...tags));
    expect(texts((await office.ask(mary, ask)).body, 'Value')).toEqual([
      'IPF.Note',
      '3',
      '2',
      'true',
      'Inbox',
    ]);
  });
});

describe('messages', () => {
  test('tell their normalised subject, index, header and flags by tag', async () => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const tags = [
      tag('0x0E1D', 'String'),
      tag('0x0071', 'Binary'),
      tag('0x007D', 'String'),
      tag('0x0E07', 'Integer'),
      tag('0x0E23', 'Integer'),
    ];
    const found = texts((await office.ask(mary, getItem(id, asking(...tags)))).body, 'Value');
    expect(found).toHaveLength(5);
    expect(found[0]).toBe('Contract <Fabrikam> & "partners"');
    expect(Buffer.from(found[1] ?? '', 'base64')[0]).toBe(1);
    expect(found[2]).toContain('Message-ID: <2@contoso.test>');
    expect(Number(found[3]) & 0x11).toBe(0x10);
    expect(Number(found[4])).toBeGreaterThan(0);
  });

  test('have a header as InternetMessageHeaders and an index, and drafts have no header', async () => {
    const [id = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const { body } = await office.ask(mary, getItem(id, whole));
    const headers = all(body, 'InternetMessageHeader').map((one) => one.attributes.get('HeaderName'));
    expect(headers).toEqual(expect.arrayContaining(['Received', 'From', 'To', 'Date', 'Message-ID']));
    expect(texts(body, 'ConversationIndex')[0]).not.toBe('');
    const made = await office.ask(rob, make('Message', '<t:Subject>Draft</t:Subject>'));
    const draft = await office.ask(rob, getItem(idsOf(made.body)[0] ?? '', whole));
    expect(all(draft.body, 'InternetMessageHeader')).toEqual([]);
  });

  test('hold under one roof what MAPI and the schema call by two names', async () => {
    const made = await office.ask(rob, make('Message', value(tag('0x0037', 'String'), 'By tag')));
    const [id = ''] = idsOf(made.body);
    expect(texts((await office.ask(rob, getItem(id))).body, 'Subject')).toEqual(['By tag']);
    const subject = '<t:FieldURI FieldURI="item:Subject"/>';
    await office.ask(rob, set(id, 'Message', subject, '<t:Subject>By name</t:Subject>'));
    const shape = asking(tag('55', 'String'));
    expect(texts((await office.ask(rob, getItem(id, shape))).body, 'Value')).toEqual(['By name']);
  });
});

describe('values', () => {
  test.each([
    ['Boolean', '1', 'true'],
    ['Integer', ' 007 ', '7'],
    ['SystemTime', '2026-03-02T10:00:00+01:00', '2026-03-02T09:00:00Z'],
    ['Binary', 'AA\n==', 'AA=='],
  ])('of type %s are kept in one spelling', async (type, given, kept) => {
    const made = await office.ask(rob, make('Message', value(named(type), given)));
    const read = await office.ask(rob, getItem(idsOf(made.body)[0] ?? '', asking(named(type))));
    expect(texts(read.body, 'Value')).toEqual([kept]);
  });

  test.each([
    ['Boolean', 'perhaps'],
    ['Integer', '1.5'],
    ['SystemTime', 'soon'],
    ['Binary', 'AAA'],
  ])('that are no %s are refused', async (type, given) => {
    expect(await office.codes(rob, make('Message', value(named(type), given)))).toEqual([
      'ErrorInvalidExtendedPropertyValue',
    ]);
  });

  test('are compared as numbers where they are numbers', async () => {
    for (const size of ['9', '10'])
      await office.ask(
        rob,
        make('Message', `<t:Subject>${size}</t:Subject>${value(named('Integer'), size)}`),
      );
    const more = where(compare('IsGreaterThan', named('Integer'), '9'));
    const found = await office.ask(rob, findItem(folder('drafts'), more));
    expect(texts(found.body, 'Subject')).toEqual(['10']);
    const order = `<t:FieldOrder Order="Ascending">${named('Integer')}</t:FieldOrder>`;
    expect(await subjects(order)).toEqual(['9', '10']);
  });
});

describe('enumerations', () => {
  const importance = '<t:FieldURI FieldURI="item:Importance"/>';

  test('sort by their number and not by their word', async () => {
    for (const word of ['High', 'Low', 'Normal'])
      await office.ask(
        rob,
        make('Message', `<t:Subject>${word}</t:Subject><t:Importance>${word}</t:Importance>`),
      );
    const order = `<t:FieldOrder Order="Ascending">${importance}</t:FieldOrder>`;
    expect(await subjects(order)).toEqual(['Low', 'Normal', 'High']);
    for (const constant of ['High', '2']) {
      const high = where(compare('IsEqualTo', importance, constant));
      const found = await office.ask(rob, findItem(folder('drafts'), high));
      expect(texts(found.body, 'Subject')).toEqual(['High']);
    }
  });
});

describe('meetings', () => {
  test('count what they overlap and what they touch', async () => {
    await office.ask(rob, at('2026-03-05T09:00:00Z', '2026-03-05T10:00:00Z'));
    await office.ask(rob, at('2026-03-05T10:30:00Z', '2026-03-05T11:30:00Z'));
    const made = await office.ask(rob, at('2026-03-05T10:00:00Z', '2026-03-05T11:00:00Z'));
    const { body } = await office.ask(rob, getItem(idsOf(made.body)[0] ?? '', whole));
    expect(texts(body, 'ConflictingMeetingCount')).toEqual(['1']);
    expect(texts(body, 'AdjacentMeetingCount')).toEqual(['1']);
    const starts = (name: string) => all(body, name).flatMap((one) => texts(one, 'Start'));
    expect(starts('ConflictingMeetings')).toEqual(['2026-03-05T10:30:00Z']);
    expect(starts('AdjacentMeetings')).toEqual(['2026-03-05T09:00:00Z']);
  });

  test('say whether they are online, and belong to one conversation with their messages', async () => {
    const guests = `<t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>${jun}</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees><t:IsOnlineMeeting>true</t:IsOnlineMeeting>`;
    const send = at('2026-03-06T09:00:00Z', '2026-03-06T10:00:00Z', guests).replace(
      'SendToNone',
      'SendToAllAndSaveCopy',
    );
    const made = await office.ask(mary, send);
    const own = await office.ask(mary, getItem(idsOf(made.body)[0] ?? '', whole));
    expect(texts(own.body, 'IsOnlineMeeting')).toEqual(['true']);
    expect(all(own.body, 'ConversationId')).toHaveLength(1);
    const inbox = await office.ask(jun, findItem(folder('inbox'), '', whole));
    const day = '<m:CalendarView StartDate="2026-03-06T00:00:00Z" EndDate="2026-03-07T00:00:00Z"/>';
    const calendar = await office.ask(jun, findItem(folder('calendar'), day, whole));
    const [message] = all(all(inbox.body, 'MeetingRequest')[0] ?? inbox.body, 'ConversationId');
    const [copy] = all(calendar.body, 'ConversationId');
    expect(copy?.attributes.get('Id')).toBe(message?.attributes.get('Id'));
    const plain = await office.ask(mary, at('2026-03-07T09:00:00Z', '2026-03-07T10:00:00Z'));
    const read = await office.ask(mary, getItem(idsOf(plain.body)[0] ?? '', whole));
    expect(texts(read.body, 'IsOnlineMeeting')).toEqual(['false']);
  });
});

office.checkSchema();
