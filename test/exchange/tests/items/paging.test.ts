import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { mary } from '../support/fixture.ts';
import { findItem, folder, useOffice } from '../support/office.ts';

const office = useOffice();

/* Newest first, the inbox holds these. */
const contract = 'Contract <Fabrikam> & "partners"';
const lunch = 'Lunch on Friday';
const budget = 'Budget draft';

const pageOf = async (view: string) => {
  const { body } = await office.ask(mary, findItem(folder('inbox'), view));
  return {
    subjects: texts(body, 'Subject'),
    attributes: Object.fromEntries(all(body, 'RootFolder')[0]?.attributes ?? []),
  };
};
const indexed = (offset: number, from: 'Beginning' | 'End', most = 2) =>
  `<m:IndexedPageItemView MaxEntriesReturned="${most}" Offset="${offset}" BasePoint="${from}"/>`;
const fraction = (numerator: number, denominator: number, most = 12) =>
  `<m:FractionalPageItemView MaxEntriesReturned="${most}" Numerator="${numerator}" Denominator="${denominator}"/>`;
const seek = (subject: string, from: 'Beginning' | 'End', most = 2) =>
  `<m:SeekToConditionPageItemView MaxEntriesReturned="${most}" BasePoint="${from}"><t:Condition><t:Contains ContainmentMode="Substring" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="item:Subject"/><t:Constant Value="${subject}"/></t:Contains></t:Condition></m:SeekToConditionPageItemView>`;

describe('an indexed page', () => {
  test('is read backwards from the end, and counts its offset from there', async () => {
    const first = await pageOf(indexed(0, 'End'));
    expect(first).toEqual({
      subjects: [lunch, budget],
      attributes: { IndexedPagingOffset: '2', TotalItemsInView: '3', IncludesLastItemInRange: 'false' },
    });
    const next = await pageOf(indexed(2, 'End'));
    expect(next).toEqual({
      subjects: [contract],
      attributes: { IndexedPagingOffset: '3', TotalItemsInView: '3', IncludesLastItemInRange: 'true' },
    });
  });

  test('that begins behind the last row is empty and the last', async () => {
    expect(await pageOf(indexed(7, 'Beginning'))).toMatchObject({
      subjects: [],
      attributes: { IncludesLastItemInRange: 'true' },
    });
  });
});

describe('a fractional page', () => {
  test.each([
    [0, 3, [contract, lunch, budget]],
    [2, 3, [budget]],
    [1, 2, [lunch, budget]],
    [3, 3, []],
  ])('of %i/%i begins so far into the view', async (numerator, denominator, subjects) => {
    expect(await pageOf(fraction(numerator, denominator))).toEqual({
      subjects,
      attributes: {
        NumeratorOffset: '3',
        AbsoluteDenominator: '3',
        TotalItemsInView: '3',
        IncludesLastItemInRange: 'true',
      },
    });
  });

  test('says with which fraction the next one begins', async () => {
    const first = await pageOf(fraction(0, 7, 1));
    expect(first).toMatchObject({
      subjects: [contract],
      attributes: { NumeratorOffset: '1', AbsoluteDenominator: '3', IncludesLastItemInRange: 'false' },
    });
    expect((await pageOf(fraction(1, 3, 1))).subjects).toEqual([lunch]);
  });

  test('of folders does the same', async () => {
    const find = `<m:FindFolder Traversal="Shallow"><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FractionalPageFolderView MaxEntriesReturned="2" Numerator="1" Denominator="2"/><m:ParentFolderIds>${folder('msgfolderroot')}</m:ParentFolderIds></m:FindFolder>`;
    const { body } = await office.ask(mary, find);
    expect(texts(body, 'DisplayName')).toEqual(['Journal', 'Junk Email']);
    expect(Object.fromEntries(all(body, 'RootFolder')[0]?.attributes ?? [])).toEqual({
      NumeratorOffset: '7',
      AbsoluteDenominator: '11',
      TotalItemsInView: '11',
      IncludesLastItemInRange: 'false',
    });
  });
});

describe('a page sought by a condition', () => {
  test('begins with the first row that meets it, and goes on with what does not', async () => {
    expect(await pageOf(seek('LUNCH', 'Beginning'))).toEqual({
      subjects: [lunch, budget],
      attributes: { IndexedPagingOffset: '3', TotalItemsInView: '3', IncludesLastItemInRange: 'true' },
    });
  });

  test('ends with the last row that meets it when it is sought from the end', async () => {
    expect(await pageOf(seek('n', 'End', 1))).toEqual({
      subjects: [lunch],
      attributes: { IndexedPagingOffset: '2', TotalItemsInView: '3', IncludesLastItemInRange: 'false' },
    });
  });

  test('is empty where no row meets it', async () => {
    expect(await pageOf(seek('nowhere', 'Beginning'))).toMatchObject({
      subjects: [],
      attributes: { IncludesLastItemInRange: 'true' },
    });
  });

  test('finds conversations, too', async () => {
    const condition =
      '<t:Condition><t:IsEqualTo><t:FieldURI FieldURI="conversation:ConversationTopic"/><t:FieldURIOrConstant><t:Constant Value="Lunch on Friday"/></t:FieldURIOrConstant></t:IsEqualTo></t:Condition>';
    const find = `<m:FindConversation><m:SeekToConditionPageItemView MaxEntriesReturned="5" BasePoint="Beginning">${condition}</m:SeekToConditionPageItemView><m:ParentFolderId>${folder('inbox')}</m:ParentFolderId></m:FindConversation>`;
    expect(texts((await office.ask(mary, find)).body, 'ConversationTopic')).toEqual([lunch, budget]);
  });
});

test.each([
  ['an offset below zero', indexed(-1, 'Beginning'), 'ErrorInvalidIndexedPagingParameters'],
  ['no rows at all', indexed(0, 'Beginning', 0), 'ErrorInvalidPagingMaxRows'],
  ['a fraction below zero', fraction(-1, 3), 'ErrorInvalidFractionalPagingParameters'],
  ['a fraction above one', fraction(4, 3), 'ErrorInvalidFractionalPagingParameters'],
  ['a fraction of nothing', fraction(0, 0), 'ErrorInvalidFractionalPagingParameters'],
])('a page of %s is refused', async (_what, view, code) => {
  expect(await office.codes(mary, findItem(folder('inbox'), view))).toEqual([code]);
});

office.checkSchema();
