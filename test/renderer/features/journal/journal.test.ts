import { beforeEach, describe, expect, it } from 'vitest';
import { giveBridge } from '../../../../renderer/app/bridge.ts';
import { mergeEntries, useJournalStore } from '../../../../renderer/features/journal/journal-store.ts';
import {
  fits,
  itemWords,
  outcomeWords,
  verdictWords,
} from '../../../../renderer/features/journal/journal-words.ts';
import { failed, success } from '../../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../../fake-bridge.ts';
import { sampleEntry } from '../../samples.ts';

const begun = sampleEntry(2, { outcome: 'begun', endedAt: null });
let bridge: FakeBridge;

beforeEach(() => {
  bridge = fakeBridge();
  giveBridge(bridge);
  useJournalStore.setState(useJournalStore.getInitialState(), true);
});

describe('reading the journal', () => {
  it('asks for the newest, then for those before the oldest known, and stops at the first', async () => {
    bridge.answer('journal.list', ({ before }) =>
      success({ entries: before === null ? [sampleEntry(3), sampleEntry(2)] : [sampleEntry(1)], total: 3 }),
    );
    await useJournalStore.getState().askNewest();
    await useJournalStore.getState().askOlder();
    await useJournalStore.getState().askOlder();
    expect(useJournalStore.getState().entries?.map((entry) => entry.sequence)).toEqual([3, 2, 1]);
    expect(bridge.asked.map((one) => one.input)).toEqual([
      { before: null, limit: 200 },
      { before: 2, limit: 200 },
    ]);
  });

  it('puts the end of an entry in the place of its beginning, newest first', () => {
    const merged = mergeEntries([begun, sampleEntry(1)], [sampleEntry(3), sampleEntry(2)]);
    expect(merged.map((entry) => [entry.sequence, entry.outcome])).toEqual([
      [3, 'done'],
      [2, 'done'],
      [1, 'done'],
    ]);
  });

  it('keeps what was read when a later reading fails', async () => {
    useJournalStore.setState({ entries: [sampleEntry(1)], total: 1 });
    bridge.answer('journal.list', () => failed({ kind: 'journal-unavailable', reason: 'the disk is full' }));
    await useJournalStore.getState().askNewest();
    expect(useJournalStore.getState()).toMatchObject({
      entries: [{ sequence: 1 }],
      failure: { kind: 'journal-unavailable' },
    });
  });
});

describe('an entry', () => {
  it('says how it ended, and that an end is missing', () => {
    expect(outcomeWords(sampleEntry(1)).text).toBe('Done');
    expect(outcomeWords(begun)).toEqual({ tone: 'pending', text: 'No end' });
    expect(outcomeWords(sampleEntry(1, { outcome: 'unknown' })).text).toBe('Unknown');
  });

  it('is found by either identity, the mailbox, the operation, the outcome and the code', () => {
    const entry = sampleEntry(7, {
      authenticated: 'svc@a.test',
      authorized: 'room@a.test',
      outcome: 'refused',
      code: 'ErrorAccessDenied',
    });
    for (const words of ['svc', 'room', 'MARY', 'createitem', 'refused', 'accessdenied', 'svc refused', '7'])
      expect(fits(entry, words), words).toBe(true);
    expect(fits(entry, 'svc done')).toBe(false);
  });
});

describe('the check of the chain', () => {
  it('names the item of an act by its digest, by which its other acts are found', () => {
    const one = { ...sampleEntry(1), item: '0123456789abcdef' };
    expect(itemWords(one)).toBe('item 01234567');
    expect(fits(one, 'item 01234567')).toBe(true);
    expect(fits({ ...one, item: 'fedcba9876543210' }, '01234567')).toBe(false);
    expect(itemWords({ ...one, item: null })).toBe('');
  });

  it('says in plain words whether the record holds', () => {
    const whole = verdictWords({ verdict: 'whole', records: 40, head: 'ab'.repeat(32) }, 20);
    expect(whole).toMatchObject({ tone: 'proved', title: 'The journal is whole' });
    expect(whole.text).toContain('20 acts in 40 records:');
    const broken = verdictWords(
      {
        verdict: 'broken',
        records: 9,
        firstBadRecord: 4,
        reason: 'its seal differs',
      },
      9,
    );
    expect(broken.tone).toBe('refused');
    expect(broken.text).toContain('Record 4 of 9');
    expect(verdictWords({ verdict: 'unavailable', reason: 'The file is missing' }, 0).tone).toBe('refused');
  });
});
