import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, asWritten, jun, mary, rob, room } from '../support/fixture.ts';
import { findItem, folder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const create = (item: string, where = '') =>
  `<m:CreateItem MessageDisposition="SaveOnly">${where === '' ? '' : `<m:SavedItemFolderId>${where}</m:SavedItemFolderId>`}<m:Items>${item}</m:Items></m:CreateItem>`;
const update = (id: string, uri: string, element: string, inner: string) =>
  `<m:UpdateItem ConflictResolution="AutoResolve" MessageDisposition="SaveOnly"><m:ItemChanges><t:ItemChange>${id}<t:Updates><t:SetItemField>${uri}<t:${element}>${inner}</t:${element}></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
const field = (uri: string) => `<t:FieldURI FieldURI="${uri}"/>`;
const indexed = (uri: string, index: string) =>
  `<t:IndexedFieldURI FieldURI="${uri}" FieldIndex="${index}"/>`;
const remove = (id: string, affected = '') =>
  `<m:DeleteItem DeleteType="HardDelete"${affected === '' ? '' : ` AffectedTaskOccurrences="${affected}"`}><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
const idOf = async (as: string, body: string) => idsOf((await office.ask(as, body)).body)[0] ?? '';
const textOf = async (as: string, id: string, name: string) =>
  texts((await office.ask(as, getItem(id))).body, name);

describe('contacts', () => {
  test('get the names that Exchange makes from those given', async () => {
    const contact =
      '<t:Contact><t:FileAsMapping>LastCommaFirst</t:FileAsMapping><t:GivenName>Ada</t:GivenName><t:EmailAddresses><t:Entry Key="EmailAddress1">ada@fabrikam.test</t:Entry></t:EmailAddresses><t:Surname>Byron</t:Surname></t:Contact>';
    const id = await idOf(mary, create(contact));
    expect(await textOf(mary, id, 'FileAs')).toEqual(['Byron, Ada']);
    expect(await textOf(mary, id, 'DisplayName')).toEqual(['Ada Byron']);
    expect(await office.codes(mary, create(contact, folder('inbox')))).toEqual([
      'ErrorCannotCreateContactInNonContactFolder',
    ]);
  });

  test('change entry by entry', async () => {
    const id = await idOf(mary, findItem(folder('contacts')));
    const entry =
      '<t:EmailAddresses><t:Entry Key="EmailAddress2">second@fabrikam.test</t:Entry></t:EmailAddresses>';
    const now = await idOf(
      mary,
      update(id, indexed('contacts:EmailAddress', 'EmailAddress2'), 'Contact', entry),
    );
    const seen = all((await office.ask(mary, getItem(now))).body, 'EmailAddresses')[0];
    expect(seen?.children.map((one) => one.attributes.get('Key'))).toEqual([
      'EmailAddress1',
      'EmailAddress2',
    ]);
  });

  test('are viewed between two names', async () => {
    const between = '<m:ContactsView InitialName="J" FinalName="Z"/>';
    expect(
      texts((await office.ask(mary, findItem(folder('contacts'), between))).body, 'DisplayName'),
    ).toEqual(['Samuel Berg']);
    expect(await office.codes(mary, findItem(folder('inbox'), between))).toEqual([
      'ErrorInvalidFolderTypeForOperation',
    ]);
  });
});

const daily = (start: string) =>
  `<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NumberedRecurrence><t:StartDate>${start}</t:StartDate><t:NumberOfOccurrences>2</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>`;
const task = (recurrence = '') =>
  `<t:Task><t:Subject>Water the plants</t:Subject><t:DueDate>2026-03-02T00:00:00Z</t:DueDate>${recurrence}</t:Task>`;

describe('tasks', () => {
  test('are done when they are complete, and say since when', async () => {
    const id = await idOf(mary, findItem(folder('tasks')));
    const now = await idOf(
      mary,
      update(id, field('task:PercentComplete'), 'Task', '<t:PercentComplete>100</t:PercentComplete>'),
    );
    expect(await textOf(mary, now, 'Status')).toEqual(['Completed']);
    expect(await textOf(mary, now, 'IsComplete')).toEqual(['true']);
    expect(await textOf(mary, now, 'CompleteDate')).toEqual(['2026-03-02T00:00:00Z']);
  });

  test('are deleted only with AffectedTaskOccurrences', async () => {
    const id = await idOf(mary, findItem(folder('tasks')));
    expect(await office.codes(mary, remove(id))).toEqual(['ErrorAffectedTaskOccurrencesRequired']);
    expect(await office.codes(mary, remove(id, 'AllOccurrences'))).toEqual(['NoError']);
  });

  test('that recur go on to their next time, when one is done and when one is deleted', async () => {
    const id = await idOf(jun, create(task(daily('2026-03-02'))));
    const next = await idOf(jun, update(id, field('task:Status'), 'Task', '<t:Status>Completed</t:Status>'));
    expect(await textOf(jun, next, 'DueDate')).toEqual(['2026-03-03T00:00:00Z']);
    expect(idsOf((await office.ask(jun, findItem(folder('tasks')))).body)).toHaveLength(2);
    expect(await office.codes(jun, remove(next, 'SpecifiedOccurrenceOnly'))).toEqual(['NoError']);
    expect(idsOf((await office.ask(jun, findItem(folder('tasks')))).body)).toHaveLength(1);
  });
});

const mime = [
  'From: "Kim Abercrombie" <kim@fabrikam.test>',
  `To: <${mary}>`,
  'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Sch=F6n',
  '--b',
  'Content-Type: application/pdf; name="a.pdf"',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="a.pdf"',
  '',
  'AAEC',
  '--b--',
].join('\r\n');
const fromMime = (text: string) => `<t:Message><t:MimeContent>${text}</t:MimeContent></t:Message>`;

describe('MIME', () => {
  test('makes a message with its words, people and files', async () => {
    const id = await idOf(mary, create(fromMime(Buffer.from(mime).toString('base64'))));
    const { body } = await office.ask(mary, getItem(id));
    expect([texts(body, 'Subject'), texts(body, 'Body')]).toEqual([['Grüße'], ['Schön']]);
    expect(all(body, 'FileAttachment').flatMap((one) => texts(one, 'Name'))).toEqual(['a.pdf']);
    expect(all(body, 'ToRecipients').flatMap((one) => texts(one, 'EmailAddress'))).toEqual([asWritten(mary)]);
  });

  test('comes back as it was understood', async () => {
    const id = await idOf(mary, create(fromMime(Buffer.from(mime).toString('base64'))));
    const shape = '<t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>';
    const given = texts((await office.ask(mary, getItem(id, shape))).body, 'MimeContent')[0] ?? '';
    const again = await idOf(mary, create(fromMime(given)));
    expect(await textOf(mary, again, 'Subject')).toEqual(['Grüße']);
    expect(await textOf(mary, again, 'Body')).toEqual(['Schön']);
  });

  test('is refused when it is none', async () => {
    expect(
      await office.codes(
        mary,
        create(fromMime('no headers here').replace('no headers here', 'bm8gaGVhZGVycw==')),
      ),
    ).toEqual(['ErrorMimeContentInvalid']);
  });
});

const attach = (id: string, inner: string) =>
  `<m:CreateAttachment>${id.replace('t:ItemId', 'm:ParentItemId')}<m:Attachments><t:ItemAttachment><t:Name>Inner</t:Name>${inner}</t:ItemAttachment></m:Attachments></m:CreateAttachment>`;
const get = (id: string) =>
  `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`;

describe('items in items', () => {
  test('are attached, listed and read whole, without an id of their own', async () => {
    const id = await idOf(mary, create('<t:Message><t:Subject>Outer</t:Subject></t:Message>'));
    const inner =
      '<t:Message><t:Subject>Inner letter</t:Subject><t:Body BodyType="Text">Deep.</t:Body></t:Message>';
    const made = (await office.ask(mary, attach(id, inner))).body;
    const attachment = all(made, 'AttachmentId')[0]?.attributes.get('Id') ?? '';
    const { body } = await office.ask(mary, get(attachment));
    expect(all(body, 'Message').flatMap((one) => texts(one, 'Subject'))).toEqual(['Inner letter']);
    expect(all(body, 'ItemId')).toEqual([]);
    expect(all((await office.ask(mary, getItem(id))).body, 'ItemAttachment')).toHaveLength(1);
  });
});

const find = (where: string) =>
  `<m:FindConversation><m:IndexedPageItemView BasePoint="Beginning" MaxEntriesReturned="10" Offset="0"/><m:ParentFolderId>${where}</m:ParentFolderId></m:FindConversation>`;
const items = (id: string) =>
  `<m:GetConversationItems><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:Conversations><t:Conversation><t:ConversationId Id="${id}"/></t:Conversation></m:Conversations></m:GetConversationItems>`;

const topics = async (request: string) =>
  texts((await office.ask(mary, request)).body, 'ConversationTopic').map((one) => one.split(' ')[0]);
const sorted = (path: string, order: string) =>
  find(folder('inbox')).replace(
    '<m:ParentFolderId>',
    `<m:SortOrder><t:FieldOrder Order="${order}"><t:FieldURI FieldURI="${path}"/></t:FieldOrder></m:SortOrder><m:ParentFolderId>`,
  );
const filtered = (filter: string) =>
  find(folder('inbox')).replace('<m:FindConversation>', `<m:FindConversation ViewFilter="${filter}">`);

describe('a view of conversations', () => {
  test('is in the order that was asked for', async () => {
    const byTopic = sorted('conversation:ConversationTopic', 'Ascending');
    expect(await topics(byTopic)).toEqual(['Budget', 'Contract', 'Lunch']);
    expect(await topics(sorted('conversation:UnreadCount', 'Ascending'))).toEqual([
      'Budget',
      'Contract',
      'Lunch',
    ]);
    expect(await topics(sorted('conversation:LastDeliveryTime', 'Descending'))).toEqual([
      'Contract',
      'Lunch',
      'Budget',
    ]);
    expect(await office.codes(mary, sorted('item:Body', 'Ascending'))).toEqual([
      'ErrorUnsupportedPathForSortGroup',
    ]);
  });

  test.each([
    ['All', ['Contract', 'Lunch', 'Budget']],
    ['Unread', ['Contract', 'Lunch']],
    ['HasAttachment', ['Contract']],
    ['ToOrCcMe', ['Contract', 'Lunch', 'Budget']],
    ['Flagged', []],
  ])('holds what passes the filter %s', async (filter, expected) => {
    expect(await topics(filtered(filter))).toEqual(expected);
  });

  test('shows the properties of its shape alone', async () => {
    const shape =
      '<m:ConversationShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="conversation:MessageCount"/></t:AdditionalProperties></m:ConversationShape></m:FindConversation>';
    const request = find(folder('inbox')).replace('</m:FindConversation>', shape);
    const shown = all((await office.ask(mary, request)).body, 'Conversation')[0]?.children;
    expect(shown?.map((one) => one.name)).toEqual(['ConversationId', 'MessageCount']);
  });
});

describe('conversations', () => {
  test('are found, newest first, with what is in them', async () => {
    const { body } = await office.ask(mary, find(folder('inbox')));
    expect(texts(body, 'ConversationTopic')).toEqual([
      'Contract <Fabrikam> & "partners"',
      'Lunch on Friday',
      'Budget draft',
    ]);
    expect(texts(body, 'UnreadCount')).toEqual(['1', '1', '0']);
    const id = all(body, 'ConversationId')[0]?.attributes.get('Id') ?? '';
    expect(all((await office.ask(mary, items(id))).body, 'ConversationNode')).toHaveLength(1);
    expect(await office.codes(jun, items(id))).toEqual(['ErrorItemNotFound']);
    expect(await office.codes(jun, find(folder('inbox', mary)))).toEqual(['ErrorFolderNotFound']);
  });
});

const person = (address: string, type = 'Required') =>
  `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>${type}</t:AttendeeType></t:MailboxData>`;
const windowOf = (name: string, from: string, to: string) =>
  `<t:${name}><t:StartTime>${from}T00:00:00</t:StartTime><t:EndTime>${to}T00:00:00</t:EndTime></t:${name}>`;
const ask = (people: string, options: string) =>
  `<m:GetUserAvailabilityRequest><m:MailboxDataArray>${people}</m:MailboxDataArray>${options}</m:GetUserAvailabilityRequest>`;

const view = (word: string, from = '2026-03-16', to = '2026-03-18') =>
  `<t:FreeBusyViewOptions>${windowOf('TimeWindow', from, to)}<t:MergedFreeBusyIntervalInMinutes>60</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>${word}</t:RequestedView></t:FreeBusyViewOptions>`;

describe('availability', () => {
  test.each([
    ['MergedOnly', ['MergedOnly'], 0, true],
    ['FreeBusy', ['FreeBusy'], 2, false],
    ['FreeBusyMerged', ['FreeBusyMerged'], 2, true],
    ['Detailed', ['Detailed'], 2, false],
    ['DetailedMerged', ['DetailedMerged'], 2, true],
  ])('is seen as %s by who may', async (word, types, events, merged) => {
    const { body } = await office.ask(ana, ask(person(mary), view(word)));
    expect(texts(body, 'FreeBusyViewType')).toEqual(types);
    expect(all(body, 'CalendarEvent')).toHaveLength(events);
    expect(texts(body, 'MergedFreeBusy').join('').replace(/0/g, '')).toBe(merged ? '23' : '');
    expect(all(body, 'WorkingPeriod')).toHaveLength(1);
  });

  test('shows times alone to everybody else', async () => {
    const { body } = await office.ask(jun, ask(person(mary), view('Detailed')));
    expect(texts(body, 'FreeBusyViewType')).toEqual(['FreeBusy']);
    expect(all(body, 'CalendarEventDetails')).toEqual([]);
  });

  test('refuses windows and intervals that are out of bounds', async () => {
    const long = await office.ask(ana, ask(person(mary), view('FreeBusy', '2026-03-01', '2026-06-01')));
    expect(texts(long.body, 'ResponseCode')).toContain('ErrorTimeIntervalTooBig');
    const wrong = view('FreeBusy').replace('>60<', '>4<');
    expect(texts((await office.ask(ana, ask(person(mary), wrong))).body, 'ResponseCode')).toContain(
      'ErrorInvalidMergedFreeBusyInterval',
    );
  });

  test('suggests times when all are free and at work, and says who is not', async () => {
    const options = `<t:SuggestionsViewOptions><t:MaximumResultsByDay>20</t:MaximumResultsByDay><t:MeetingDurationInMinutes>60</t:MeetingDurationInMinutes><t:MinimumSuggestionQuality>Poor</t:MinimumSuggestionQuality>${windowOf('DetailedSuggestionsWindow', '2026-03-16', '2026-03-17')}</t:SuggestionsViewOptions>`;
    const { body } = await office.ask(
      ana,
      ask(
        person(mary, 'Organizer') + person(rob) + person(room, 'Room') + person('nobody@contoso.test'),
        options,
      ),
    );
    const slots = all(body, 'Suggestion').map(
      (one) => `${texts(one, 'MeetingTime')[0] ?? ''} ${texts(one, 'SuggestionQuality')[0] ?? ''}`,
    );
    expect(slots[0]).toBe('2026-03-16T08:00:00 Excellent');
    expect(slots).toContain('2026-03-16T09:00:00 Poor');
    expect(slots.every((one) => one >= '2026-03-16T08' && one < '2026-03-16T16')).toBe(true);
    const taken = all(body, 'Suggestion').find(
      (one) => texts(one, 'MeetingTime')[0] === '2026-03-16T09:00:00',
    );
    expect(texts(taken ?? body, 'BusyType')).toEqual(['Busy', 'Free', 'Free']);
    expect(all(taken ?? body, 'UnknownAttendeeConflictData')).toHaveLength(1);
  });

  test('of a group is merged', async () => {
    const { body } = await office.ask(ana, ask(person('team@contoso.test'), view('Detailed')));
    expect(texts(body, 'FreeBusyViewType')).toEqual(['MergedOnly']);
    expect(texts(body, 'MergedFreeBusy').join('')).toContain('2');
  });
});

office.checkSchema();
