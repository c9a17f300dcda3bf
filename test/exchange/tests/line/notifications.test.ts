import { afterEach, describe, expect, test } from 'vitest';

import { all, impersonating, texts } from '../support/client.ts';
import { ana, jun, mary, rob, service, support } from '../support/fixture.ts';
import { listen } from '../support/listen.ts';
import type { Listener } from '../support/listen.ts';
import { findItem, folder, idsOf, useOffice } from '../support/office.ts';
import { bodyText, obstacle, violations } from '../support/schema-check.ts';

const office = useOffice({ policies: { heartbeatMilliseconds: 30_000 } });
const everything = ['Copied', 'Created', 'Deleted', 'Modified', 'Moved', 'NewMail', 'FreeBusyChanged'];
const wanted = (types: readonly string[]) =>
  `<t:EventTypes>${types.map((one) => `<t:EventType>${one}Event</t:EventType>`).join('')}</t:EventTypes>`;
const pull = (folders: string, types = everything, more = '') =>
  `<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds>${folders}</t:FolderIds>${wanted(types)}${more}<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>`;
const stream = (folders: string, types = everything) =>
  `<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>${folders}</t:FolderIds>${wanted(types)}</m:StreamingSubscriptionRequest></m:Subscribe>`;
const allFolders = `<m:Subscribe><m:StreamingSubscriptionRequest SubscribeToAllFolders="true">${wanted(everything)}</m:StreamingSubscriptionRequest></m:Subscribe>`;
const getEvents = (id: string, watermark: string) =>
  `<m:GetEvents><m:SubscriptionId>${id}</m:SubscriptionId><m:Watermark>${watermark}</m:Watermark></m:GetEvents>`;
const unsubscribe = (id: string) =>
  `<m:Unsubscribe><m:SubscriptionId>${id}</m:SubscriptionId></m:Unsubscribe>`;
const listenTo = (ids: readonly string[], minutes = 1) =>
  `<m:GetStreamingEvents><m:SubscriptionIds>${ids.map((id) => `<t:SubscriptionId>${id}</t:SubscriptionId>`).join('')}</m:SubscriptionIds><m:ConnectionTimeout>${minutes}</m:ConnectionTimeout></m:GetStreamingEvents>`;
const draft = (subject: string) =>
  `<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Message><t:Subject>${subject}</t:Subject></t:Message></m:Items></m:CreateItem>`;
const letter = (to: string) =>
  `<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message><t:Subject>hello</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>${to}</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items></m:CreateItem>`;
const markRead = (id: string) =>
  `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AlwaysOverwrite"><m:ItemChanges><t:ItemChange>${id}<t:Updates><t:SetItemField><t:FieldURI FieldURI="message:IsRead"/><t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`;
const place = (operation: string, id: string, to: string) =>
  `<m:${operation}><m:ToFolderId>${to}</m:ToFolderId><m:ItemIds>${id}</m:ItemIds></m:${operation}>`;
const remove = (id: string) =>
  `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"><m:ItemIds>${id}</m:ItemIds></m:DeleteItem>`;

async function subscribe(as: string, request: string): Promise<{ id: string; watermark: string }> {
  const answer = await office.ask(as, request);
  return {
    id: texts(answer.body, 'SubscriptionId')[0] ?? '',
    watermark: texts(answer.body, 'Watermark')[0] ?? '',
  };
}

/** Names of the events of a GetEvents answer, without `Event`; what only tells of the folder itself is left out. */
async function eventsOf(as: string, { id, watermark }: { id: string; watermark: string }): Promise<string[]> {
  const answer = await office.ask(as, getEvents(id, watermark));
  return (all(answer.body, 'Notification')[0]?.children ?? [])
    .filter((one) => one.name.endsWith('Event') && all(one, 'FolderId').length === 0)
    .map((one) => one.name.slice(0, -5));
}

describe('a pull subscription', () => {
  test('hears of everything that happens to an item, in order', async () => {
    const drafts = await subscribe(mary, pull(folder('drafts')));
    const [made = ''] = idsOf((await office.ask(mary, draft('one'))).body);
    await office.ask(mary, markRead(made));
    await office.ask(mary, place('CopyItem', made, folder('drafts')));
    await office.ask(mary, place('MoveItem', made, folder('junkemail')));
    const [copy = ''] = idsOf((await office.ask(mary, findItem(folder('drafts')))).body);
    await office.ask(mary, remove(copy));
    expect(await eventsOf(mary, drafts)).toEqual(['Created', 'Modified', 'Copied', 'Moved', 'Deleted']);
  });

  test('names both ids of what was moved, and the folder it came from', async () => {
    const inbox = await subscribe(mary, pull(folder('inbox'), ['Moved']));
    const [old = ''] = idsOf((await office.ask(mary, findItem(folder('inbox')))).body);
    const [now = ''] = idsOf((await office.ask(mary, place('MoveItem', old, folder('junkemail')))).body);
    const answer = await office.ask(mary, getEvents(inbox.id, inbox.watermark));
    expect(all(answer.body, 'OldItemId')[0]?.attributes.get('Id')).toBe(/Id="([^"]*)"/.exec(old)?.[1]);
    expect(all(answer.body, 'ItemId')[0]?.attributes.get('Id')).toBe(/Id="([^"]*)"/.exec(now)?.[1]);
    expect(all(answer.body, 'OldParentFolderId')).toHaveLength(1);
  });

  test('hears of new mail, and of what changes free and busy times', async () => {
    const inbox = await subscribe(jun, pull(folder('inbox')));
    await office.ask(mary, letter(jun));
    expect(await eventsOf(jun, inbox)).toEqual(['Created', 'NewMail']);
    const calendar = await subscribe(mary, pull(folder('calendar'), ['FreeBusyChanged']));
    const doctor = findItem(folder('calendar'), '', '<t:BaseShape>IdOnly</t:BaseShape>');
    await office.ask(mary, remove(idsOf((await office.ask(mary, doctor)).body)[0] ?? ''));
    expect(await eventsOf(mary, calendar)).toEqual(['FreeBusyChanged']);
  });

  test('hears that its folder changed with its items, and how many are unread now', async () => {
    const inbox = await subscribe(mary, pull(folder('inbox'), ['Modified']));
    const unread = findItem(folder('inbox'), '', '<t:BaseShape>AllProperties</t:BaseShape>');
    const found = all((await office.ask(mary, unread)).body, 'Message').find(
      (one) => texts(one, 'IsRead')[0] === 'false',
    );
    const [id = ''] = found ? idsOf(found) : [];
    const [read = ''] = idsOf((await office.ask(mary, markRead(id))).body);
    await office.ask(jun, letter(mary));
    await office.ask(mary, place('MoveItem', read, folder('junkemail')));
    const answer = await office.ask(mary, getEvents(inbox.id, inbox.watermark));
    const events = all(answer.body, 'ModifiedEvent');
    expect(events.map((one) => [all(one, 'ItemId').length, texts(one, 'UnreadCount')])).toEqual([
      [1, []],
      [0, ['1']],
      [0, ['2']],
      [0, ['2']],
    ]);
  });

  test('hears only of its own folders and of the kinds it asked for', async () => {
    const inbox = await subscribe(mary, pull(folder('inbox')));
    const deletions = await subscribe(mary, pull(folder('drafts'), ['Deleted']));
    await office.ask(mary, draft('one'));
    expect(await eventsOf(mary, inbox)).toEqual(['Status']);
    expect(await eventsOf(mary, deletions)).toEqual(['Status']);
  });

  test('tells the same again for an old watermark, and the rest for a new one, 50 at a time', async () => {
    const drafts = await subscribe(mary, pull(folder('drafts'), ['Created']));
    for (let count = 0; count < 60; count += 1) await office.ask(mary, draft(`d${count}`));
    const first = await office.ask(mary, getEvents(drafts.id, drafts.watermark));
    expect([all(first.body, 'CreatedEvent').length, texts(first.body, 'MoreEvents')]).toEqual([50, ['true']]);
    const last = texts(first.body, 'Watermark').at(-1) ?? '';
    const rest = await office.ask(mary, getEvents(drafts.id, last));
    expect([all(rest.body, 'CreatedEvent').length, texts(rest.body, 'MoreEvents')]).toEqual([10, ['false']]);
    expect(
      all((await office.ask(mary, getEvents(drafts.id, drafts.watermark))).body, 'CreatedEvent'),
    ).toHaveLength(50);
  });

  test('can begin where another one stopped', async () => {
    const old = await subscribe(mary, pull(folder('drafts')));
    await office.ask(mary, draft('one'));
    const from = `<t:Watermark>${old.watermark}</t:Watermark>`;
    const late = await subscribe(mary, pull(folder('drafts'), ['Created'], from));
    expect(await eventsOf(mary, { id: late.id, watermark: late.watermark })).toEqual(['Created']);
    const wrong = '<t:Watermark>bm9uc2Vuc2U=</t:Watermark>';
    expect(await office.codes(mary, pull(folder('drafts'), ['Created'], wrong))).toEqual([
      'ErrorInvalidWatermark',
    ]);
  });

  test('expires when nobody asks, and is not found once it is gone', async () => {
    const drafts = await subscribe(mary, pull(folder('drafts')));
    expect(await office.codes(mary, getEvents(drafts.id, 'bm9uc2Vuc2U='))).toEqual(['ErrorInvalidWatermark']);
    office.exchange().clock.advance(11 * 60_000);
    expect(await office.codes(mary, getEvents(drafts.id, drafts.watermark))).toEqual([
      'ErrorExpiredSubscription',
    ]);
    expect(await office.codes(mary, getEvents(drafts.id, drafts.watermark))).toEqual([
      'ErrorSubscriptionNotFound',
    ]);
    const other = await subscribe(mary, pull(folder('drafts')));
    expect(await office.codes(mary, unsubscribe(other.id))).toEqual(['NoError']);
    expect(await office.codes(mary, unsubscribe(other.id))).toEqual(['ErrorSubscriptionNotFound']);
  });
});

describe('subscribing', () => {
  test('needs owner access to somebody else’s folder', async () => {
    expect(await office.codes(rob, stream(folder('calendar', mary)))).toEqual([
      'ErrorSubscriptionDelegateAccessNotSupported',
    ]);
    expect(await office.codes(rob, stream(folder('inbox', support)))).toEqual(['NoError']);
    expect(await office.codes(rob, stream(folder('tasks', mary)))).toEqual(['ErrorFolderNotFound']);
    expect(await office.codes(rob, stream(folder('inbox') + folder('inbox', support)))).toEqual([
      'ErrorInvalidSubscriptionRequest',
    ]);
  });

  test('belongs to who did it, impersonation included', async () => {
    const own = await subscribe(mary, pull(folder('drafts')));
    expect(await office.codes(ana, getEvents(own.id, own.watermark))).toEqual([
      'ErrorSubscriptionAccessDenied',
    ]);
    const answer = await office.ask(service, allFolders, { header: impersonating(jun) });
    const id = texts(answer.body, 'SubscriptionId')[0] ?? '';
    expect(await office.codes(jun, unsubscribe(id))).toEqual(['ErrorSubscriptionAccessDenied']);
    expect(await office.codes(service, unsubscribe(id), { header: impersonating(jun) })).toEqual(['NoError']);
  });

  test('by push is refused: this server calls nobody', async () => {
    const push = `<m:Subscribe><m:PushSubscriptionRequest><t:FolderIds>${folder('inbox')}</t:FolderIds>${wanted(['NewMail'])}<t:StatusFrequency>1</t:StatusFrequency><t:URL>http://127.0.0.1:9/</t:URL></m:PushSubscriptionRequest></m:Subscribe>`;
    expect(await office.codes(mary, push)).toEqual(['ErrorInvalidPushSubscriptionUrl']);
  });
});

describe('a streaming connection', () => {
  const listeners: Listener[] = [];
  const replies: string[] = [];
  const open = (as: string, ids: readonly string[], minutes?: number) => {
    const listener = listen(office.exchange().url, as, listenTo(ids, minutes));
    listeners.push(listener);
    return listener;
  };
  afterEach(() => {
    for (const one of listeners.splice(0)) {
      replies.push(...one.envelopes.map(bodyText));
      one.close();
    }
  });

  test('says at once that it is there, then tells of each change while it stays open', async () => {
    const { id } = await subscribe(mary, stream(folder('drafts')));
    const listener = open(mary, [id]);
    expect(texts(await listener.next(), 'ConnectionStatus')).toEqual(['OK']);
    await office.ask(mary, draft('one'));
    const told = await listener.next();
    expect(all(told, 'Notifications')[0]?.children.map((one) => one.namespace)).toEqual([told.namespace]);
    expect([texts(told, 'SubscriptionId'), all(told, 'CreatedEvent').length]).toEqual([[id], 1]);
    await office.ask(mary, draft('two'));
    expect(all(await listener.next(), 'CreatedEvent')).toHaveLength(1);
  });

  test('tells first what happened before it was open, in the chunk that says it is there', async () => {
    const { id } = await subscribe(mary, stream(folder('drafts')));
    await office.ask(mary, draft('one'));
    const listener = open(mary, [id]);
    await listener.next();
    expect(all(await listener.next(), 'CreatedEvent')).toHaveLength(1);
    expect([listener.chunks.length, listener.envelopes.length]).toEqual([1, 2]);
  });

  test('carries the subscriptions of several mailboxes', async () => {
    const own = await subscribe(rob, stream(folder('drafts')));
    const shared = await subscribe(rob, stream(folder('inbox', support)));
    const listener = open(rob, [own.id, shared.id]);
    await listener.next();
    await office.ask(mary, letter(support));
    expect(texts(await listener.next(), 'SubscriptionId')).toEqual([shared.id]);
  });

  test('gives signs of life, and says when its time is over', async () => {
    const { id } = await subscribe(mary, stream(folder('drafts')));
    const listener = open(mary, [id]);
    await listener.next();
    office.exchange().clock.advance(30_000);
    expect(texts(await listener.next(), 'ConnectionStatus')).toEqual(['OK']);
    office.exchange().clock.advance(30_000);
    expect(texts(await listener.next(), 'ConnectionStatus')).toEqual(['Closed']);
    await listener.ended;
  });

  test('gives way to a newer one for the same subscription, and ends when it is taken away', async () => {
    const { id } = await subscribe(mary, stream(folder('drafts')));
    const older = open(mary, [id]);
    await older.next();
    const newer = open(mary, [id]);
    expect(texts(await older.next(), 'ResponseCode')).toEqual(['ErrorNewEventStreamConnectionOpened']);
    await newer.next();
    await office.ask(mary, unsubscribe(id));
    expect(texts(await newer.next(), 'ResponseCode')).toEqual(['ErrorSubscriptionUnsubscribed']);
    await newer.ended;
  });

  test('names the subscriptions that it does not find, and takes no time of its own choice', async () => {
    const { id } = await subscribe(mary, stream(folder('drafts')));
    const listener = open(mary, [id, 'nothing']);
    const answer = await listener.next();
    expect(texts(answer, 'ResponseCode')).toEqual(['ErrorSubscriptionNotFound']);
    expect(texts(answer, 'SubscriptionId')).toEqual(['nothing']);
    await listener.ended;
    for (const minutes of [0, 31])
      expect(await office.codes(mary, listenTo([id], minutes))).toEqual(['ErrorSchemaValidation']);
    expect(await office.codes(mary, listenTo(Array.from({ length: 201 }, () => id)))).toEqual([
      'ErrorInvalidSubscriptionRequest',
    ]);
  });

  test.skipIf(obstacle !== undefined)(`wrote valid envelopes only (${obstacle ?? 'xmllint'})`, async () => {
    expect(replies.length).toBeGreaterThan(10);
    expect(await violations(replies)).toEqual([]);
  });
});

office.checkSchema();
