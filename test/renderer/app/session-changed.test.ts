import { beforeEach, expect, test } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { sessionChanged } from '../../../renderer/app/session-changed.ts';
import { useSessionsStore } from '../../../renderer/app/stores/sessions-store.ts';
import { useStatusStore } from '../../../renderer/app/stores/status-store.ts';
import { useToastsStore } from '../../../renderer/app/stores/toasts-store.ts';
import { useViewStore } from '../../../renderer/app/stores/view-store.ts';
import { mailStore, useMailStore } from '../../../renderer/features/mail/mail-store.ts';
import { messagesStore, useMessagesStore } from '../../../renderer/features/mail/list/messages-store.ts';
import { success } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { messageRow } from '../mail/message-row.ts';
import { marySession, robSession } from '../samples.ts';

const opening = { ...marySession, state: { state: 'opening', step: 'proving', isReadable: true } } as const;
const page = {
  folderId: 'inbox',
  offset: 0,
  total: 1,
  rows: [messageRow('a')],
  asOf: '2026-11-24T09:02:41Z',
  source: 'store' as const,
};
const restartedAt = '2026-11-24T09:05:00Z';

let bridge: FakeBridge;
beforeEach(() => {
  useMailStore.setState({ places: {} });
  useMessagesStore.setState({ messages: new Map() });
  useSessionsStore.setState({ sessions: {}, shown: {} });
  useStatusStore.setState({ freshness: {} });
  useToastsStore.setState({ toasts: [] });
  useViewStore.setState({ screen: null, places: {} });
  bridge = fakeBridge({ 'message.firstPage': () => success(page), 'folder.list': () => success([]) });
  giveBridge(bridge);
});

test('a mailbox that cannot be proved again takes everything that was shown of it off the screen', async () => {
  sessionChanged(opening);
  await mailStore().open(opening.sessionId);
  await mailStore().open(robSession.sessionId);
  await messagesStore().read(opening.sessionId, 'a', 'key');
  const failure = { kind: 'session-crashed' } as const;
  sessionChanged({ ...opening, state: { state: 'failed', failure } });
  expect(Object.keys(mailStore().places)).toEqual([robSession.sessionId]);
  expect(messagesStore().messages.size).toBe(0);
  expect(Object.keys(useStatusStore.getState().freshness)).toEqual([robSession.sessionId]);
});

const firstPages = () => bridge.asked.filter(({ name }) => name === 'message.firstPage').length;

test('a mailbox on screen is asked for its rows in the moment in which it may be read, and once', async () => {
  useViewStore.getState().showMailbox(opening.mailboxId);
  sessionChanged({ ...opening, state: { ...opening.state, isReadable: false } });
  expect(firstPages()).toBe(0);
  sessionChanged(opening);
  expect(firstPages()).toBe(1);
  sessionChanged(marySession);
  await mailStore().open(opening.sessionId);
  expect(firstPages()).toBe(1);
});

test('a mailbox that nobody looks at, or whose calendar is on screen, is asked for no rows', () => {
  sessionChanged(opening);
  useViewStore.getState().showMailbox(robSession.mailboxId, 'calendar');
  sessionChanged(robSession);
  expect(bridge.asked.map(({ name }) => name)).not.toContain('message.firstPage');
});

test('a mailbox that was started anew says so once it is proved again, and once only', () => {
  sessionChanged({ ...opening, restartedAt });
  expect(useToastsStore.getState().toasts).toEqual([]);
  sessionChanged({ ...marySession, restartedAt });
  sessionChanged({ ...marySession, restartedAt, level: 'Reviewer' });
  const texts = useToastsStore.getState().toasts.map(({ text }) => text);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain('Mary Okafor stopped working inside Onbehalf');
});

test('one that is started anew again says it once more in the same place, and no more when it stays down', () => {
  for (const at of [restartedAt, '2026-11-24T09:06:00Z']) {
    sessionChanged({ ...opening, restartedAt: at });
    sessionChanged({ ...marySession, restartedAt: at });
  }
  expect(useToastsStore.getState().toasts).toHaveLength(1);
  sessionChanged({ ...opening, state: { state: 'failed', failure: { kind: 'session-crashed' } } });
  expect(useToastsStore.getState().toasts).toEqual([]);
});

test('an ordinary opening says nothing', () => {
  sessionChanged(opening);
  sessionChanged(marySession);
  expect(useToastsStore.getState().toasts).toEqual([]);
});

test('what was on screen of a mailbox is known after it has failed: nothing, its stored copy, or the mailbox', () => {
  const shown = () => useSessionsStore.getState().shown[opening.sessionId];
  sessionChanged({ ...opening, state: { ...opening.state, isReadable: false } });
  expect(shown()).toBeUndefined();
  sessionChanged(opening);
  expect(shown()).toBe('stored');
  sessionChanged(marySession);
  sessionChanged(opening);
  sessionChanged({ ...opening, state: { state: 'failed', failure: { kind: 'session-crashed' } } });
  expect(shown()).toBe('proved');
});
