import { beforeEach, expect, test } from 'vitest';
import { giveBridge, request } from '../../../renderer/app/bridge.ts';
import { stateWords } from '../../../renderer/app/frame/status-words.ts';
import { useStatusStore } from '../../../renderer/app/stores/status-store.ts';
import { useOutboxStore } from '../../../renderer/features/outbox/outbox-store.ts';
import { failed, success } from '../../../shared/result.ts';
import { fakeBridge } from '../fake-bridge.ts';
import { robSession } from '../samples.ts';

const { sessionId } = robSession;
const gone = { kind: 'server-not-found', host: 'mail.contoso.test' } as const;
const live = { ...robSession, watch: { state: 'live', since: '2026-11-24T09:02:00Z' } } as const;
const said = () => stateWords(live, 1, useStatusStore.getState().unreached[sessionId] ?? null).tone;

beforeEach(() => {
  useStatusStore.setState({ freshness: {}, unreached: {} });
  useOutboxStore.setState({ entries: {} });
});

test('is not green any more once any request could not reach the server, and green again after an answer of it', async () => {
  const page = { folderId: 'inbox', offset: 0, total: 0, rows: [], asOf: '2026-11-24T09:03:00Z' };
  const bridge = fakeBridge({ 'folder.refresh': () => failed(gone) });
  giveBridge(bridge);
  expect(said()).toBe('open');
  await request('folder.refresh', { sessionId, folderId: 'inbox' });
  expect(said()).toBe('opening');
  const list = { sessionId, folderId: 'inbox', offset: 0, limit: 10, search: '' };
  bridge.answer('message.list', () => success({ ...page, source: 'store' }));
  await request('message.list', list);
  expect(said()).toBe('opening');
  bridge.answer('message.list', () => success({ ...page, source: 'server' }));
  await request('message.list', list);
  expect(said()).toBe('open');
});

test('is not green once the outbox knows that the server cannot be reached', () => {
  const entry = {
    entryId: 'e',
    kind: 'message',
    letterId: null,
    state: 'refused',
    subject: 'Budget',
    to: [] as string[],
    createdAt: '2026-11-24T09:02:00Z',
    looks: 0,
    nextLookAt: null,
    failure: gone,
  } as const;
  useOutboxStore.getState().changed(sessionId, [{ ...entry, failure: null }]);
  expect(said()).toBe('open');
  useOutboxStore.getState().changed(sessionId, [entry]);
  expect(said()).toBe('opening');
});

test('each view of a mailbox has its own age', () => {
  const { reportFreshness } = useStatusStore.getState();
  reportFreshness(sessionId, 'mail', { label: 'Inbox', asOf: '2026-11-24T09:02:00Z' });
  reportFreshness(sessionId, 'calendar', { label: 'Calendar', asOf: '2026-11-24T09:05:00Z' });
  expect(useStatusStore.getState().freshness[sessionId]?.mail?.label).toBe('Inbox');
});
