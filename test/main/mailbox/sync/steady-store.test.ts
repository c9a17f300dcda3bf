import { describe, expect, it } from 'vitest';
import { steadyStore } from '../../../../main/mailbox/opening/steady-store.ts';
import { StoreFailure } from '../../../../main/store/store-failure.ts';
import type { ItemsPage, MailboxStore } from '../../../../main/store/mailbox-store.ts';
import { memoryStore } from '../../../support/memory-store.ts';

const page: ItemsPage = {
  folderId: 'AAMkAInbox=',
  put: [],
  removed: [],
  readFlags: [],
  syncState: 'bmV4dA==',
  isLast: true,
  asOf: '2026-03-01T00:00:00.000Z',
};

/** A store on a disk that can be made to fail. */
function onDisk() {
  const inner = memoryStore(true);
  const disk = { isFailing: false };
  const look = (): void => {
    if (disk.isFailing) throw new StoreFailure('disk-full');
  };
  const store: MailboxStore = {
    ...inner,
    fact: (name) => (look(), inner.fact(name)),
    setFact: (name, value) => (look(), inner.setFact(name, value)),
    keepItems: (one) => (look(), inner.keepItems(one)),
    keepOutbox: (record) => (look(), inner.keepOutbox(record)),
    progress: (folderId) => (look(), inner.progress(folderId)),
  };
  const troubles: string[] = [];
  const steady = steadyStore(
    store,
    () => memoryStore(),
    ({ reason }) => void troubles.push(reason),
  );
  return { disk, inner, steady, troubles };
}

describe('a store whose disk fails', () => {
  it('throws the page that failed, so that half of a list cannot pass for the whole, and goes on in memory', () => {
    const { disk, steady, troubles } = onDisk();
    steady.keepItems(page);
    disk.isFailing = true;
    expect(() => steady.keepItems({ ...page, syncState: 'bGF0ZXI=' })).toThrow(StoreFailure);
    expect(troubles).toEqual(['disk-full']);
    expect(steady.isDurable).toBe(false);
    expect(steady.progress(page.folderId)).toMatchObject({ syncState: null, isComplete: false });
    steady.keepItems(page);
    expect(steady.progress(page.folderId)).toMatchObject({ syncState: 'bmV4dA==', isComplete: true });
    expect(troubles).toHaveLength(1);
  });

  it('answers reads from the memory, which knows nothing yet', () => {
    const { disk, steady, troubles } = onDisk();
    steady.setFact('name', 'value');
    expect(steady.fact('name')).toBe('value');
    disk.isFailing = true;
    expect(steady.fact('name')).toBeNull();
    expect(troubles).toEqual(['disk-full']);
  });

  it('keeps the outbox on the disk: what cannot be written there is refused every time', () => {
    const { disk, steady, inner } = onDisk();
    const record = {
      entryId: 'e1',
      marker: 'm1',
      state: 'prepared',
      createdAt: page.asOf,
      changedAt: page.asOf,
      looks: 0,
      content: '{}',
      failure: null,
    } as const;
    steady.keepOutbox(record);
    disk.isFailing = true;
    expect(() => steady.keepOutbox({ ...record, entryId: 'e2' })).toThrow(StoreFailure);
    expect(() => steady.keepOutbox({ ...record, entryId: 'e2' })).toThrow(StoreFailure);
    expect(inner.outbox().map(({ entryId }) => entryId)).toEqual(['e1']);
  });

  it('lets a defect through as it is', () => {
    const broken = {
      ...memoryStore(),
      fact: () => {
        throw new TypeError('a defect');
      },
    };
    const steady = steadyStore(
      broken,
      () => memoryStore(),
      () => undefined,
    );
    expect(() => steady.fact('name')).toThrow(TypeError);
  });
});
