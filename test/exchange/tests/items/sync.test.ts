import { describe, expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, mary, office as content, rob } from '../support/fixture.ts';
import { findItem, folder, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const idOnly = '<t:BaseShape>IdOnly</t:BaseShape>';
const sync = (more: string, shape = idOnly, where = folder('inbox'), most = 512) =>
  `<m:SyncFolderItems><m:ItemShape>${shape}</m:ItemShape><m:SyncFolderId>${where}</m:SyncFolderId>${more}<m:MaxChangesReturned>${most}</m:MaxChangesReturned></m:SyncFolderItems>`;
const since = (state: string) => `<m:SyncState>${state}</m:SyncState>`;
const ignoring = (...ids: string[]) => `<m:Ignore>${ids.join('')}</m:Ignore>`;
const stateOf = async (more = '') => texts((await office.ask(mary, sync(more))).body, 'SyncState')[0] ?? '';
const change = (id: string, updates: string) =>
  `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AlwaysOverwrite"><m:ItemChanges><t:ItemChange>${id}<t:Updates>${updates}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
const read =
  '<t:SetItemField><t:FieldURI FieldURI="message:IsRead"/><t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField>';
const renamed = (subject: string) =>
  `<t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>${subject}</t:Subject></t:Message></t:SetItemField>`;
const remove = (id: string) =>
  `<m:DeleteItem DeleteType="HardDelete"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;
const create = (subject: string) =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>${folder('inbox')}</m:SavedItemFolderId><m:Items><t:Message><t:Subject>${subject}</t:Subject></t:Message></m:Items></m:CreateItem>`;
const changesOf = async (as: string, request: string) =>
  (all((await office.ask(as, request)).body, 'Changes')[0]?.children ?? []).map((one) => one.name);
const messages = (text: string) => (text.match(/<t:Message>.*?<\/t:Message>/gs) ?? []).toSorted();
const inbox = async () => idsOf((await office.ask(mary, findItem(folder('inbox')))).body);

describe('a synchronisation that ignores items', () => {
  test('gives all others at first, and whole pages of them', async () => {
    const [newest = '', , oldest = ''] = await inbox();
    const first = await office.ask(mary, sync(ignoring(newest), idOnly, folder('inbox'), 1));
    expect(texts(first.body, 'IncludesLastItemInRange')).toEqual(['false']);
    const second = await office.ask(
      mary,
      sync(since(texts(first.body, 'SyncState')[0] ?? '') + ignoring(newest)),
    );
    expect([...idsOf(first.body), ...idsOf(second.body)].includes(newest)).toBe(false);
    expect(idsOf(second.body)).toEqual([oldest]);
    expect(texts(second.body, 'IncludesLastItemInRange')).toEqual(['true']);
  });

  test('tells later of no change to them, and of every change to the others', async () => {
    const [one = '', other = ''] = await inbox();
    const state = await stateOf();
    await office.ask(mary, change(one, renamed('mine')));
    await office.ask(mary, change(other, renamed('theirs')));
    const { body } = await office.ask(mary, sync(since(state) + ignoring(one)));
    expect(idsOf(body).map((id) => id.split('"')[1])).toEqual([other.split('"')[1]]);
    expect(await changesOf(mary, sync(since(state)))).toEqual(['Update', 'Update']);
  });

  test('needs their change keys, and ids that are some', async () => {
    const [id = ''] = await inbox();
    const bare = id.replace(/ ChangeKey="[^"]*"/, '');
    expect(await office.codes(mary, sync(ignoring(bare)))).toEqual(['ErrorChangeKeyRequired']);
    const wrong = '<t:ItemId Id="AAMk" ChangeKey="AAMk"/>';
    expect(await office.codes(mary, sync(ignoring(wrong)))).toEqual(['ErrorInvalidIdMalformed']);
  });
});

describe('what became of an item', () => {
  test('is a change of its read flag where nothing else was changed', async () => {
    const [id = ''] = await inbox();
    const state = await stateOf();
    await office.ask(mary, change(id, read));
    expect(await changesOf(mary, sync(since(state)))).toEqual(['ReadFlagChange']);
  });

  test.each([
    ['read after it was renamed', [renamed('x'), read]],
    ['renamed after it was read', [read, renamed('x')]],
  ])('is an update when it was %s', async (_what, updates) => {
    const [id = ''] = await inbox();
    const state = await stateOf();
    for (const one of updates) await office.ask(mary, change(id, one));
    expect(await changesOf(mary, sync(since(state)))).toEqual(['Update']);
  });

  test('is nothing when it came and went, and one arrival however often it was changed', async () => {
    const state = await stateOf();
    const [gone = ''] = idsOf((await office.ask(mary, create('gone'))).body);
    await office.ask(mary, remove(gone));
    const [kept = ''] = idsOf((await office.ask(mary, create('kept'))).body);
    await office.ask(mary, change(kept, renamed('kept longer')));
    expect(await changesOf(mary, sync(since(state)))).toEqual(['Create']);
  });
});

test.each([0, 513])('%i changes in a page are a breach of the schema', async (most) => {
  expect(await office.codes(mary, sync('', idOnly, folder('inbox'), most))).toEqual([
    'ErrorSchemaValidation',
  ]);
});

test('a synchronised item has every property that a search gives of it', async () => {
  const tag = '<t:ExtendedFieldURI PropertyTag="0x1035" PropertyType="String"/>';
  const shape = `<t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:Preview"/>${tag}</t:AdditionalProperties>`;
  const found = await office.ask(mary, findItem(folder('inbox'), '', shape));
  const synchronised = await office.ask(mary, sync('', shape));
  expect(messages(synchronised.text)).toEqual(messages(found.text));
  expect(texts(synchronised.body, 'Preview')).toHaveLength(3);
  const body = shape.replace('item:Preview', 'item:Body');
  expect(await office.codes(mary, sync('', body))).toEqual(['ErrorInvalidPropertyRequest']);
});

test('a refusal carries an empty state and says that nothing more is there', async () => {
  const refusals = [
    [since('bm9uc2Vuc2U='), folder('inbox')],
    ['', folder('inbox', 'nobody@contoso.test')],
  ] as const;
  for (const [state, where] of refusals) {
    const { body } = await office.ask(mary, sync(state, idOnly, where));
    expect(all(body, 'SyncFolderItemsResponseMessage')[0]?.attributes.get('ResponseClass')).toBe('Error');
    expect(texts(body, 'SyncState')).toEqual(['']);
    expect(texts(body, 'IncludesLastItemInRange')).toEqual(['true']);
  }
  const hierarchy = `<m:SyncFolderHierarchy><m:FolderShape>${idOnly}</m:FolderShape><m:SyncState>x</m:SyncState></m:SyncFolderHierarchy>`;
  const { body } = await office.ask(mary, hierarchy);
  expect([texts(body, 'SyncState'), texts(body, 'IncludesLastFolderInRange')]).toEqual([[''], ['true']]);
});

describe('two authors in one folder', () => {
  const shared = useOffice({
    content: {
      ...content,
      organisation: {
        ...content.organisation,
        grants: [rob, ana].map((to) => ({ owner: mary, to, folders: { inbox: 'Author' as const } })),
      },
    },
  });
  test('are each told their own rights on the same item', async () => {
    const shape = `${idOnly}<t:AdditionalProperties><t:FieldURI FieldURI="item:EffectiveRights"/></t:AdditionalProperties>`;
    const request = sync('', shape, folder('inbox', mary));
    const made = create('Rob’s').replace(folder('inbox'), folder('inbox', mary));
    expect(await shared.codes(rob, made)).toEqual(['NoError']);
    const mayDelete = async (as: string) => texts((await shared.ask(as, request)).body, 'Delete').slice(0, 1);
    expect([await mayDelete(rob), await mayDelete(ana)]).toEqual([['true'], ['false']]);
  });
  shared.checkSchema();
});

office.checkSchema();
