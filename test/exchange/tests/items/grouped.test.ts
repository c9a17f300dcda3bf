import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import type { Answer } from '../support/client.ts';
import { jun, mary } from '../support/fixture.ts';
import { findItem, folder, useOffice } from '../support/office.ts';

const office = useOffice();

const field = (uri: string) => `<t:FieldURI FieldURI="${uri}"/>`;
const groupBy = (
  uri: string,
  order: string,
  aggregate: 'Minimum' | 'Maximum',
  on = 'item:DateTimeReceived',
) =>
  `<m:GroupBy Order="${order}">${field(uri)}<t:AggregateOn Aggregate="${aggregate}">${field(on)}</t:AggregateOn></m:GroupBy>`;
const oldestFirst = `<m:SortOrder><t:FieldOrder Order="Ascending">${field('item:DateTimeReceived')}</t:FieldOrder></m:SortOrder>`;
const page = (offset: number, most: number) =>
  `<m:IndexedPageItemView MaxEntriesReturned="${most}" Offset="${offset}" BasePoint="Beginning"/>`;
const groupsOf = ({ body }: Answer) =>
  all(body, 'GroupedItems').map((group) => [texts(group, 'GroupIndex')[0], ...texts(group, 'Subject')]);
const find = (middle: string) => office.ask(mary, findItem(folder('inbox'), middle));
const bySubject = (aggregate: 'Minimum' | 'Maximum') =>
  find(groupBy('item:HasAttachments', 'Ascending', aggregate, 'item:Subject') + oldestFirst);
const byTopic = (order: string) =>
  `<m:DistinguishedGroupBy Order="${order}"><t:StandardGroupBy>ConversationTopic</t:StandardGroupBy></m:DistinguishedGroupBy>`;
const rootOf = ({ body }: Answer) => Object.fromEntries(all(body, 'RootFolder')[0]?.attributes ?? []);

/* The inbox: Budget and Lunch from Jun at 10 and 11, the contract from Kim, outside, at 12; Budget alone is read. */
const contract = 'Contract <Fabrikam> & "partners"';

describe('a search grouped by a property', () => {
  test('puts items with one value together, each group in the order of the search', async () => {
    const answer = await find(groupBy('message:From', 'Ascending', 'Minimum') + oldestFirst);
    expect(groupsOf(answer)).toEqual([
      ['0', 'Budget draft', 'Lunch on Friday'],
      ['1', contract],
    ]);
    expect(all(answer.body, 'RootFolder')[0]?.children.map((one) => one.name)).toEqual(['Groups']);
  });

  test.each([
    ['Ascending', 'Minimum', ['Budget draft', 'Lunch on Friday']],
    ['Ascending', 'Maximum', ['Budget draft', 'Lunch on Friday']],
    ['Descending', 'Minimum', ['Lunch on Friday', 'Budget draft']],
    ['Descending', 'Maximum', ['Lunch on Friday', 'Budget draft']],
  ] as const)('is %s by the %s of each group', async (order, aggregate, firsts) => {
    const [read, unread] = firsts;
    const answer = await find(groupBy('message:IsRead', order, aggregate) + oldestFirst);
    expect(groupsOf(answer).map((one) => one[1])).toEqual([read, unread]);
  });

  test('takes the smallest or the greatest value of a group, as it is told', async () => {
    expect(groupsOf(await bySubject('Minimum')).map((one) => one[1])).toEqual(['Budget draft', contract]);
    expect(groupsOf(await bySubject('Maximum')).map((one) => one[1])).toEqual([contract, 'Budget draft']);
  });

  test('makes a group of what lacks the property', async () => {
    const reminder = groupBy('item:ReminderDueBy', 'Ascending', 'Minimum');
    expect(groupsOf(await find(reminder))).toHaveLength(1);
  });

  test('counts the heads of groups among its rows, and pages through both', async () => {
    const grouped = groupBy('message:From', 'Ascending', 'Minimum') + oldestFirst;
    const first = await find(page(0, 2) + grouped);
    expect([groupsOf(first), rootOf(first)]).toEqual([
      [['0', 'Budget draft']],
      { IndexedPagingOffset: '2', TotalItemsInView: '5', IncludesLastItemInRange: 'false' },
    ]);
    const rest = await find(page(2, 10) + grouped);
    expect([groupsOf(rest), rootOf(rest)]).toEqual([
      [
        ['0', 'Lunch on Friday'],
        ['1', contract],
      ],
      { IndexedPagingOffset: '5', TotalItemsInView: '5', IncludesLastItemInRange: 'true' },
    ]);
  });

  test('can be narrowed by a restriction', async () => {
    const unread =
      '<m:Restriction><t:IsEqualTo><t:FieldURI FieldURI="message:IsRead"/><t:FieldURIOrConstant><t:Constant Value="false"/></t:FieldURIOrConstant></t:IsEqualTo></m:Restriction>';
    const answer = await find(groupBy('message:From', 'Descending', 'Maximum') + unread);
    expect(groupsOf(answer)).toEqual([
      ['0', contract],
      ['1', 'Lunch on Friday'],
    ]);
  });

  test.each([
    ['of bodies', groupBy('item:Body', 'Ascending', 'Minimum')],
    [
      'ordered by what cannot be compared',
      groupBy('message:From', 'Ascending', 'Minimum', 'item:ResponseObjects'),
    ],
  ])('%s is refused', async (_what, grouping) => {
    const codes = await office.codes(mary, findItem(folder('inbox'), grouping));
    expect(codes).toEqual(['ErrorUnsupportedPathForSortGroup']);
  });

  test('shows nothing to whom the folder is closed, and is not for calendar views', async () => {
    const grouping = groupBy('message:From', 'Ascending', 'Minimum');
    expect(await office.codes(jun, findItem(folder('inbox', mary), grouping))).toEqual([
      'ErrorFolderNotFound',
    ]);
    const view = '<m:CalendarView StartDate="2026-03-01T00:00:00Z" EndDate="2026-04-01T00:00:00Z"/>';
    expect(await office.codes(mary, findItem(folder('calendar'), view + grouping))).toEqual([
      'ErrorInvalidRestriction',
    ]);
  });
});

test('the distinguished grouping is by topic, the group with the newest item last or first', async () => {
  const topics = ['Budget draft', 'Lunch on Friday', contract];
  expect(groupsOf(await find(byTopic('Ascending')))).toEqual(
    topics.map((one, index) => [String(index), one]),
  );
  expect(groupsOf(await find(byTopic('Descending'))).map((one) => one[1])).toEqual(topics.toReversed());
});

office.checkSchema();
