import { expect, test } from 'vitest';
import {
  judge,
  type Evidence,
  type FolderAnswers,
  type ProvingFolder,
} from '../../../main/mailbox/opening/proof.ts';
import type { Folder } from '../../../shared/model/folder.ts';
import type { Access } from '../../../shared/model/identity.ts';
import { failed, success, type Result } from '../../../shared/result.ts';

const MARY = '11111111-1111-4111-8111-111111111111';
const ROB = '22222222-2222-4222-8222-222222222222';
const JUN = '33333333-3333-4333-8333-333333333333';
const notFound = failed({
  kind: 'response-code',
  code: 'ErrorItemNotFound',
  serverText: '',
  advice: { cause: '', who: '', command: null },
});

/** An id as Exchange makes it: uncompressed, storage type 3, the mailbox GUID, then the folder. */
function idIn(guid: string, name: string): string {
  const length = Buffer.from([guid.length, 0]);
  return Buffer.concat([Buffer.from([0, 3]), length, Buffer.from(guid), Buffer.from(`/${name}`)]).toString(
    'base64',
  );
}

function folder(folderId: string): Folder {
  const rights = {
    createAssociated: false,
    createContents: true,
    createHierarchy: false,
    delete: true,
    modify: true,
    read: true,
    viewPrivateItems: false,
  };
  return {
    folderId,
    changeKey: 'c',
    parentFolderId: null,
    distinguishedId: null,
    displayName: '',
    folderClass: '',
    totalCount: 0,
    unreadCount: 0,
    childFolderCount: 0,
    rights,
  };
}

function foldersOf(
  guid: string,
  names: readonly ProvingFolder[] = ['msgfolderroot', 'inbox', 'calendar'],
): FolderAnswers {
  return new Map(names.map((name) => [name, success(folder(idIn(guid, name)))]));
}

function opaque(prefix: string): FolderAnswers {
  return new Map(
    (['msgfolderroot', 'inbox'] as const).map((name) => [name, success(folder(`${prefix}-${name}`))]),
  );
}

function evidence(access: Access, parts: Partial<Evidence>): Evidence {
  const nobody: FolderAnswers = new Map();
  const identities = {
    authenticated: 'rob@contoso.test',
    authorized: 'rob@contoso.test',
    mailbox: 'mary@contoso.test',
    access,
  };
  const names = { authenticated: 'Rob Ellis', mailbox: 'Mary Okafor' };
  return {
    identities,
    names,
    named: nobody,
    unnamed: nobody,
    own: nobody,
    knownMoniker: null,
    otherMonikers: [],
    ...parts,
  };
}

test('a delegate whose folders differ from one’s own and carry one mailbox is proved', () => {
  const proved = judge(
    evidence('delegate', { named: foldersOf(MARY), unnamed: foldersOf(ROB), own: foldersOf(ROB) }),
  );
  expect(proved).toEqual({
    ok: true,
    value: {
      moniker: MARY,
      statement:
        "3 folders of mary@contoso.test answered by name, and none of them is one of Rob Ellis's own.",
    },
  });
});

test('a server that passes over the mailbox asked for and gives one’s own folders is a wrong mailbox', () => {
  const swapped = judge(
    evidence('delegate', { named: foldersOf(ROB), unnamed: foldersOf(ROB), own: foldersOf(ROB) }),
  );
  expect(swapped).toMatchObject({
    ok: false,
    failure: { kind: 'wrong-mailbox', asked: 'mary@contoso.test', answered: 'own' },
  });
});

test('one single folder of one’s own among the answers is a wrong mailbox', () => {
  const named = new Map([...foldersOf(MARY, ['msgfolderroot', 'inbox']), ...foldersOf(ROB, ['calendar'])]);
  expect(judge(evidence('delegate', { named, own: foldersOf(ROB) }))).toMatchObject({
    failure: { kind: 'wrong-mailbox' },
  });
});

test('another folder of one’s own than the one asked for is a wrong mailbox', () => {
  const named: FolderAnswers = new Map([['calendar', success(folder(idIn(ROB, 'some-other-calendar')))]]);
  expect(judge(evidence('delegate', { named, own: foldersOf(ROB) }))).toMatchObject({
    failure: { kind: 'wrong-mailbox', answered: 'own' },
  });
});

test('folders of two mailboxes in one answer are a wrong mailbox', () => {
  const named = new Map([...foldersOf(MARY, ['inbox']), ...foldersOf(JUN, ['calendar'])]);
  expect(judge(evidence('delegate', { named, own: foldersOf(ROB) }))).toMatchObject({
    failure: { kind: 'wrong-mailbox', answered: 'another' },
  });
});

test('a mailbox that was proved before as somebody else’s is a wrong mailbox', () => {
  const otherMonikers = [{ address: 'jun@contoso.test', moniker: JUN }];
  expect(
    judge(evidence('delegate', { named: foldersOf(JUN), own: foldersOf(ROB), otherMonikers })),
  ).toMatchObject({ failure: { kind: 'wrong-mailbox', answered: 'another' } });
});

test('a mailbox whose ids carry something else than the last time is a wrong mailbox', () => {
  const changed = evidence('delegate', { named: foldersOf(JUN), own: foldersOf(ROB), knownMoniker: MARY });
  expect(judge(changed)).toMatchObject({ failure: { kind: 'wrong-mailbox', answered: 'another' } });
  expect(judge({ ...changed, named: foldersOf(MARY) })).toMatchObject({ ok: true });
});

/** An id of an old server: storage type 0, then the address. */
function withAddress(address: string): FolderAnswers {
  return new Map([
    [
      'inbox',
      success(
        folder(
          Buffer.concat([Buffer.from([0, 0, address.length, 0]), Buffer.from(`${address}/inbox`)]).toString(
            'base64',
          ),
        ),
      ),
    ],
  ]);
}

test('an id that carries an address must carry the one asked for', () => {
  expect(
    judge(evidence('delegate', { named: withAddress('mary@contoso.test'), own: foldersOf(ROB) })),
  ).toMatchObject({ ok: true });
  expect(
    judge(evidence('delegate', { named: withAddress('jun@contoso.test'), own: foldersOf(ROB) })),
  ).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
});

test('opaque ids are compared as they are', () => {
  expect(judge(evidence('delegate', { named: opaque('mary'), own: opaque('rob') }))).toMatchObject({
    ok: true,
    value: { moniker: null },
  });
  expect(judge(evidence('delegate', { named: opaque('rob'), own: opaque('rob') }))).toMatchObject({
    failure: { kind: 'wrong-mailbox' },
  });
});

test('under impersonation, "my mailbox" and the mailbox by name must be the same, and not one’s own', () => {
  const good = evidence('impersonation', {
    named: foldersOf(MARY),
    unnamed: foldersOf(MARY),
    own: foldersOf(ROB),
  });
  expect(judge(good)).toMatchObject({ ok: true });
  expect(judge({ ...good, unnamed: foldersOf(ROB) })).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
  expect(judge({ ...good, named: foldersOf(ROB), unnamed: foldersOf(ROB) })).toMatchObject({
    failure: { kind: 'wrong-mailbox', answered: 'own' },
  });
});

test('an impersonated mailbox that was proved before is proved without one’s own folders, and no other one is', () => {
  const known = evidence('impersonation', {
    named: foldersOf(MARY),
    unnamed: foldersOf(MARY),
    own: null,
    knownMoniker: MARY,
  });
  expect(judge(known)).toMatchObject({
    ok: true,
    value: {
      statement: expect.stringContaining("was proved before, and not Rob Ellis's own") as string,
    },
  });
  const others = [
    { unnamed: foldersOf(ROB) },
    { named: foldersOf(ROB), unnamed: foldersOf(ROB) },
    { named: opaque('mary'), unnamed: opaque('mary') },
    { knownMoniker: null },
  ];
  for (const other of others) {
    expect(judge({ ...known, ...other })).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
  }
});

test('a service account without a mailbox proves an impersonated one by the two ways of asking', () => {
  const proved = judge(evidence('impersonation', { named: foldersOf(MARY), unnamed: foldersOf(MARY) }));
  expect(proved).toMatchObject({
    ok: true,
    value: { statement: expect.stringContaining('has no mailbox that could be taken for it') as string },
  });
});

test('one’s own mailbox must be the same by name and without', () => {
  expect(
    judge(evidence('own', { named: foldersOf(ROB), unnamed: foldersOf(ROB), own: foldersOf(ROB) })),
  ).toMatchObject({ ok: true });
  expect(
    judge(evidence('own', { named: foldersOf(MARY), unnamed: foldersOf(ROB), own: foldersOf(ROB) })),
  ).toMatchObject({ failure: { kind: 'wrong-mailbox' } });
});

test('a mailbox of which nothing may be seen is refused by the server’s own code', () => {
  const named: FolderAnswers = new Map([
    ['msgfolderroot', notFound],
    ['inbox', notFound],
  ]);
  expect(judge(evidence('delegate', { named, own: foldersOf(ROB) }))).toEqual(notFound);
});

test('a calendar alone is enough', () => {
  const named = new Map<ProvingFolder, Result<Folder>>([
    ['msgfolderroot', notFound],
    ['calendar', success(folder(idIn(MARY, 'calendar')))],
  ]);
  expect(judge(evidence('delegate', { named, own: foldersOf(ROB) }))).toMatchObject({
    ok: true,
    value: { statement: expect.stringContaining('1 folder of') as string },
  });
});
