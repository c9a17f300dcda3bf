import { expect, test } from 'vitest';

import { all, texts } from '../support/client.ts';
import { ana, asWritten, jun, mary, office as content, rob } from '../support/fixture.ts';
import { findItem, folder, getFolder, getItem, idsOf, useOffice } from '../support/office.ts';

const office = useOffice({
  content: {
    ...content,
    organisation: {
      ...content.organisation,
      grants: [
        ...content.organisation.grants,
        { owner: jun, to: rob, sendAs: true, folders: { sentitems: 'Editor' } },
        { owner: jun, to: ana, sendAs: true, sendOnBehalf: true },
      ],
    },
  },
});

const person = (address: string) => `<t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox>`;
const asJun = (savedIn = '') =>
  `<m:CreateItem MessageDisposition="SendAndSaveCopy">${savedIn === '' ? '' : `<m:SavedItemFolderId>${savedIn}</m:SavedItemFolderId>`}<m:Items><t:Message><t:Subject>From Jun</t:Subject><t:ToRecipients>${person(mary)}</t:ToRecipients><t:From>${person(jun)}</t:From></t:Message></m:Items></m:CreateItem>`;
const total = async (as: string) =>
  Number(texts((await office.ask(as, getFolder(folder('sentitems')))).body, 'TotalCount')[0]);
const namesIn = async (as: string, where: string) => {
  const found = all((await office.ask(as, findItem(where))).body, 'Message').find(
    (one) => texts(one, 'Subject')[0] === 'From Jun',
  );
  const { body } = await office.ask(as, getItem(found ? (idsOf(found)[0] ?? '') : ''));
  return ['From', 'Sender'].flatMap((name) => all(body, name).flatMap((one) => texts(one, 'EmailAddress')));
};

test('mail sent as somebody shows its readers that person alone', async () => {
  expect(await office.codes(rob, asJun())).toEqual(['NoError']);
  expect(await namesIn(mary, folder('inbox'))).toEqual([asWritten(jun), asWritten(jun)]);
  expect(office.exchange().ledger.submissions).toMatchObject([
    { authenticated: rob, authorized: rob, from: jun, sender: jun, recipients: [mary] },
  ]);
});

test('the right to send as counts before the right to send on behalf', async () => {
  expect(await office.codes(ana, asJun())).toEqual(['NoError']);
  expect(await namesIn(mary, folder('inbox'))).toEqual([asWritten(jun), asWritten(jun)]);
});

test.each([
  ['in the sender’s own Sent Items when the client names no folder', '', 1, 0],
  ['in the owner’s when the client names that', folder('sentitems', jun), 0, 1],
])('the copy of mail sent as somebody lies %s', async (_where, savedIn, own, owners) => {
  await office.ask(rob, asJun(savedIn));
  expect([await total(rob), await total(jun)]).toEqual([own, owners]);
});

test.each([
  ['MessageCopyForSentAsEnabled', { messageCopyForSentAsEnabled: true }, 1],
  ['MessageCopyForSendOnBehalfEnabled alone', { messageCopyForSendOnBehalfEnabled: true }, 0],
])('under %s the owner’s Sent Items hold so many copies of mail sent as', async (_name, switches, copies) => {
  office.exchange().setMailbox(jun, switches);
  await office.ask(rob, asJun());
  expect([await total(rob), await total(jun)]).toEqual([1, copies]);
  expect(copies === 0 ? [] : await namesIn(jun, folder('sentitems'))).toEqual(
    copies === 0 ? [] : [asWritten(jun), asWritten(jun)],
  );
});

office.checkSchema();
