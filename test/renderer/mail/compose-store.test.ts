import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import {
  composeStore,
  useComposeStore,
  whyNotSend,
} from '../../../renderer/features/mail/compose/compose-store.ts';
import type { Draft, SendOption, Witness } from '../../../shared/model/sending.ts';
import { failed, success } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { marySession } from '../samples.ts';

const { sessionId, identities } = marySession;
const mary = { name: 'Mary Okafor', address: 'mary.okafor@contoso.test' };
const rob = { name: 'Rob Ellis', address: 'rob.ellis@contoso.test' };
const priya = { name: 'Priya Natarajan', address: 'priya@contoso.test' };
const onBehalf: SendOption = {
  mode: 'on-behalf',
  from: mary,
  sender: rob,
  standing: 'granted',
  whyNot: null,
  seenOtherwise: null,
};
const asMary: SendOption = {
  mode: 'as',
  from: mary,
  sender: null,
  standing: 'refused',
  whyNot: null,
  seenOtherwise: null,
};
const draft: Draft = {
  kind: 'reply',
  reference: { itemId: 'm1', changeKey: '1' },
  to: [priya],
  cc: [],
  subject: 'Re: Budget',
  quote: '> Mary,',
  leftBehind: [],
  options: [asMary, onBehalf],
  copy: {
    mailbox: mary.address,
    mailboxName: 'Mary Okafor',
    folderName: 'Sent Items',
    folderId: 'sent',
    canBeWritten: true,
    insteadOf: null,
  },
  recordedAs: identities,
};
const promised = { from: mary, sender: rob, mailbox: mary.address, folderName: 'Sent Items' };
const outcome = { marker: 'marker-1', sentAt: '2026-11-24T09:03:00Z', promised, journalSequence: 4 };
const kept: Witness = { witness: 'kept', found: promised, itemId: 's1', checkedAt: '2026-11-24T09:03:02Z' };
const notFound: Witness = {
  witness: 'not-found',
  checkedAt: '2026-11-24T09:03:02Z',
  lookedIn: ['Sent Items'],
};
const letter = () => composeStore().letters[sessionId];
const begin = () => composeStore().begin(sessionId, { kind: 'reply', itemId: 'm1' });

let bridge: FakeBridge;
beforeEach(() => {
  vi.useFakeTimers();
  useComposeStore.setState({ letters: {}, sent: {}, refusals: {}, leaving: {} });
  bridge = fakeBridge({
    'compose.begin': () => success(draft),
    'message.send': () => success(outcome),
    'message.witness': () => success(kept),
  });
  giveBridge(bridge);
});
afterEach(() => void vi.useRealTimers());
const sends = () => bridge.asked.filter((one) => one.name === 'message.send');

test('a letter begins with the first way of sending that is not refused, the quote beneath', async () => {
  await begin();
  expect(letter()).toMatchObject({ mode: 'on-behalf', body: '\n\n> Mary,', subject: 'Re: Budget' });
});

test('sends what is on screen, once, with the identities that were on screen', async () => {
  await begin();
  composeStore().write(sessionId, { body: 'Thursday at 10.\n\n> Mary,' });
  await Promise.all([composeStore().send(marySession), composeStore().send(marySession)]);
  expect(sends()).toEqual([
    {
      name: 'message.send',
      input: {
        sessionId,
        identities,
        mode: 'on-behalf',
        kind: 'reply',
        reference: { itemId: 'm1', changeKey: '1' },
        to: [priya],
        cc: [],
        bcc: [],
        subject: 'Re: Budget',
        letterId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
        bodyText: 'Thursday at 10.\n\n> Mary,',
      },
    },
  ]);
});

test('after sending, the copy is read back and the form is gone', async () => {
  await begin();
  await composeStore().send(marySession);
  expect(letter()).toBeUndefined();
  expect(composeStore().sent[sessionId]).toMatchObject({
    outcome,
    check: { check: 'answered', witness: kept },
  });
});

test('a copy that is not there yet is looked for again, and then found', async () => {
  let looks = 0;
  bridge.answer('message.witness', () => success((looks += 1) < 3 ? notFound : kept));
  await begin();
  const sending = composeStore().send(marySession);
  await vi.advanceTimersByTimeAsync(2000);
  await sending;
  expect([looks, composeStore().sent[sessionId]?.check]).toEqual([3, { check: 'answered', witness: kept }]);
});

test('a copy that never comes is said not to be found, after five looks', async () => {
  bridge.answer('message.witness', () => success(notFound));
  await begin();
  const sending = composeStore().send(marySession);
  await vi.advanceTimersByTimeAsync(60_000);
  await sending;
  expect(bridge.asked.filter((one) => one.name === 'message.witness')).toHaveLength(5);
  expect(composeStore().sent[sessionId]?.check).toEqual({ check: 'answered', witness: notFound });
});

test('a refused send keeps every word, says why and can be tried again', async () => {
  bridge.answer('message.send', () => failed({ kind: 'read-only' }));
  await begin();
  composeStore().write(sessionId, { body: 'Words' });
  await composeStore().send(marySession);
  expect(letter()).toMatchObject({
    body: 'Words',
    sending: { sending: 'failed', failure: { kind: 'read-only' } },
  });
  bridge.answer('message.send', () => success(outcome));
  await composeStore().send(marySession);
  expect(sends()).toHaveLength(2);
});

test('a send whose outcome is unknown is never repeated, not even when asked', async () => {
  bridge.answer('message.send', () => failed({ kind: 'outcome-unknown', operation: 'CreateItem' }));
  await begin();
  await composeStore().send(marySession);
  composeStore().write(sessionId, { body: 'again' });
  await composeStore().send(marySession);
  expect(sends()).toHaveLength(1);
  expect(letter()?.sending.sending).toBe('unknown');
});

test('a refused way of sending and a letter to nobody cannot be sent', async () => {
  await begin();
  composeStore().write(sessionId, { mode: 'as' });
  await composeStore().send(marySession);
  composeStore().write(sessionId, { mode: 'on-behalf', to: [] });
  await composeStore().send(marySession);
  expect(sends()).toEqual([]);
  const now = letter();
  expect(now === undefined ? '' : whyNotSend(now)).toBe('Add a recipient first.');
});

test('a letter with text is not given up for another one before the person says so', async () => {
  await begin();
  composeStore().write(sessionId, { body: 'Words' });
  await composeStore().begin(sessionId, { kind: 'new', itemId: null });
  expect([letter()?.body, bridge.asked.length]).toEqual(['Words', 1]);
  expect(composeStore().leaving[sessionId]).toEqual({ kind: 'new', itemId: null });
  composeStore().discard(sessionId);
  await vi.runAllTimersAsync();
  expect(bridge.asked.at(-1)).toMatchObject({ input: { kind: 'new', itemId: null } });
  expect(letter()?.body).toBe('\n\n> Mary,');
});

test('a letter without text closes without a question', async () => {
  await begin();
  composeStore().close(sessionId);
  expect([letter(), composeStore().leaving[sessionId]]).toEqual([undefined, undefined]);
});

test('a letter in one mailbox is untouched by what happens in another', async () => {
  await begin();
  composeStore().write(sessionId, { body: 'Words' });
  await composeStore().begin('session-other', { kind: 'new', itemId: null });
  composeStore().discard('session-other');
  expect(letter()?.body).toBe('Words');
});

test('text in a field for people that is nobody yet keeps a letter from being sent, and is named', async () => {
  await begin();
  composeStore().write(sessionId, { leftovers: { To: '', Cc: 'Okafor, Mary' } });
  expect(whyNotSend(letter()!)).toContain('“Okafor, Mary” under Cc');
  await composeStore().send(marySession);
  expect(sends()).toEqual([]);
  composeStore().write(sessionId, { leftovers: { To: '', Cc: '' } });
  await composeStore().send(marySession);
  expect(sends()).toHaveLength(1);
});
