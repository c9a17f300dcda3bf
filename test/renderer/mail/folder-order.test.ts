import { expect, test } from 'vitest';
import { folderLines } from '../../../renderer/features/mail/folders/folder-order.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import type { Folder } from '../../../shared/model/folder.ts';

const rights = {
  createAssociated: true,
  createContents: true,
  createHierarchy: true,
  delete: true,
  modify: true,
  read: true,
  viewPrivateItems: false,
};
const folder = (folderId: string, parentFolderId: string | null, more: Partial<Folder> = {}): Folder => ({
  folderId,
  changeKey: '1',
  parentFolderId,
  distinguishedId: null,
  displayName: folderId,
  folderClass: 'IPF.Note',
  totalCount: 0,
  unreadCount: 0,
  childFolderCount: 0,
  rights,
  ...more,
});
const shown = (folders: readonly Folder[], closed: readonly string[] = []) =>
  folderLines(folders, new Set(closed)).map((line) => `${'-'.repeat(line.depth)}${line.folder.folderId}`);

test('known folders come first in their order, others by name and number', () => {
  const folders = [
    folder('root', null, { distinguishedId: 'msgfolderroot' }),
    folder('Matter 10', 'root'),
    folder('matter 9', 'root'),
    folder('sent', 'root', { distinguishedId: 'sentitems' }),
    folder('in', 'root', { distinguishedId: 'inbox' }),
    folder('bin', 'root', { distinguishedId: 'deleteditems' }),
  ];
  expect(shown(folders)).toEqual(['in', 'sent', 'bin', 'matter 9', 'Matter 10']);
});

test('children stand beneath their parents unless these are closed', () => {
  const folders = [
    folder('in', null, { distinguishedId: 'inbox' }),
    folder('Board', 'in'),
    folder('2026', 'Board'),
  ];
  expect(shown(folders)).toEqual(['in', '-Board', '--2026']);
  expect(shown(folders, ['Board'])).toEqual(['in', '-Board']);
});

test('folders that hold no mail are left out', () => {
  expect(
    shown([
      folder('cal', null, { folderClass: 'IPF.Appointment' }),
      folder('plain', null, { folderClass: '' }),
    ]),
  ).toEqual(['plain']);
});

test('a folder whose parent is not shown stands at the top', () => {
  expect(shown([folder('lost', 'elsewhere')])).toEqual(['lost']);
});

test('a loop of parents does not hang the tree', () => {
  expect(shown([folder('a', 'b'), folder('b', 'a'), folder('c', null)])).toEqual(['c']);
});

test('forty thousand folders beside one another, and as many in one another, are each looked at once', () => {
  const flat = Array.from({ length: 40_000 }, (_, index) => folder(`f${index}`, null));
  const nested = Array.from({ length: 40_000 }, (_, index) =>
    folder(`f${index}`, index === 0 ? null : `f${index - 1}`),
  );
  expect(cpuTime(() => shown(flat), 2000)).toBeLessThan(2000);
  const lines = folderLines(nested, new Set());
  expect(lines.length).toBe(40_000);
  expect(lines.at(-1)?.depth).toBe(39_999);
});

test('of twenty folders with one id the first is shown, and folders in a loop are left out', () => {
  const twins = Array.from({ length: 20 }, (_, index) =>
    folder('same', null, { displayName: `Name ${index}` }),
  );
  expect(folderLines(twins, new Set()).map((line) => line.folder.displayName)).toEqual(['Name 0']);
  expect(shown([folder('a', 'b'), folder('b', 'a'), folder('c', null)])).toEqual(['c']);
});
