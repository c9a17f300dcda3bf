import { beforeEach, expect, test } from 'vitest';
import { giveBridge } from '../../../renderer/app/bridge.ts';
import { identifyPeople } from '../../../renderer/features/mail/identify-people.ts';
import { messageName, messagesStore } from '../../../renderer/features/mail/list/messages-store.ts';
import type { Message } from '../../../shared/model/message.ts';
import { success } from '../../../shared/result.ts';
import { fakeBridge, type FakeBridge } from '../fake-bridge.ts';
import { marySession } from '../samples.ts';

const { sessionId } = marySession;
const legacy = (name: string, value: string) => ({ name, address: '', native: { routing: 'EX', value } });
const priya = legacy('Priya Natarajan', '/O=X/CN=PRIYA');
const karim = legacy('Karim Saidi', '/O=X/CN=KARIM');
const ana = { name: 'Ana Lima', address: 'ana.lima@contoso.test' };
const team = { name: 'My team', address: '' };

const mail = (more: Partial<Message>): Message => ({
  itemId: 'm1',
  changeKey: '1',
  parentFolderId: null,
  itemClass: 'IPM.Note',
  isHidden: false,
  subject: 'Badge',
  from: null,
  sender: null,
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  sentAt: null,
  receivedAt: null,
  isRead: true,
  isDraft: false,
  importance: 'Normal',
  sensitivity: 'Normal',
  flag: 'NotFlagged',
  categories: [],
  body: { type: 'text', content: '' },
  attachments: [],
  links: [],
  conversationId: null,
  internetMessageId: null,
  rights: null,
  ...more,
});

let bridge: FakeBridge;
beforeEach(() => {
  messagesStore().forgetAll(sessionId);
  bridge = fakeBridge({
    'directory.identify': ({ people }) =>
      success(
        people.map((one) => (one.name.startsWith('Priya') ? { ...one, address: 'Priya@contoso.test' } : one)),
      ),
  });
  giveBridge(bridge);
});

async function shown(message: Message): Promise<Message> {
  bridge.answer('message.get', () => success(message));
  await messagesStore().read(sessionId, message.itemId, message.changeKey);
  return now();
}
function now(): Message {
  const open = messagesStore().messages.get(messageName(sessionId, 'm1'));
  if (open?.state !== 'loaded') throw new Error('No message is open.');
  return open.message;
}
const questions = () => bridge.asked.filter(({ name }) => name === 'directory.identify');

test('everybody without an address is asked about once, in one request, and shown with the address found', async () => {
  const lower = legacy('Priya', '/o=x/cn=priya');
  await identifyPeople(sessionId, await shown(mail({ from: priya, to: [karim, ana, team], cc: [lower] })));
  await identifyPeople(sessionId, now());
  expect(questions()).toEqual([{ name: 'directory.identify', input: { sessionId, people: [priya, karim] } }]);
  expect(now().from).toEqual({ ...priya, address: 'Priya@contoso.test' });
  expect(now().cc).toEqual([{ ...lower, address: 'Priya@contoso.test' }]);
  expect(now().to).toEqual([karim, ana, team]);
});

test('nobody is asked about where everybody has an address or nothing to be asked by', async () => {
  await identifyPeople(sessionId, await shown(mail({ from: ana, to: [team] })));
  expect(questions()).toEqual([]);
});

test('what has changed in the message meanwhile stays', async () => {
  const message = await shown(mail({ from: priya, isRead: false }));
  const asking = identifyPeople(sessionId, message);
  messagesStore().change(sessionId, 'm1', { isRead: true, changeKey: '2' });
  await asking;
  expect(now()).toMatchObject({ isRead: true, changeKey: '2', from: { address: 'Priya@contoso.test' } });
});
