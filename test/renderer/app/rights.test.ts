import { describe, expect, it } from 'vitest';
import { mayDo, type Act } from '../../../shared/may-do.ts';
import type { EffectiveRights, FolderActs } from '../../../shared/model/folder.ts';
import { whyNotDo } from '../../../renderer/app/stores/rights-store.ts';

const none: EffectiveRights = {
  createAssociated: false,
  createContents: false,
  createHierarchy: false,
  delete: false,
  modify: false,
  read: true,
  viewPrivateItems: false,
};
/** An Editor's rights on a folder: it may not be changed itself. */
const editorsFolder = { ...none, createContents: true };
const all = { ...none, modify: true, delete: true };

describe('what may be done', () => {
  it.each(['change', 'delete'] as const)(
    'to items (%s) is told by an item and never by the folder',
    (act) => {
      expect(mayDo(act, { folder: editorsFolder, items: all })).toEqual({ isAllowed: true, isGuess: false });
      expect(mayDo(act, { folder: all, items: none })).toEqual({ isAllowed: false, isGuess: false });
      expect(mayDo(act, { folder: editorsFolder, items: none, item: all }).isAllowed).toBe(true);
      expect(mayDo(act, { folder: editorsFolder, items: null })).toEqual({ isAllowed: true, isGuess: true });
      expect(mayDo(act, { folder: null, items: null }).isAllowed).toBe(false);
    },
  );

  it('with a folder is told by the folder', () => {
    expect(mayDo('create', { folder: editorsFolder, items: none }).isAllowed).toBe(true);
    expect(mayDo('create', { folder: none, items: all }).isAllowed).toBe(false);
  });
});

describe('a control', () => {
  const advice = { cause: 'No.', who: 'Mary', command: null };
  const told = (isAllowed: boolean, isGuess = false): FolderActs => {
    const one = { isAllowed, isGuess, whyNot: isAllowed ? null : advice };
    return { folderId: 'inbox', read: one, create: one, change: one, delete: one };
  };
  const acts: readonly Act[] = ['read', 'create', 'change', 'delete'];

  it.each(acts)('is on for %s where it is allowed, not known, or only a guess', (act) => {
    expect(whyNotDo(act, { acts: told(true), item: null })).toBeNull();
    expect(whyNotDo(act, { acts: null, item: null })).toBeNull();
    expect(whyNotDo(act, { acts: told(false, true), item: null })).toBeNull();
    expect(whyNotDo(act, { acts: told(false), item: null })).toEqual(advice);
  });

  it('follows the very item where that was read', () => {
    expect(whyNotDo('change', { acts: told(false), item: all })).toBeNull();
    expect(whyNotDo('delete', { acts: told(true), item: none })).not.toBeNull();
  });
});
