import { beforeEach, describe, expect, it } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { budgetFacts, budgetWords } from '../../../renderer/app/frame/budget-words.ts';
import { useToastsStore } from '../../../renderer/app/stores/toasts-store.ts';
import { useOutboxStore } from '../../../renderer/features/outbox/outbox-store.ts';
import { useComposeStore, type Letter } from '../../../renderer/features/mail/compose/compose-store.ts';
import {
  decidedWords,
  maySendAgain,
  outboxSummary,
  outboxWords,
} from '../../../renderer/features/outbox/outbox-words.ts';
import type { ServerBudget } from '../../../shared/model/budget.ts';
import { outboxState, type OutboxEntry } from '../../../shared/model/outbox.ts';
import { failed, success } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { supportSession } from '../samples.ts';

const now = Date.parse('2026-11-24T09:10:00Z');
const entry = (change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  entryId: 'entry-1',
  kind: 'message',
  letterId: null,
  state: 'unknown',
  subject: 'Badge',
  to: ['priya@contoso.test'],
  createdAt: '2026-11-24T09:09:00Z',
  looks: 2,
  nextLookAt: '2026-11-24T09:10:15Z',
  failure: null,
  ...change,
});
const { sessionId } = supportSession;
const came = (name: 'not-found' | 'sent' | 'dismissed') => success({ came: name, entry: null, marker: null });
const texts = () => useToastsStore.getState().toasts.map(({ text }) => text);

describe('the words of the outbox', () => {
  it('say of every state something else', () => {
    const meanings = outboxState.options.map((state) => outboxWords(entry({ state }), now).meaning);
    expect(new Set(meanings).size).toBe(outboxState.options.length);
  });

  it('say when an unknown write is looked for next, and that it is never sent twice', () => {
    const { meaning } = outboxWords(entry(), now);
    expect(meaning).toContain('never sends it twice');
    expect(meaning).toContain('looked for twice');
    expect(meaning).toContain('next look is in 15 s');
  });

  it('leave the decision to the person once looking is over, and only then', () => {
    expect(maySendAgain(entry())).toBe(false);
    expect(maySendAgain(entry({ nextLookAt: null }))).toBe(true);
    expect(maySendAgain(entry({ state: 'waiting', nextLookAt: null }))).toBe(false);
    expect(outboxWords(entry({ nextLookAt: null }), now).meaning).toContain('You decide');
  });

  it('count in the status bar what waits for the person before what goes by itself', () => {
    const mine = entry({ nextLookAt: null });
    expect(outboxSummary([entry(), mine], 3)).toEqual({ text: '1 write needs you', needsPerson: true });
    expect(outboxSummary([mine, mine], 0).text).toBe('2 writes need you');
    expect(outboxSummary([entry()], 0).text).toBe('Looking for 1 write…');
    expect(outboxSummary([], 2).text).toBe('Sending 2 changes…');
    expect(outboxSummary([], 0).text).toBe('Nothing waiting to be sent');
  });

  it('tell what came of a decision', () => {
    expect(decidedWords('Badge', { came: 'found', entry: null, marker: 'm' })).toContain('sent, once');
    expect(decidedWords('', { came: 'not-found', entry: null, marker: null })).toMatch(/^It was not found/u);
  });
});

describe('the outbox', () => {
  let bridge: FakeBridge;
  beforeEach(() => {
    bridge = fakeBridge({ 'outbox.list': () => success({ entries: [], isDurable: true }) });
    giveBridge(bridge);
    useToastsStore.setState({ toasts: [] });
    useOutboxStore.setState({ entries: {}, deciding: new Set() });
  });

  it('says so when a write without an answer was found', () => {
    useOutboxStore.getState().changed(sessionId, [entry()]);
    useOutboxStore.getState().changed(sessionId, []);
    expect(texts()).toEqual([expect.stringContaining('“Badge” was found in the mailbox')]);
  });

  it('closes the form of a message that was found, and no other form', () => {
    const letter = { letterId: 'letter-1', sending: { sending: 'unknown' } } as Letter;
    const other = { ...letter, letterId: 'letter-2' };
    useComposeStore.setState({ letters: { [sessionId]: letter, other } });
    useOutboxStore.getState().changed(sessionId, [entry({ letterId: 'letter-1' })]);
    expect(useComposeStore.getState().letters[sessionId]).toBe(letter);
    useOutboxStore.getState().changed(sessionId, []);
    expect(useComposeStore.getState().letters).toEqual({ other });
  });

  it('says nothing of a write that was simply confirmed', () => {
    useOutboxStore.getState().changed(sessionId, [entry({ state: 'leaving' })]);
    useOutboxStore.getState().changed(sessionId, []);
    expect(texts()).toEqual([]);
  });

  it('carries the identities on screen with a decision, and takes one decision at a time', async () => {
    bridge.answer('outbox.decide', () => failed({ kind: 'read-only' }));
    const { decide } = useOutboxStore.getState();
    await Promise.all([
      decide(supportSession, entry(), 'send-again'),
      decide(supportSession, entry(), 'send-again'),
    ]);
    const asked = bridge.asked.filter(({ name }) => name === 'outbox.decide');
    expect(asked.map(({ input }) => input)).toEqual([
      { sessionId, identities: supportSession.identities, entryId: 'entry-1', decision: 'send-again' },
    ]);
    expect(texts()).toHaveLength(1);
  });

  it('does not take for found what the person took off the list', async () => {
    const letter = { letterId: 'letter-1', sending: { sending: 'unknown' } } as Letter;
    useComposeStore.setState({ letters: { [sessionId]: letter } });
    useOutboxStore.getState().changed(sessionId, [entry({ letterId: 'letter-1' })]);
    bridge.answer('outbox.decide', () => came('dismissed'));
    await useOutboxStore.getState().decide(supportSession, entry({ letterId: 'letter-1' }), 'dismiss');
    expect(useOutboxStore.getState().entries[sessionId]).toEqual([]);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).not.toContain('was found');
    expect(Object.keys(useComposeStore.getState().letters)).toEqual([sessionId]);
  });

  it('leaves no older word on a write standing beside a newer one', async () => {
    bridge.answer('outbox.decide', () => came('not-found'));
    await useOutboxStore.getState().decide(supportSession, entry(), 'look');
    bridge.answer('outbox.decide', () => came('sent'));
    await useOutboxStore.getState().decide(supportSession, entry(), 'send-again');
    expect(texts()).toEqual(['“Badge” was sent.']);
  });
});

describe('the budget', () => {
  const budget: ServerBudget = {
    host: 'mail.contoso.test',
    charged: 'rob.ellis@contoso.test',
    inFlight: 0,
    waiting: 0,
    most: 10,
    hanging: 1,
    stillUntil: null,
    timesBusy: 0,
  };

  it('is silent while nothing is under way but what listens, and until half of the limit is in use', () => {
    expect(budgetWords({ ...budget, inFlight: 1 }, now)).toBe('');
    expect(budgetWords({ ...budget, inFlight: 5 }, now)).toBe('');
    expect(budgetWords({ ...budget, inFlight: 6 }, now)).toBe('6 of 10 requests under way');
  });

  it('says how long the server wants us to be still, and then no more', () => {
    const busy = { ...budget, stillUntil: '2026-11-24T09:10:45Z', waiting: 4 };
    expect(budgetWords(busy, now)).toBe('Server busy: 45 s');
    expect(budgetWords(busy, now + 45_000)).toBe('4 requests waiting');
    expect(budgetFacts(busy).join(' ')).toContain('Nothing is asked before that');
  });
});
