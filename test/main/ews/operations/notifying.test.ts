import { describe, expect, it } from 'vitest';
import { getEvents } from '../../../../main/ews/operations/get-events.ts';
import { getStreamingEvents } from '../../../../main/ews/operations/get-streaming-events.ts';
import { subscribe } from '../../../../main/ews/operations/subscribe.ts';
import { unsubscribe } from '../../../../main/ews/operations/unsubscribe.ts';
import type { Notification } from '../../../../main/ews/elements/read-notification.ts';
import { Utf8Reader } from '../../../../main/ews/transport/http/utf8.ts';
import { failed, success } from '../../../../shared/result.ts';
import { failureOf, literalService, reply, sentBody, valueOf } from '../literal-service.ts';

const inbox = { by: 'name', name: 'inbox', mailbox: 'mary@contoso.test' } as const;
const allTypes =
  '<t:EventTypes><t:EventType>CopiedEvent</t:EventType><t:EventType>CreatedEvent</t:EventType><t:EventType>DeletedEvent</t:EventType><t:EventType>ModifiedEvent</t:EventType><t:EventType>MovedEvent</t:EventType><t:EventType>NewMailEvent</t:EventType><t:EventType>FreeBusyChangedEvent</t:EventType></t:EventTypes>';

describe('Subscribe', () => {
  it('asks for all folders of the identity’s own mailbox without naming one', async () => {
    const service = literalService(reply('subscribe'));
    valueOf(await subscribe(service, { how: 'streaming', folders: 'all' }));
    expect(sentBody(service)).toBe(
      `<m:Subscribe><m:StreamingSubscriptionRequest SubscribeToAllFolders="true">${allTypes}</m:StreamingSubscriptionRequest></m:Subscribe>`,
    );
  });

  it('names the folders of another mailbox one by one', async () => {
    const service = literalService(reply('subscribe'));
    const made = valueOf(await subscribe(service, { how: 'pull', folders: [inbox], timeoutMinutes: 10 }));
    expect(made).toEqual({ subscriptionId: 'JgBzdWI=', watermark: 'AQAAAHdhdGVy' });
    expect(sentBody(service)).toBe(
      `<m:Subscribe><m:PullSubscriptionRequest><t:FolderIds><t:DistinguishedFolderId Id="inbox"><t:Mailbox><t:EmailAddress>mary@contoso.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId></t:FolderIds>${allTypes}<t:Timeout>10</t:Timeout></m:PullSubscriptionRequest></m:Subscribe>`,
    );
  });

  it('says that the right is missing, in Exchange’s own word', async () => {
    const denied = await subscribe(literalService(reply('subscribe-denied')), {
      how: 'streaming',
      folders: [inbox],
    });
    expect(failureOf(denied)).toMatchObject({ code: 'ErrorSubscriptionDelegateAccessNotSupported' });
  });

  it('refuses a pull subscription without a watermark: its first events would be lost', async () => {
    const text = reply('subscribe').replace('<m:Watermark>AQAAAHdhdGVy</m:Watermark>', '');
    const pull = await subscribe(literalService(text), { how: 'pull', folders: [inbox] });
    expect(failureOf(pull)).toMatchObject({ kind: 'reply-refused' });
    const stream = await subscribe(literalService(text), { how: 'streaming', folders: [inbox] });
    expect(valueOf(stream)).toEqual({ subscriptionId: 'JgBzdWI=', watermark: null });
  });
});

describe('Unsubscribe', () => {
  it('ends the subscription that it names', async () => {
    const service = literalService(reply('unsubscribe'));
    expect(valueOf(await unsubscribe(service, { subscriptionId: 'JgBzdWI=' }))).toBeNull();
    expect(sentBody(service)).toBe(
      '<m:Unsubscribe><m:SubscriptionId>JgBzdWI=</m:SubscriptionId></m:Unsubscribe>',
    );
  });
});

describe('GetEvents', () => {
  it('gives what happened with both folders of a move, and the mark to go on from', async () => {
    const service = literalService(reply('get-events'));
    const asked = { subscriptionId: 'JgBzdWI=', watermark: 'AQAAAHdhdGVy' };
    expect(valueOf(await getEvents(service, asked))).toEqual({
      subscriptionId: 'JgBzdWI=',
      watermark: 'AQAAAGxhc3Q=',
      hasMore: true,
      events: [
        {
          event: 'MovedEvent',
          itemId: 'AAMkAMoved=',
          folderId: null,
          parentFolderIds: ['AAMkADone=', 'AAMkAInbox='],
          unreadCount: null,
        },
        {
          event: 'ModifiedEvent',
          itemId: null,
          folderId: 'AAMkAInbox=',
          parentFolderIds: ['AAMkARoot='],
          unreadCount: 7,
        },
      ],
    });
    expect(sentBody(service)).toBe(
      '<m:GetEvents><m:SubscriptionId>JgBzdWI=</m:SubscriptionId><m:Watermark>AQAAAHdhdGVy</m:Watermark></m:GetEvents>',
    );
  });
});

const head = '<?xml version="1.0" encoding="utf-8"?>';
const around = (message: string, prefix = 'soap11') =>
  `<${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/"><${prefix}:Header/><${prefix}:Body><m:GetStreamingEventsResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages>${message}</m:ResponseMessages></m:GetStreamingEventsResponse></${prefix}:Body></${prefix}:Envelope>`;
const ok = (inner: string) =>
  `<m:GetStreamingEventsResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${inner}</m:GetStreamingEventsResponseMessage>`;
const alive = head + around(ok('<m:ConnectionStatus>OK</m:ConnectionStatus>'));
const closed = around(ok('<m:ConnectionStatus>Closed</m:ConnectionStatus>'));
const event = (id: string) =>
  `<t:NewMailEvent><t:TimeStamp>2026-03-02T09:15:30Z</t:TimeStamp><t:ItemId Id="${id}" ChangeKey="CQ=="/><t:ParentFolderId Id="AAMkAInbox=" ChangeKey="AQ=="/></t:NewMailEvent>`;
const told = (prefix: 'm' | 't', id: string) =>
  around(
    ok(
      `<m:Notifications><${prefix}:Notification><t:SubscriptionId>JgBzdWI=</t:SubscriptionId>${event(id)}</${prefix}:Notification></m:Notifications>`,
    ),
  );
const lost = around(
  '<m:GetStreamingEventsResponseMessage ResponseClass="Error"><m:MessageText>x</m:MessageText><m:ResponseCode>ErrorSubscriptionNotFound</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:ErrorSubscriptionIds><m:SubscriptionId>JgBzdWI=</m:SubscriptionId></m:ErrorSubscriptionIds></m:GetStreamingEventsResponseMessage>',
);
/** `>` in a value, an end tag in CDATA and in a comment, and characters of two, three and four bytes. */
const awkward = `<!-- </s:Envelope> -->${around(
  ok(
    `<m:Notifications><m:Notification note="a > b"><t:SubscriptionId><![CDATA[Ünïcode </soap11:Envelope> 漢字 😀]]></t:SubscriptionId>${event('AAMkAé漢😀=')}</m:Notification></m:Notifications>`,
  ),
)}\r\n`;

/** Hears a stream whose bytes come in chunks of one size. */
async function hear(text: string, chunk: number) {
  const service = literalService('');
  const bytes = Buffer.from(text);
  const utf8 = new Utf8Reader();
  const seen: { lives: number; notifications: Notification[] } = { lives: 0, notifications: [] };
  const end = await getStreamingEvents(
    {
      ...service,
      transport: Object.assign(service.transport, {
        exchange: (request: unknown, reader: { write(text: string): unknown; end(): unknown }) => {
          expect(request).toMatchObject({ streaming: { silentMs: 90_000 }, anchor: 'anchor@contoso.test' });
          for (let at = 0; at < bytes.length; at += chunk) {
            for (const piece of utf8.read(bytes.subarray(at, at + chunk)) ?? ['']) {
              const failure = reader.write(piece);
              if (failure !== null) return Promise.resolve(failed(failure as never));
            }
          }
          const failure = reader.end();
          return Promise.resolve(failure === null ? success(null) : failed(failure as never));
        },
      }),
    },
    { subscriptionIds: ['JgBzdWI='], connectionMinutes: 30, anchor: 'anchor@contoso.test' },
    {
      onLife: () => (seen.lives += 1),
      onNotification: (notification) => seen.notifications.push(notification),
    },
    { signal: new AbortController().signal, silentMs: 90_000 },
  );
  return { end, ...seen };
}

describe('GetStreamingEvents', () => {
  it('hands over every envelope, wherever the chunks are cut', async () => {
    const text = `${alive}${told('m', 'AAMkA1=')}${awkward}${told('t', 'AAMkA2=')}${closed}`;
    for (const chunk of [1, 2, 3, 5, 7, 64, 700, 100_000]) {
      const { end, lives, notifications } = await hear(text, chunk);
      expect([chunk, lives]).toEqual([chunk, 5]);
      expect(notifications.map(({ events }) => events[0]?.itemId)).toEqual([
        'AAMkA1=',
        'AAMkAé漢😀=',
        'AAMkA2=',
      ]);
      expect(notifications[1]?.subscriptionId).toBe('Ünïcode </soap11:Envelope> 漢字 😀');
      expect(valueOf(end)).toEqual({ end: 'closed' });
    }
  });

  it('says which subscriptions the server refused', async () => {
    const { end } = await hear(`${alive}${lost}`, 64);
    expect(valueOf(end)).toMatchObject({
      end: 'refused',
      failure: { code: 'ErrorSubscriptionNotFound' },
      subscriptionIds: ['JgBzdWI='],
    });
  });

  it('takes a fault as the refusal of all', async () => {
    const { end } = await hear(reply('fault-exchange'), 64);
    expect(valueOf(end)).toMatchObject({ end: 'refused', subscriptionIds: [] });
  });

  it('fails when the stream ends inside an envelope, at whatever byte', async () => {
    const text = `${alive}${told('m', 'AAMkA1=')}`;
    for (let length = alive.length + 1; length < text.length; length += 7) {
      const { end, lives } = await hear(text.slice(0, length), 4096);
      expect([length, end.ok, lives]).toEqual([length, false, 1]);
    }
    expect((await hear(text, 4096)).end.ok).toBe(true);
  });

  it('refuses what is no answer to it, and an envelope that never ends', async () => {
    expect(failureOf((await hear(reply('subscribe'), 64)).end)).toMatchObject({ kind: 'reply-refused' });
    expect(failureOf((await hear('<!DOCTYPE x><x/>', 64)).end)).toMatchObject({ reason: 'doctype' });
    const endless = `<a>${'x'.repeat(5 * 1024 * 1024)}`;
    expect(failureOf((await hear(endless, 1 << 20)).end)).toMatchObject({ kind: 'reply-too-large' });
  });
});
