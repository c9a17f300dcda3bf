import { describe, expect, test } from 'vitest';

import { all, impersonating, texts } from '../support/client.ts';
import { ana, asWritten, jun, mary, outsider, rob, service, support } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice();

const person = (address: string) => `<t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox>`;
const message = (to: string, from?: string, subject = 'Hello') =>
  `<t:Message><t:Subject>${subject}</t:Subject><t:Body BodyType="Text">Hi.</t:Body><t:ToRecipients>${person(to)}</t:ToRecipients>${from === undefined ? '' : `<t:From>${person(from)}</t:From>`}</t:Message>`;
const send = (item: string, savedIn?: string, disposition = 'SendAndSaveCopy') =>
  `<m:CreateItem MessageDisposition="${disposition}">${savedIn === undefined ? '' : `<m:SavedItemFolderId>${savedIn}</m:SavedItemFolderId>`}<m:Items>${item}</m:Items></m:CreateItem>`;

const sendItem = (id: string, savedIn?: string) =>
  `<m:SendItem SaveItemToFolder="true"><m:ItemIds>${id}</m:ItemIds>${savedIn === undefined ? '' : `<m:SavedItemFolderId>${savedIn}</m:SavedItemFolderId>`}</m:SendItem>`;

async function total(as: string, where: string): Promise<number> {
  return Number(texts((await office.ask(as, getFolder(where))).body, 'TotalCount')[0]);
}

describe('from whom', () => {
  test('one’s own mail has one name, and its copy in one’s own Sent Items', async () => {
    expect(await office.codes(rob, send(message(mary)))).toEqual(['NoError']);
    expect(office.exchange().ledger.submissions).toMatchObject([
      { from: rob, sender: rob, recipients: [mary] },
    ]);
    expect(await total(rob, folder('sentitems'))).toBe(1);
    expect(await total(mary, folder('inbox'))).toBe(4);
  });

  test('mail on behalf names owner and sender, and its copy lies where the client put it', async () => {
    expect(await office.codes(ana, send(message(outsider, support), folder('sentitems', support)))).toEqual([
      'NoError',
    ]);
    expect(office.exchange().ledger.submissions).toMatchObject([
      { from: support, sender: ana, authorized: ana },
    ]);
    const copies = await office.ask(ana, findItem(folder('sentitems', support)));
    const copy = await office.ask(ana, getItem(idsOf(copies.body)[0] ?? ''));
    expect(all(copy.body, 'From').flatMap((node) => texts(node, 'EmailAddress'))).toEqual([support]);
    expect(all(copy.body, 'Sender').flatMap((node) => texts(node, 'EmailAddress'))).toEqual([asWritten(ana)]);
    expect(await total(ana, folder('sentitems'))).toBe(0);
  });

  test('Full Access alone sends nothing, and leaves the draft in the owner’s Drafts', async () => {
    const request = send(message(outsider, support), folder('sentitems', support));
    expect(await office.codes(rob, request)).toEqual(['ErrorSendAsDenied']);
    expect(office.exchange().ledger.submissions).toEqual([]);
    expect(await total(rob, folder('drafts', support))).toBe(1);
  });

  test('impersonated mail cannot be told from the owner’s', async () => {
    const codes = await office.codes(service, send(message(mary)), { header: impersonating(jun) });
    expect(codes).toEqual(['NoError']);
    expect(office.exchange().ledger.submissions).toMatchObject([
      { authenticated: service, authorized: jun, from: jun, sender: jun },
    ]);
  });

  test('the owner keeps a copy where the switch says so', async () => {
    office.exchange().setMailbox(support, { messageCopyForSendOnBehalfEnabled: true });
    await office.ask(ana, send(message(outsider, support)));
    expect(await total(ana, folder('sentitems'))).toBe(1);
    expect(await total(ana, folder('sentitems', support))).toBe(1);
  });

  test('refuses mail to nobody', async () => {
    expect(await office.codes(rob, send('<t:Message><t:Subject>x</t:Subject></t:Message>'))).toEqual([
      'ErrorInvalidRecipients',
    ]);
  });
});

describe('drafts', () => {
  test('go with their change key, once', async () => {
    const [id = ''] = idsOf((await office.ask(rob, send(message(mary), undefined, 'SaveOnly'))).body);
    expect(await office.codes(rob, sendItem(id.replace(/ ChangeKey="[^"]*"/, '')))).toEqual([
      'ErrorChangeKeyRequired',
    ]);
    expect(await office.codes(rob, sendItem(id))).toEqual(['NoError']);
    expect(await office.codes(rob, sendItem(id))).toEqual(['ErrorItemNotFound']);
    expect(office.exchange().ledger.deliveries).toHaveLength(1);
  });

  test('of a delegate stay behind without a word when the copy should lie in the other mailbox', async () => {
    const [id = ''] = idsOf(
      (await office.ask(rob, send(message(jun, mary), folder('drafts', mary), 'SaveOnly'))).body,
    );
    expect(await office.codes(rob, sendItem(id))).toEqual(['NoError']);
    expect(office.exchange().ledger.submissions).toMatchObject([{ from: mary, sender: rob }]);
    expect(await total(rob, folder('drafts', mary))).toBe(1);
    expect(await total(rob, folder('sentitems'))).toBe(0);
  });
});

describe('answers', () => {
  test('a reply keeps the conversation, the subject and the quotation', async () => {
    const [original = ''] = idsOf((await office.ask(ana, findItem(folder('inbox', support)))).body);
    const reference = original.replace('t:ItemId', 't:ReferenceItemId');
    const reply = `<t:ReplyToItem><t:From>${person(support)}</t:From>${reference}<t:NewBodyContent BodyType="Text">Try again.</t:NewBodyContent></t:ReplyToItem>`;
    expect(await office.codes(ana, send(reply, folder('sentitems', support)))).toEqual(['NoError']);
    const sent = await office.ask(ana, findItem(folder('sentitems', support)));
    const copy = await office.ask(ana, getItem(idsOf(sent.body)[0] ?? ''));
    expect(texts(copy.body, 'Subject')).toEqual(['RE: Cannot sign in']);
    expect(texts(copy.body, 'DisplayTo')).toEqual(['Kim Abercrombie']);
    expect(texts(copy.body, 'InReplyTo')).toEqual(['<ticket-1@fabrikam.test>']);
    expect(texts(copy.body, 'Body')[0]).toContain('Try again.');
    expect(texts(copy.body, 'Body')[0]).toContain('Please help.');
  });

  test('a reply to all reaches everyone but oneself; a forward takes the attachments along', async () => {
    // An answer changes what it answers: the change key is another one afterwards.
    const reference = async () =>
      (idsOf((await office.ask(mary, findItem(folder('inbox')))).body)[0] ?? '').replace(
        't:ItemId',
        't:ReferenceItemId',
      );
    await office.ask(mary, send(`<t:ReplyAllToItem>${await reference()}</t:ReplyAllToItem>`));
    await office.ask(
      mary,
      send(
        `<t:ForwardItem><t:ToRecipients>${person(rob)}</t:ToRecipients>${await reference()}</t:ForwardItem>`,
      ),
    );
    expect(office.exchange().ledger.submissions.map((one) => one.recipients)).toEqual([[outsider], [rob]]);
    const inbox = await office.ask(rob, findItem(folder('inbox')));
    expect(texts(inbox.body, 'HasAttachments')).toEqual(['true']);
  });
});

office.checkSchema();
